"""Days that do not exist, and days that were another day of the week."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from factcheck.consistency.article import Article
from factcheck.consistency.days import days
from factcheck.consistency.findings import Finding


def find(article: Article) -> Iterator[Finding]:
    for one in days(article):
        shown = article.words_of(one.span)
        if not one.exists:
            yield article.finding("date.impossible", [one.span], "conflict", {"day": shown})
        elif one.weekday is not None and one.year is not None:
            true = date(one.year, one.month, one.day)
            if true.weekday() != one.weekday:
                yield article.finding(
                    "date.weekday",
                    [one.span],
                    "conflict",
                    {"words": shown, "date": true.isoformat(), "weekday": true.weekday()},
                )
