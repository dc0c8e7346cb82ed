"""One measure given exactly here and rounded there: compatible, and does the text say so?"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby

from factcheck.consistency.article import HEADLINE, Article
from factcheck.consistency.counts import Count, counts, digits
from factcheck.consistency.findings import Finding

# A rounded number lies within a twentieth of the exact one.
NEAR = Decimal("0.05")
LEAST = 20
ROUND_DIGITS = 2
MOST_OF_A_NOUN = 12
# A headline may leave out what it counts, if the number itself is telling.
MOST_NAMELESS = 2
LEAST_NAMELESS = 1000


def find(article: Article) -> Iterator[Finding]:
    exact = [one for one in counts(article) if not one.vague and one.value >= LEAST]
    nameless = [one for one in exact if _nameless(one)][:MOST_NAMELESS]
    named = sorted((one for one in exact if one.noun), key=lambda one: one.noun)
    for _, same in groupby(named, key=lambda one: one.noun):
        group = [*list(same)[:MOST_OF_A_NOUN], *nameless]
        yield from _approximations(article, group)
        yield from _rounded(article, group)


def _nameless(one: Count) -> bool:
    return not one.noun and one.zone == HEADLINE and one.value >= LEAST_NAMELESS


def rounds(value: Decimal, exact: Decimal) -> bool:
    """Is the first a round number for the second?"""
    return (
        value != exact
        and digits(value) <= ROUND_DIGITS
        and digits(value) < digits(exact)
        and abs(value - exact) <= NEAR * exact
    )


def _rounded(article: Article, group: list[Count]) -> Iterator[Finding]:
    seen = set()
    for exact in group:
        if not exact.noun or exact.value in seen:
            continue
        seen.add(exact.value)
        near = [one for one in group if _rounds_for(article, one, exact)]
        if near:
            yield _finding(article, sorted(near, key=lambda one: one.span), exact)


def _rounds_for(article: Article, one: Count, exact: Count) -> bool:
    return (
        one.sentence != exact.sentence
        and rounds(one.value, exact.value)
        and not _misleads(article, one, exact.value)
    )


def _finding(article: Article, near: list[Count], exact: Count) -> Finding:
    said = any(not one.flat for one in near)
    # A headline flatter than its text is another finding.
    flat = [one for one in near if one.flat and not (said and one.zone == HEADLINE)]
    gap = abs(near[0].value - exact.value) / exact.value * 100
    shown = {
        "figures": list(dict.fromkeys(article.approximated(one.figure) for one in near)),
        "exact": str(exact.value),
        "gap": str(gap.quantize(Decimal("0.1"))),
    }
    spans = [one.span for one in (*near, exact)]
    if not flat:
        return article.finding("figure.rounded", spans, "note", {"case": "said", **shown})
    shown["flat"] = article.words_of(flat[0].span)
    return article.finding("figure.rounded", spans, "check", {"case": "unsaid", **shown})


def _approximations(article: Article, group: list[Count]) -> Iterator[Finding]:
    """ "Plus de 500" beside an exact 491 promises too much."""
    for one in group:
        wrong = [other for other in group if _contradicts(article, one, other)]
        if wrong:
            case = "above" if wrong[0].value < one.value else "below"
            yield article.finding(
                "figure.approximation",
                [one.span, wrong[0].span],
                "conflict",
                {
                    "case": case,
                    "figures": article.approximated(one.figure),
                    "exact": article.words_of(wrong[0].span),
                },
            )


def _contradicts(article: Article, one: Count, other: Count) -> bool:
    return (
        bool(one.noun and other.noun)
        and one.sentence != other.sentence
        and rounds(one.value, other.value)
        and _misleads(article, one, other.value)
    )


def _misleads(article: Article, one: Count, exact: Decimal) -> bool:
    words = article.words
    wrong = words.above if exact < one.value else words.below
    said = one.figure.approx.lower().replace("\u2019", "'")
    return wrong.search(said) is not None
