"""What it costs to bring tables in: rows together, one by one, and merely saved.

`make bench` does it on SQLite; benchmarks/README.md says how on PostgreSQL. Each way brings the
same rows to the same desk and is rolled back. "save()" stores the rows of the tables that a row is
made of and asks nothing: no form, no policy, no lock, no suggestion. Then the same file once more,
which changes nothing. Processor time, the database server's included, and the memory that a longer
file takes more.
"""

from __future__ import annotations

import statistics
import sys
import tracemalloc
from collections.abc import Callable, Sequence
from functools import partial

from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection, transaction

from benchmarks.imported import KINDS, MANY, Row, desk, rows_of, save, take
from benchmarks.matching import cost, say
from factcheck.tables import taking

ROUNDS = 3
# Rows of a round of the ways that are slow.
FEW = 100
# Whether a file is new to the desk: at first, and once more.
_TWICE = (True, False)


def main() -> None:
    call_command("migrate", verbosity=0)
    chief = desk()
    say(f"\nimporting  tables on {connection.vendor}, {ROUNDS} rounds; rows a second of processor")
    say("| rows | together | one by one | save() | together / one by one | together / save() |")
    say("|---|---|---|---|---|---|")
    for kind in KINDS:
        say(_new(kind, chief))
    say("\n| rows that are there already | together | one by one | together / one by one |")
    say("|---|---|---|---|")
    for kind in KINDS:
        say(_again(kind, chief))
    rows = rows_of("claims")
    took = [_memory(rows[:some], chief) for some in (MANY // 2, MANY)]
    say(f"memory of Python at the most: {took[0]:.1f} MB for {MANY // 2} rows, {took[1]:.1f} MB")


def _new(kind: str, chief: User) -> str:
    table, rows = KINDS[kind][0], rows_of(kind)
    ways: list[tuple[int, Callable[[], float]]] = [
        (MANY, partial(_undone, partial(_take, table, rows, chief))),
        (FEW, partial(_undone, partial(_alone, table, rows[:FEW], chief))),
        (FEW, partial(_undone, partial(save, table, rows[:FEW], chief))),
    ]
    return _line(kind, ways)


def _again(kind: str, chief: User) -> str:
    table, rows = KINDS[kind][0], rows_of(kind)
    few = rows[:FEW]
    ways: list[tuple[int, Callable[[], float]]] = [
        (MANY, partial(_undone, *(partial(_take, table, rows, chief, new=new) for new in _TWICE))),
        (FEW, partial(_undone, *(partial(_alone, table, few, chief, new=new) for new in _TWICE))),
    ]
    return _line(kind, ways)


def _line(kind: str, ways: Sequence[tuple[int, Callable[[], float]]]) -> str:
    rates: list[list[float]] = [[] for _way in ways]
    for _ in range(ROUNDS):
        for (count, way), found in zip(ways, rates, strict=True):
            found.append(1000 * count / way())
    middle = [statistics.median(found) for found in rates]
    shown = " | ".join(f"{rate:.0f}" for rate in middle)
    by = " | ".join(f"{middle[0] / other:.2f}" for other in middle[1:])
    return f"| {kind} | {shown} | {by} |"


def _undone(*ways: Callable[[], object]) -> float:
    """What the last of the ways costs after the others; then everything is taken back."""
    with transaction.atomic():
        for way in ways[:-1]:
            way()
        took = cost(lambda _: ways[-1](), "")
        transaction.set_rollback(True)
    return took


def _take(table: str, rows: Sequence[Row], chief: User, *, new: bool = True) -> None:
    report = take(table, rows, chief)
    if (report.created if new else report.unchanged) != len(rows):
        sys.exit(f"Of {len(rows)} rows not all came in: {report.faults[:3]}")


def _alone(table: str, rows: Sequence[Row], chief: User, *, new: bool = True) -> None:
    before, taking.FEWEST = taking.FEWEST, sys.maxsize
    try:
        _take(table, rows, chief, new=new)
    finally:
        taking.FEWEST = before


def _memory(rows: Sequence[Row], chief: User) -> float:
    tracemalloc.start()
    _undone(partial(_take, "claims", rows, chief))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / 1e6
