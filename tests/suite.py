"""Every test, on both databases and in Chromium: what `make test` runs.

The two databases run side by side, each in a process of its own. What cannot run is said, with the
reason; with CI=true it is a failure instead, and so is a skipped test. Branch coverage makes a run
half as slow again, so that it is measured apart: `make coverage`.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

import psycopg

from newsroom.env import env as environment

ROOT = Path(__file__).resolve().parent.parent
POSTGRESQL = os.environ.get("TEST_POSTGRESQL_URL", "postgresql://postgres@127.0.0.1:5432/postgres")
STRICT = os.environ.get("CI", "").lower() == "true"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
PYTEST = ("-m", "pytest", "tests", "-q", "-p", "no:cacheprovider")
# A process for each core, and a database for each process; who is done takes over from the other.
UNITS = (*PYTEST, "-n", "auto", "--dist", "worksteal", "-m", "not e2e")
# A module's tests share a desk, so that they stay together.
BROWSER = (*PYTEST, "-n", "auto", "--dist", "loadfile", "-m", "e2e")
# The processes that a test starts read what was compiled, and nobody waits for a disk.
QUICK = {"PYTHONDONTWRITEBYTECODE": "", "PGOPTIONS": "-c synchronous_commit=off"}
SUMMARY = re.compile(r"^=+ short test summary", re.MULTILINE)
SKIPPED = re.compile(r"\b\d+ skipped\b")


@dataclass(frozen=True, slots=True)
class Run:
    """One run of pytest: its name, the arguments of Python, the database ("" is SQLite)."""

    name: str
    arguments: tuple[str, ...]
    database: str = ""


def main() -> int:
    missing = dict(missing_things())
    for what, why in missing.items():
        sys.stdout.write(f"Not run: {what}, because {why}.\n")
    if missing and STRICT:
        sys.stdout.write("With CI=true everything must run.\n")
        return 1
    units = [Run("SQLite", UNITS)]
    if "the tests on PostgreSQL" not in missing:
        units.append(Run("PostgreSQL", UNITS, database=POSTGRESQL))
    passed = all(side_by_side(units))
    if "the tests in Chromium" not in missing:
        passed = all(side_by_side([Run("Chromium", BROWSER)])) and passed
    return 0 if passed else 1


def measure_coverage() -> int:
    """Branch coverage of factcheck by the tests on SQLite; too little of it is a failure."""
    coverage("erase")
    passed = all(side_by_side([Run("SQLite", ("-m", "coverage", "run", *UNITS))]))
    coverage("combine", "--quiet")
    sys.stdout.write("\nBranch coverage of factcheck, on SQLite\n")
    return 0 if coverage("report") == 0 and passed else 1


def check_migrations() -> int:
    """Are there model changes without a migration, as PostgreSQL sees it?"""
    if not postgresql_answers():
        sys.stdout.write(f"Not run: migrations on PostgreSQL, because {no_postgresql()}.\n")
        return int(STRICT)
    command = [sys.executable, "manage.py", "makemigrations", "--check", "--dry-run"]
    return subprocess.call(command, cwd=ROOT, env=settled(POSTGRESQL))  # noqa: S603 -- ours


def missing_things() -> Iterator[tuple[str, str]]:
    """What this machine cannot run, and why."""
    if not postgresql_answers():
        yield "the tests on PostgreSQL", no_postgresql()
    if not any(shutil.which(browser) for browser in BROWSERS):
        yield "the tests in Chromium", "there is no chromium on the path"
    if not shutil.which("msgfmt"):
        yield "the comparison of the translations with GNU gettext", "there is no msgfmt"


def postgresql_answers() -> bool:
    try:
        with psycopg.connect(POSTGRESQL, connect_timeout=3):
            return True
    except psycopg.OperationalError:
        return False


def no_postgresql() -> str:
    address = POSTGRESQL.rpartition("@")[2]
    return f"no PostgreSQL answers at {address} (TEST_POSTGRESQL_URL names another)"


def coverage(*arguments: str) -> int:
    command = [sys.executable, "-m", "coverage", *arguments]
    return subprocess.call(command, cwd=ROOT)  # noqa: S603 -- ours


def settled(database: str) -> dict[str, str]:
    """The environment of the tests: every setting at its default, whatever .env says."""
    names = set(environment.scheme) | {f"{name}_FILE" for name in environment.scheme}
    kept = {name: value for name, value in os.environ.items() if name not in names}
    defaults = {
        name: ",".join(default) if isinstance(default, list) else str(default)
        for name, (_cast, default) in environment.scheme.items()
    }
    own = {"SECRET_KEY": "only-for-tests" * 5, "DATABASE_URL": database}
    return {**kept, **defaults, **QUICK, **own}


def side_by_side(runs: list[Run]) -> Iterator[bool]:
    """Start every run at once, then show each; True for the ones that passed."""
    started = [start(run) for run in runs]
    # All of them are shown, also after one has failed, so that one look tells everything.
    results = [
        shown(run.name, process.wait(), output)
        for run, (process, output) in zip(runs, started, strict=True)
    ]
    yield from results


def start(run: Run) -> tuple[subprocess.Popen[bytes], IO[bytes]]:
    """The running process, and the file that receives what it prints."""
    output = TemporaryFile()  # noqa: SIM115 -- read and dropped after the process has ended
    process = subprocess.Popen(  # noqa: S603 -- ours
        [sys.executable, *run.arguments],
        cwd=ROOT,
        env=settled(run.database),
        stdout=output,
        stderr=subprocess.STDOUT,
    )
    return process, output


def shown(name: str, code: int, output: IO[bytes]) -> bool:
    """Print how a run ended (all of it when it failed); did it pass?"""
    output.seek(0)
    text = output.read().decode(errors="replace").rstrip()
    last = text.rpartition("\n")[2]
    summary = SUMMARY.search(text)
    closing = text[summary.start() :] if summary else last
    passed = code == 0 and not (STRICT and SKIPPED.search(last))
    sys.stdout.write(f"\n{name}\n{closing if passed else text}\n")
    if code == 0 and not passed:
        sys.stdout.write("With CI=true no test may be skipped.\n")
    sys.stdout.flush()
    return passed


if __name__ == "__main__":
    asked = {"": main, "migrations": check_migrations, "coverage": measure_coverage}
    sys.exit(asked["".join(sys.argv[1:])]())
