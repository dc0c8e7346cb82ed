"""What every kind of table can do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, ClassVar, Protocol

from django.db.models import QuerySet
from django.utils import timezone

from factcheck.choices import Language, TableKind
from factcheck.tables.columns import Column
from factcheck.tables.rows import Effect, Outcome, Row, Run

# Rows that are read from the database at once.
BATCH = 500


class Plan(Protocol):
    """Some rows, as far as they can be judged before any of them is stored."""

    def is_joined(self, at: int) -> bool:
        """Whether the row with this place goes with its neighbours."""
        ...

    def store(self, start: int, end: int) -> None:
        """Store the rows from one place up to another. Raises a refusal, or what the database does.

        After that nothing holds any more of what the plan says of later rows.
        """
        ...

    def outcome(self, at: int) -> Outcome:
        """What became of a row that goes with its neighbours, or the faults that keep it out."""
        ...


class Table:
    """`take` brings one row in through forms and verbs; `rows` are what may leave, as texts."""

    kind: ClassVar[TableKind]
    columns: ClassVar[Sequence[Column]]
    # The most rows that somebody can wait for in front of a page.
    most_at_once: ClassVar[int] = 2000
    # Rows of one transaction of a long file: others can write in between.
    together: ClassVar[int] = 100

    def take(self, row: Row, run: Run) -> Effect:
        """Raises RowError, or a refusal of a verb."""
        raise NotImplementedError

    def hold(self, rows: Sequence[Row], run: Run) -> None:
        """Hold what rows name, but for the articles in a column of that name and their claims,
        before any of them writes to the ledger: whoever holds it then waits for that."""

    def plan(self, rows: Sequence[Row], run: Run) -> Plan | None:
        """For many rows; None where each has to be taken by itself. May raise StaleError."""
        return None

    def leaving(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Of the rows that the person sees, those that may leave; with what `cells` needs."""
        raise NotImplementedError

    def cells(self, batch: list[Any], user: Any, language: str) -> Iterator[dict[str, str]]:
        """The cells of some rows, by the name of their column; what is left out is empty."""
        raise NotImplementedError

    def rows(self, rows: QuerySet[Any], *, user: Any, language: str) -> Iterator[list[str]]:
        """The heads, then every row; a batch of them in memory at a time."""
        yield [column.head(language) for column in self.columns]
        leaving, last = self.leaving(rows).order_by("pk"), 0
        while batch := list(leaving.filter(pk__gt=last)[:BATCH]):
            last = batch[-1].pk
            for cells in self.cells(batch, user, language):
                yield [cells.get(column.name, "") for column in self.columns]

    def template(self, language: str) -> list[list[str]]:
        """The heads and one row as an example."""
        return [
            [column.head(language) for column in self.columns],
            [column.example for column in self.columns],
        ]


def day(value: Any) -> str:
    return value.isoformat() if value else ""


def moment(value: Any) -> str:
    """In the newsroom's time zone, as `check_dates` wants it."""
    return timezone.localtime(value).strftime("%Y-%m-%d %H:%M") if value else ""


def yes_no(value: bool, language: str) -> str:
    if language == Language.FRENCH:
        return "oui" if value else "non"
    return "yes" if value else "no"
