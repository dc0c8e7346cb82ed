"""A file from its first row to its last: what each row does, or what is wrong with it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice
from pathlib import PurePath
from typing import BinaryIO

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from factcheck import policy
from factcheck.errors import NotAllowedError, StaleError
from factcheck.intake.decode import CONTROLS
from factcheck.models import Article, Claim
from factcheck.sheets import Line, SheetError, as_written, read_sheet
from factcheck.tables.base import Table
from factcheck.tables.columns import Column, columns_in
from factcheck.tables.lookups import Lookups, number_in
from factcheck.tables.rows import Effect, Fault, Outcome, Row, RowError, Run, row_of
from factcheck.tables.taking import take_rows

# Of more faults only the number is kept: nobody reads them all before mending the first.
MOST_FAULTS = 1000
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@dataclass(slots=True)
class Report:
    """What became of the rows, or would become of them."""

    effects: Counter[Effect] = field(default_factory=Counter)
    faults: list[Fault] = field(default_factory=list)
    # Rows that cannot come in; each may have several faults.
    refused: int = 0

    @property
    def rows(self) -> int:
        return self.effects.total() + self.refused

    @property
    def created(self) -> int:
        return self.effects[Effect.CREATED]

    @property
    def updated(self) -> int:
        return self.effects[Effect.UPDATED]

    @property
    def unchanged(self) -> int:
        return self.effects[Effect.UNCHANGED]

    def add(self, row: int, outcome: Outcome) -> None:
        if isinstance(outcome, Effect):
            self.effects[outcome] += 1
            return
        self.refused += 1
        room = MOST_FAULTS - len(self.faults)
        self.faults += [Fault(row, column, sentence) for column, sentence in outcome[:room]]


def take_all(table: Table, file: BinaryIO, *, actor: User, name: str, save: bool) -> Report:
    """All rows or none, in one transaction; without `save` nothing stays whatever they are.

    For files that somebody waits for: raises SheetError for more than `table.most_at_once` rows.
    """
    run, lines, columns = _open(table, file, actor, name)
    report = Report()
    some = list(islice(lines, table.most_at_once + 1))
    if len(some) > table.most_at_once:
        raise SheetError("rows", limit=table.most_at_once)
    with transaction.atomic():
        _take(table, some, columns, run, report)
        if report.refused or not save:
            transaction.set_rollback(True)
    return report


def take_long(
    table: Table,
    file: BinaryIO,
    *,
    actor: User,
    name: str,
    save: bool,
    told: Callable[[Report], None],
) -> Report:
    """Some rows in each transaction; rows with faults are left out.

    What is in stays in when it is stopped; the same file again passes over it. `told` hears of
    every transaction.
    """
    run, lines, columns = _open(table, file, actor, name)
    report = Report()
    while some := list(islice(lines, table.together)):
        with transaction.atomic():
            _take(table, some, columns, run, report)
            if not save:
                transaction.set_rollback(True)
        told(report)
    return report


def _open(
    table: Table, file: BinaryIO, actor: User, name: str
) -> tuple[Run, Iterator[Line], Sequence[Column]]:
    if not policy.can_import(actor):
        raise NotAllowedError(_("Only a chief can import tables."))
    lines = read_sheet(file)
    columns = columns_in(next(lines).cells, table.columns)
    return Run(actor, short_name(name), Lookups(actor)), lines, columns


def _hold(lines: Sequence[Line], columns: Sequence[Column]) -> None:
    """Hold the articles that the lines name, then their claims, as a revision does.

    After the first row the ledger is held, and whoever holds one of these by then waits for it.
    """
    at = next((n for n, column in enumerate(columns) if column.name == "article"), None)
    if at is None:
        return
    named = {as_written(line.cells[at]).strip() for line in lines if at < len(line.cells)}
    names = {name for name in named if name and not CONTROLS.search(name)}
    numbers = [number for name in names if (number := number_in(name))]
    articles = Article.objects.filter(Q(external_id__in=names) | Q(pk__in=numbers))
    held = articles.order_by("pk").select_for_update(no_key=True).values_list("pk", flat=True)
    claims = Claim.objects.filter(article__in=list(held)).order_by("pk")
    list(claims.select_for_update(no_key=True).values_list("pk"))


def _take(
    table: Table, lines: Sequence[Line], columns: Sequence[Column], run: Run, report: Report
) -> None:
    # Others may have written since the transaction before.
    run.people.clear()
    run.protected.clear()
    _hold(lines, columns)
    rows: list[Row] = []
    outcomes: dict[int, Outcome] = {}
    for line in lines:
        try:
            rows.append(row_of(line, columns))
        except RowError as error:
            outcomes[line.number] = error.faults
    # Where somebody is changing what they name, each row looks for itself.
    with suppress(StaleError):
        table.hold(rows, run)
    outcomes |= take_rows(table, rows, run)
    for line in lines:
        report.add(line.number, outcomes[line.number])


def short_name(name: str) -> str:
    """The name of a file as the ledger may keep it."""
    last = PurePath(name.replace("\\", "/")).name
    return _UNPRINTABLE.sub("", last)[:80] or "a file"
