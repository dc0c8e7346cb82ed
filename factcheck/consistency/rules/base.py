"""Hundreds of clients here, 72,000 clients there: the affected and all of them?"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from factcheck.consistency.article import Article
from factcheck.consistency.counts import Count, counts
from factcheck.consistency.findings import Finding

# "Hundreds" can be a few thousand at the very most.
FAR = 100
MOST_OF_A_NOUN = 12


def find(article: Article) -> Iterator[Finding]:
    named = [one for one in counts(article) if one.noun and one.noun not in _general(article)]
    named.sort(key=lambda one: one.noun)
    for _, same in groupby(named, key=lambda one: one.noun):
        group = list(same)[:MOST_OF_A_NOUN]
        vague = [one for one in group if one.vague]
        exact = [one for one in group if not one.vague and _outside(one, vague)]
        if exact:
            chosen = sorted((*vague[:1], exact[0]), key=lambda one: one.span)
            yield _finding(article, chosen)


def _outside(one: Count, vague: list[Count]) -> bool:
    return any(one.sentence != other.sentence and one.value >= FAR * other.value for other in vague)


def _general(article: Article) -> frozenset[str]:
    return article.words.anybody | {"people"}


def _finding(article: Article, group: list[Count]) -> Finding:
    shown = [article.words_of(one.span) for one in group]
    return article.finding("figure.base", [one.span for one in group], "note", {"figures": shown})
