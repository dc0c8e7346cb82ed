"""Parts that do not make their total: "27 personnes (15 hommes et 14 femmes)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby, pairwise

from factcheck.consistency.article import Article
from factcheck.consistency.counts import Count, counts
from factcheck.consistency.findings import Finding

# How much text may stand between a total and its first part, and between two parts.
GAP = 45
# "dont au moins": how much may stand between "dont" and its figure.
LEAD = 20
MOST_OF_A_SENTENCE = 12

_OPENS = re.compile(r"[^.;:()\d]{0,40}[:(—–]\s?\Z")
_DIGIT = re.compile(r"\d")
_BREAK = re.compile(r"[.;:()\n]")


def find(article: Article) -> Iterator[Finding]:
    exact = (one for one in counts(article) if not one.vague)
    for _, same in groupby(exact, key=lambda one: one.sentence):
        figures = list(same)[:MOST_OF_A_SENTENCE]
        for at in range(len(figures) - 1):
            yield from _of_total(article, figures[at:])
        yield from _out_of(article, figures)


def _of_total(article: Article, figures: list[Count]) -> Iterator[Finding]:
    total, parts = figures[0], _row(article, figures[1:])
    between = article.plain[total.span[1] : parts[0].span[0]]
    if len(between) > GAP or article.dates_in((total.span[0], parts[-1].span[1])):
        return
    included = _includes(article, between)
    listed = _OPENS.fullmatch(between) is not None and _closed(article, parts)
    made = sum(one.value for one in parts)
    too_many = included and made > total.value and _all_flat(parts)
    unequal = listed and made != total.value and _exact(total, parts)
    if too_many or unequal:
        yield _finding(article, total, parts)


def _row(article: Article, figures: list[Count]) -> list[Count]:
    """The first figure with those that follow it in one enumeration."""
    row = figures[:1]
    for one, following in pairwise(figures):
        between = article.plain[one.span[1] : following.span[0]]
        if len(between) > GAP or _BREAK.search(between) or _DIGIT.search(between):
            break
        if not ("," in between or article.words.joined.search(between)):
            break
        row.append(following)
    return row


def _includes(article: Article, between: str) -> bool:
    """Is the part named right behind "dont"?"""
    ends = [match.end() for match in article.words.including.finditer(between)]
    return bool(ends) and len(between) - ends[-1] <= LEAD


def _closed(article: Article, parts: list[Count]) -> bool:
    """Does an enumeration of two or more end with "and"?"""
    if len(parts) < 2:
        return False
    before = article.plain[parts[-2].span[1] : parts[-1].span[0]]
    return article.words.joined.search(before) is not None


def _all_flat(parts: list[Count]) -> bool:
    return all(one.flat for one in parts)


def _exact(total: Count, parts: list[Count]) -> bool:
    """Nothing rounded, and the total is more than the number of the parts themselves."""
    return total.flat and _all_flat(parts) and total.value != len(parts)


def _out_of(article: Article, figures: list[Count]) -> Iterator[Finding]:
    """ "302 voix pour et 225 contre, sur 520 votants": more parts than the total behind them."""
    if len(figures) <= 2:
        return
    *parts, total = figures
    before = article.plain[parts[-1].span[1] : total.span[0]]
    row = _row(article, parts)
    made = sum(one.value for one in row)
    if (
        len(before) <= GAP
        and article.words.out_of.search(before)
        and row == parts
        and _exact(total, parts)
        and made > total.value
    ):
        yield _finding(article, total, parts)


def _finding(article: Article, total: Count, parts: list[Count]) -> Finding:
    made = sum(one.value for one in parts)
    return article.finding(
        "figure.parts",
        [total.span, *(one.span for one in parts)],
        "conflict",
        {
            "case": "single" if len(parts) == 1 else "",
            "parts": [str(one.value) for one in parts],
            "sum": str(made),
            "total": str(total.value),
        },
    )
