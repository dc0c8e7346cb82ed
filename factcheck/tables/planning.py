"""Rows that are judged before any of them is stored."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from factcheck.tables.rows import Effect, Outcome, Row, RowError

New = TypeVar("New")


class AloneError(Exception):
    """The row has to be taken by itself, in its turn."""


class Judged(Generic[New]):
    """A plan: the rows are looked at in their order, for what each does and what that stores."""

    def __init__(self) -> None:
        # What the rows that are taken by themselves may make or change.
        self._touched: set[tuple[str, str]] = set()
        self._joined: dict[int, tuple[Outcome, New | None]] = {}

    def is_joined(self, at: int) -> bool:
        return at in self._joined

    def outcome(self, at: int) -> Outcome:
        return self._joined[at][0]

    def _judge(self, rows: Sequence[Row]) -> None:
        for at, row in enumerate(rows):
            try:
                self._joined[at] = self._look(row)
            except RowError as error:
                self._joined[at] = tuple(error.faults), None
            except AloneError:
                self._touched |= self._about(row)

    def _look(self, row: Row) -> tuple[Effect, New | None]:
        """What the row does, and what it stores.

        Raises RowError or AloneError, and nothing of the row is in the plan then.
        """
        raise NotImplementedError

    def _about(self, row: Row) -> set[tuple[str, str]]:
        """What the row, taken by itself, may make or change that later rows name."""
        raise NotImplementedError

    def _new(self, start: int, end: int) -> list[New]:
        """What the rows from one place up to another store."""
        return [new for at in range(start, end) if (new := self._joined[at][1]) is not None]
