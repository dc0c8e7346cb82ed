"""Tables of numbers: what a page shows and what a file holds come from the same rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from factcheck.views.counted import words


@dataclass(frozen=True, slots=True)
class Cell:
    """`text` is for a reader, `raw` for a file: a number without its typography, empty if none."""

    text: str
    raw: str | int
    is_number: bool = True


@dataclass(frozen=True, slots=True)
class Column:
    """`unit` is said in a file only, where a duration is a number of seconds."""

    title: str
    unit: str = ""
    is_number: bool = True

    @property
    def head(self) -> str:
        return f"{self.title} ({self.unit})" if self.unit else self.title


@dataclass(frozen=True, slots=True)
class Table:
    """`rows` hold a cell for each column; the first `heads` of them name the row.

    `nothing` is said instead of a table that has nothing to say. `is_folded`: long, and beside a
    drawing of the same.
    """

    name: str
    title: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    nothing: str
    is_empty: bool
    heads: int = 1
    is_folded: bool = False


def label(text: str) -> Cell:
    return Cell(text, text, is_number=False)


def number(value: int) -> Cell:
    return Cell(words.count(value), value)


def numbers(values: Iterable[int]) -> list[Cell]:
    return [number(value) for value in values]


def share(part: int, whole: int) -> Cell:
    told = words.share(part, whole)
    enough = whole >= words.ENOUGH_FOR_SHARE
    return Cell(told, words.percent(part, whole) if enough else "")


def seconds(value: float | None, *, of: int) -> Cell:
    """A duration; None of some is too few of them, None of none is nothing."""
    if value is None:
        return Cell(words.too_few() if of else "–", "")
    return Cell(words.duration(value), round(value))


def moment(at: datetime, told: str) -> Cell:
    return Cell(told, timezone.localtime(at).isoformat(timespec="minutes"), is_number=False)
