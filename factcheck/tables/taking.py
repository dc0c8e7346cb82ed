"""Rows one after the other: new ones together, where that is the same, every other one by itself.

A row by itself goes through the same forms and verbs as one by hand, in a savepoint of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from django.db import DataError, IntegrityError, transaction
from django.utils.translation import gettext as _

from factcheck.errors import RefusalError, StaleError
from factcheck.tables.base import Plan, Table
from factcheck.tables.rows import Outcome, Row, RowError, Run

# Fewer rows are not worth a plan.
FEWEST = 2


def take_rows(table: Table, rows: Sequence[Row], run: Run) -> Iterator[tuple[int, Outcome]]:
    """What became of each row, by its number. Must run in a transaction.

    A set that is refused as a whole is taken back, and what is left of the rows is halved, until
    whichever row is to blame stands alone. However many are refused, each row is judged as often
    as rows can be halved, and no more.
    """
    plan = _plan(table, rows, run) if len(rows) >= FEWEST else None
    if plan is None:
        yield from ((row.number, _take(table, row, run)) for row in rows)
        return
    for together, numbers in groupby(range(len(rows)), key=plan.is_joined):
        some = list(numbers)
        start, end = some[0], some[-1] + 1
        if not together:
            yield from ((row.number, _take(table, row, run)) for row in rows[start:end])
        elif _stored(plan, start, end):
            yield from ((rows[at].number, plan.outcome(at)) for at in some)
        else:
            middle = (start + len(rows)) // 2
            for part in (rows[start:middle], rows[middle:]):
                yield from take_rows(table, part, run)
            return


def _plan(table: Table, rows: Sequence[Row], run: Run) -> Plan | None:
    try:
        return table.plan(rows, run)
    except StaleError:
        # Somebody is changing what the rows name: each looks for itself.
        return None


def _stored(plan: Plan, start: int, end: int) -> bool:
    try:
        with transaction.atomic():
            plan.store(start, end)
    except (RefusalError, DataError, IntegrityError):
        return False
    return True


def _take(table: Table, row: Row, run: Run) -> Outcome:
    try:
        with transaction.atomic():
            return table.take(row, run)
    except RowError as error:
        return error.faults
    except RefusalError as refusal:
        return [("", str(refusal))]
    except (DataError, IntegrityError):
        # Somebody else may have been faster with the same row.
        return [("", _("The database refuses this row: try again later."))]
