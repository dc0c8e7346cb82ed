"""The victims of one sentence as the doers of another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from factcheck.consistency.article import Article
from factcheck.consistency.findings import Finding
from factcheck.consistency.statements import Statement
from factcheck.consistency.text import stem
from factcheck.detection.suggestions import Span

BEFORE = 40
AFTER = 80

_WORD = re.compile(r"[^\W\d_]{4,30}")


class _Noun(NamedTuple):
    key: str
    start: int
    end: int


def find(article: Article) -> Iterator[Finding]:
    taking = article.words.verbs.taking
    relevant = [one for one in (*article.stated, *article.left_open) if one.verb in taking]
    victims: dict[tuple[str, str], Span] = {}
    for one in relevant:
        for noun in _taken_from(article, one) if one.passive else ():
            victims.setdefault((noun.key, one.verb), (one.span[0], noun.end))
    for one in relevant:
        doer = None if one.passive else _doer(article, one)
        victim = victims.get((doer.key, one.verb)) if doer else None
        if doer and victim:
            yield _finding(article, (doer.start, one.span[1]), victim)


def _finding(article: Article, doer: Span, victim: Span) -> Finding:
    shown = {"doer": article.words_of(doer), "victim": article.words_of(victim)}
    return article.finding("sense.reversed", [doer, victim], "check", shown)


def _doer(article: Article, one: Statement) -> _Noun | None:
    """The noun right before the verb: those who did it."""
    low, _ = article.around(one.span, BEFORE)
    before = article.words.verbs.doer.search(article.plain[low : one.span[0]])
    return _Noun(stem(before["noun"]), low + before.start("noun"), one.span[1]) if before else None


def _taken_from(article: Article, one: Statement) -> Iterator[_Noun]:
    """The nouns behind "dans", "from" and the like: where or from whom it was taken."""
    _, end = article.around(one.span, AFTER)
    agent = article.words.verbs.taken_by.search(article.plain, one.span[1], end)
    end = agent.start() if agent else end
    place = article.words.verbs.taken_from.search(article.plain, one.span[1], end)
    for word in _WORD.finditer(article.plain, place.end() if place else end, end):
        if word[0] not in article.words.stopwords:
            yield _Noun(stem(word[0]), *word.span())
