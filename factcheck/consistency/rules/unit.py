"""One telling number that counts two things: half a million persons, half a million records."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from factcheck.consistency.article import HEADLINE, Article
from factcheck.consistency.counts import Count, counts, digits
from factcheck.consistency.findings import Finding

# Below, the same number twice is chance; so it is for round thousands.
LEAST = 1000
LEAST_ROUND = 10000
TELLING_DIGITS = 3
MOST_OF_A_VALUE = 8


def find(article: Article) -> Iterator[Finding]:
    telling = [one for one in counts(article) if one.noun and not one.vague and _telling(one)]
    telling.sort(key=lambda one: one.value)
    for _, same in groupby(telling, key=lambda one: one.value):
        group = sorted(list(same)[:MOST_OF_A_VALUE], key=lambda one: one.zone == HEADLINE)
        odd = next((pair for pair in _pairs(group) if _mismatch(article, *pair)), None)
        if odd:
            yield article.finding(
                "figure.unit",
                [one.span for one in odd],
                "check",
                {
                    "value": str(odd[0].value),
                    "figures": [article.words_of(one.span) for one in odd],
                },
            )


def _telling(one: Count) -> bool:
    return one.value >= LEAST_ROUND or (one.value >= LEAST and digits(one.value) >= TELLING_DIGITS)


def _pairs(group: list[Count]) -> Iterator[tuple[Count, Count]]:
    """Every figure with an earlier one: the later is the odd one."""
    for at, one in enumerate(group):
        for earlier in group[:at]:
            yield one, earlier


def _mismatch(article: Article, one: Count, other: Count) -> bool:
    return (
        one.sentence != other.sentence
        and not _alike(article, one.noun, other.noun)
        and bool(set(_context(article, one)) & set(_context(article, other)))
    )


def _alike(article: Article, one: str, other: str) -> bool:
    """Can one noun stand for the other? All that name persons can."""
    people = article.words.people | {"people"}
    first, second = one.partition(" ")[0], other.partition(" ")[0]
    return first in second or second in first or (first in people and second in people)


def _context(article: Article, one: Count) -> list[str]:
    return article.stems(article.around(one.span))
