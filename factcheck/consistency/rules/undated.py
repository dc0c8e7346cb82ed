"""Days that only the date of the article would tell."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.consistency.article import Article
from factcheck.consistency.findings import Finding
from factcheck.detection import Figure
from factcheck.detection.suggestions import RELATIVE_DATE

_FULL = re.compile(r"(\d{4})-(\d{2})-\d{2}")


def find(article: Article) -> Iterator[Finding]:
    """Nothing for a dated article; else one finding a kind, however many days it names."""
    if article.analysis.reading.dated is not None:
        return
    yield from _relative(article)
    yield from _without_year(article)


def _relative(article: Article) -> Iterator[Finding]:
    days = [one for one in article.figures if RELATIVE_DATE in one.warnings]
    if days:
        shown = {"days": _words(article, days)}
        yield article.finding("date.relative", [one.span for one in days], "check", shown)


def _without_year(article: Article) -> Iterator[Finding]:
    days = [one for one in article.figures if one.value.startswith("--")]
    if not days:
        return
    spans = [one.span for one in days]
    shown = {"days": _words(article, days)}
    year = _implied(article, {int(one.value[2:4]) for one in days if one.value[2:4].isdigit()})
    if year:
        shown_year = {"case": "implied", "year": year, **shown}
        yield article.finding("date.no_year", spans, "note", shown_year)
    else:
        yield article.finding("date.no_year", spans, "check", shown)


def _words(article: Article, days: list[Figure]) -> list[str]:
    return list(dict.fromkeys(article.words_of(one.span) for one in days))


def _implied(article: Article, months: set[int]) -> str:
    """The latest year of the full dates, if two of them have it or one lies near these months."""
    full = [match for one in article.figures if (match := _FULL.match(one.value))]
    year = max((match[1] for match in full), default="")
    those = [int(match[2]) for match in full if match[1] == year]
    near = any(abs(month - other) <= 1 for month in those for other in months)
    return year if len(those) >= 2 or near else ""
