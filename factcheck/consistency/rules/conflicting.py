"""Two values for one measure that no rounding brings together."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import chain, combinations, groupby

from factcheck.consistency.article import HEADLINE, Article
from factcheck.consistency.counts import Count, amounts, counts
from factcheck.consistency.findings import Finding
from factcheck.consistency.rules.rounding import NEAR

MOST_OF_A_NOUN = 12
# Further apart, two counts are of two things.
FAR = 2
# A digit too many or too few, a thousand for a million.
SLIPS = (10, 1000)
REACH = 50


def find(article: Article) -> Iterator[Finding]:
    every = chain(counts(article), amounts(article))
    named = [one for one in every if one.noun and not one.vague and one.value > 1]
    named.sort(key=lambda one: one.noun)
    for _, same in groupby(named, key=lambda one: one.noun):
        group = list(same)[:MOST_OF_A_NOUN]
        conflict = next(
            (pair for pair in combinations(group, 2) if _conflict(article, *pair)), None
        )
        if conflict:
            yield _finding(article, *conflict)


def _finding(article: Article, one: Count, other: Count) -> Finding:
    shown = [article.words_of(one.span), article.words_of(other.span)]
    params = (
        {"case": "headline", "figure": shown[0], "figures": shown[1]}
        if one.zone == HEADLINE
        else {"figures": shown}
    )
    return article.finding("figure.conflict", [one.span, other.span], "conflict", params)


def _conflict(article: Article, one: Count, other: Count) -> bool:
    return (
        one.sentence != other.sentence
        and _apart(one.value, other.value)
        and _same_predicate(article, one, other)
        and not _set_apart(article, one, other)
    )


def _apart(one: Decimal, other: Decimal) -> bool:
    low, high = sorted((one, other))
    if high in [low * slip for slip in SLIPS]:
        return True
    return low * FAR >= high and high - low > NEAR * high


def _same_predicate(article: Article, one: Count, other: Count) -> bool:
    if one.noun in article.words.events:
        return True
    before = _nearest(article, one, -1), _nearest(article, other, -1)
    after = _nearest(article, one, 0), _nearest(article, other, 0)
    if one.figure.type == "money":
        return before[0] == before[1] != "" and after[0] == after[1]
    return before[0] == before[1] != "" or after[0] == after[1] != ""


def _nearest(article: Article, one: Count, side: int) -> str:
    """The word nearest to the figure, on one side, that carries meaning: what is said of it."""
    low, high = one.span
    if side < 0:
        place = max(one.sentence[0], low - REACH), low
    else:
        place = high, max(high, min(one.sentence[1], high + REACH))
    stems = article.stems(place)
    return stems[side] if stems else ""


def _set_apart(article: Article, one: Count, other: Count) -> bool:
    """Do the words around say that the two are counts of two things?"""
    first, second = article.around(one.span), article.around(other.span)
    if any(article.words.another.search(article.plain, *place) for place in (first, second)):
        return True
    return _disjoint(article.dates_in(first), article.dates_in(second)) or _disjoint(
        article.names_in(first), article.names_in(second)
    )


def _disjoint(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other) and not one & other
