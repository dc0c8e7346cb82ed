"""Stated as fact in one place and left open in another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from factcheck.consistency.article import HEADLINE, Article
from factcheck.consistency.findings import Finding
from factcheck.consistency.statements import Statement

MOST_OF_A_VERB = 12


def find(article: Article) -> Iterator[Finding]:
    opened: dict[tuple[str, bool], list[Statement]] = defaultdict(list)
    for one in article.left_open:
        opened[one.verb, one.passive].append(one)
    done = set()
    for fact in article.stated:
        key = fact.verb, fact.passive
        doubted = next(
            (o for o in opened.get(key, [])[:MOST_OF_A_VERB] if _same(article, fact, o)), None
        )
        if doubted is None or key in done or not _by_the_article(article, fact):
            continue
        done.add(key)
        yield article.finding(
            "certainty.conflict",
            [fact.span, doubted.span],
            "conflict",
            {"fact": article.words_of(fact.span), "open": article.words_of(doubted.span)},
        )


def _same(article: Article, one: Statement, other: Statement) -> bool:
    """Are both about the same? What was done: a shared word; who did it: the nearest noun."""
    if article.sentence_at(one.span[0]) == article.sentence_at(other.span[0]):
        return False
    first, second = article.subject(one), article.subject(other)
    if one.passive:
        return bool(set(first) & set(second))
    return first[-1:] == second[-1:] != []


def _by_the_article(article: Article, fact: Statement) -> bool:
    """Is it no headline, which has a rule of its own, and nobody else's statement?"""
    if article.analysis.reading.zone_at(fact.span[0]) == HEADLINE:
        return False
    return not article.in_quote(fact.span[0]) and not article.attributed(
        article.sentence_at(fact.span[0])
    )
