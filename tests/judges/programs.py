"""The judges' own programs, installed below var/judges: none of them is the product's."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from tests.e2e.server import ROOT

HERE = Path(__file__).parent
WHERE = ROOT / "var" / "judges"
NODE = WHERE / "node" / "node_modules"


def missing() -> list[str]:
    """Programs of the machine that are not there."""
    return [name for name in ("chromium", "java", "node", "npm") if not shutil.which(name)]


def install() -> None:
    """What is installed already, by the same lock files, stays."""
    _once(WHERE / "node", ["package.json", "package-lock.json"], _node)
    for name in ("wapiti", "schemathesis"):
        _once(WHERE / name, [f"{name}.txt"], _python)


def python(name: str) -> str:
    """The folder of programs of a Python judge."""
    return str(WHERE / name / "bin")


def run(
    command: list[str], *, env: dict[str, str] | None = None, folder: Path = ROOT
) -> subprocess.CompletedProcess[str]:
    """Its exit status is the judge's to say what it means."""
    return subprocess.run(  # noqa: S603 -- our own command lines
        command,
        cwd=folder,
        env={**os.environ, **(env or {})},
        capture_output=True,
        text=True,
        check=False,
        timeout=900,
    )


def _once(folder: Path, locks: list[str], install_in: Callable[[Path], None]) -> None:
    digest = hashlib.sha256(b"".join((HERE / lock).read_bytes() for lock in locks)).hexdigest()
    mark = folder / "installed"
    if mark.exists() and mark.read_text() == digest:
        return
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    sys.stdout.write(f"Installing {folder.name}\n")
    sys.stdout.flush()
    for lock in locks:
        shutil.copy(HERE / lock, folder)
    install_in(folder)
    mark.write_text(digest)


def _node(folder: Path) -> None:
    # One of them would download a browser when it is installed.
    _must(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"], folder)


def _python(folder: Path) -> None:
    _must([sys.executable, "-m", "venv", "."], folder)
    requirements = f"{folder.name}.txt"
    _must(
        ["bin/python", "-m", "pip", "install", "-qq", "--require-hashes", "-r", requirements],
        folder,
    )


def _must(command: list[str], folder: Path) -> None:
    done = run(command, folder=folder)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)} failed:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
