"""The measurement itself: two databases, five rounds in turns, one table."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager

from benchmarks.matching import p95, say
from benchmarks.scale.comparisons import ALL, Comparison
from benchmarks.scale.databases import few_beside, fill, manage
from benchmarks.scale.worker import PLANS

ROUNDS = 5

# Milliseconds: of each database, each case, each round, each task.
Taken = Mapping[str, Mapping[str, list[list[float]]]]


class Worker:
    """The process of one database."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        self.about: Mapping[str, str] = self._answer()

    def measure(self, case: str) -> list[float]:
        taken: list[float] = self.ask(case)
        return taken

    def ask(self, case: str):
        assert self._process.stdin is not None  # noqa: S101 -- it was made with a pipe
        self._process.stdin.write(f"{case}\n")
        self._process.stdin.flush()
        return self._answer()

    def _answer(self):
        assert self._process.stdout is not None  # noqa: S101 -- it was made with a pipe
        line = self._process.stdout.readline()
        if not line:
            sys.exit("A measurement broke off; its fault is above.")
        return json.loads(line)


def main(rows: int, url: str) -> None:
    """With an address, the facts that are there; an empty database is filled first."""
    # Pages name their style sheets, which must be there.
    manage(url, "collectstatic", "--noinput", "--verbosity", "0")
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        many = url or f"sqlite:///{folder}/many.sqlite3"
        if not url or _is_empty(many):
            fill(many, rows)
        few = stack.enter_context(few_beside(many, folder))
        workers = {"many": stack.enter_context(working(many))}
        workers["few"] = stack.enter_context(working(few))
        taken = measured(workers)
        report(taken, workers["many"].about, rows, many.partition(":")[0])
        say("\n| reader | plan |\n|---|---|")
        for reader, plan in workers["many"].ask(PLANS).items():
            say(f"| {reader} | {plan} |")


def _is_empty(url: str) -> bool:
    code = "from factcheck.models import FactPage as P; print(not P.objects.exists())"
    words = [sys.executable, "manage.py", "shell", "--verbosity", "0", "--command", code]
    environment = {**os.environ, "DATABASE_URL": url}
    subprocess.run(
        [sys.executable, "manage.py", "migrate", "--verbosity", "0"], env=environment, check=True
    )
    found = subprocess.run(words, env=environment, check=True, capture_output=True, text=True)  # noqa: S603 -- our own command
    return found.stdout.strip() == "True"


@contextmanager
def working(url: str) -> Iterator[Worker]:
    with subprocess.Popen(
        [sys.executable, "-m", "benchmarks.scale.worker"],
        env={**os.environ, "DATABASE_URL": url},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        yield Worker(process)
        if process.stdin is not None:
            process.stdin.close()


def measured(workers: Mapping[str, Worker]) -> Taken:
    cases = {
        database: sorted({side.case for one in ALL for side in one.sides if side.of == database})
        for database in workers
    }
    taken: dict[str, dict[str, list[list[float]]]] = {
        database: {case: [] for case in names} for database, names in cases.items()
    }
    for _ in range(ROUNDS):
        # A case of both databases is asked for in both, one right after the other.
        for case in sorted(set().union(*cases.values())):
            for database, worker in workers.items():
                if case in taken[database]:
                    taken[database][case].append(worker.measure(case))
    return taken


def report(taken: Taken, about: Mapping[str, str], rows: int, vendor: str) -> None:
    say(f"\nscale  {rows} facts on {vendor}, {ROUNDS} rounds; ms of processor time, p50 / p95")
    say("| what | ms | beside | ms | ratio (least–most) | target |")
    say("|---|---|---|---|---|---|")
    for one in ALL:
        say(line(one, taken, vendor))
    for case, words in sorted(about.items()):
        if words and case.startswith(("search, ", "query, late")):
            say(f"{case}: {words}")


def line(one: Comparison, taken: Taken, vendor: str) -> str:
    ours, other = (taken[side.of][side.case] for side in one.sides)
    ratios = [_middle(one, a) / _middle(one, b) for a, b in zip(ours, other, strict=True)]
    ratio = statistics.median(ratios)
    return (
        f"| {one.name} | {_shown(ours)} | {one.beside} | {_shown(other)} |"
        f" {ratio:.3g} ({min(ratios):.3g}–{max(ratios):.3g}) | {_kept(one, ours, ratio, vendor)} |"
    )


def _kept(one: Comparison, ours: Sequence[Sequence[float]], ratio: float, vendor: str) -> str:
    target = one.on_sqlite if vendor == "sqlite" and one.on_sqlite else one.target
    if target is None:
        return ""
    most = statistics.median([_middle(one, times) for times in ours])
    enough = f" or {one.enough:.0f} ms" if one.enough else ""
    return f"≤ {target:.3g}{enough} {'✓' if ratio <= target or most <= one.enough else '✗'}"


def _middle(one: Comparison, times: Sequence[float]) -> float:
    return p95(times) if one.by_p95 else statistics.median(times)


def _shown(rounds: Sequence[Sequence[float]]) -> str:
    times = [time for one in rounds for time in one]
    return f"{statistics.median(times):.2f} / {p95(times):.2f}"
