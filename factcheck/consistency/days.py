"""Days as the text writes them, possible or not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.consistency.article import Article
from factcheck.consistency.language import Dates
from factcheck.detection.suggestions import Span

LONGEST_MONTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@dataclass(frozen=True, slots=True)
class Day:
    """A day and a month; `year` and `weekday` are None where the text leaves them out."""

    span: Span
    day: int
    month: int
    year: int | None
    weekday: int | None

    @property
    def exists(self) -> bool:
        return 1 <= self.day <= days_of(self.month, self.year)


def days_of(month: int, year: int | None) -> int:
    """How many days a month has; February 29 without a year."""
    if month == 2 and year is not None and not _leap(year):
        return 28
    return LONGEST_MONTHS[month - 1]


def _leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days(article: Article) -> Iterator[Day]:
    for block in article.blocks:
        for pattern in article.words.dates.day:
            for match in pattern.finditer(article.text, block.start, block.end):
                yield _day(article.words.dates, match)


def _day(dates: Dates, match: re.Match[str]) -> Day:
    year, weekday = match["year"], match["weekday"]
    return Day(
        match.span(),
        int(match["day"]),
        dates.months[match["month"].lower().rstrip(".")],
        int(year) if year else None,
        dates.weekdays[weekday.lower()] if weekday else None,
    )
