"""A headline that knows more than the text below it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.consistency.article import HEADLINE, Article
from factcheck.consistency.counts import Count, counts
from factcheck.consistency.findings import Finding
from factcheck.consistency.statements import Statement, verb_stem
from factcheck.detection.suggestions import Span

# Small numbers are seldom rounded.
LEAST = 20
LONGEST = 400
MOST_OF_A_HEADLINE = 4

_WORD = re.compile(r"[^\W\d_]{4,30}")


def find(article: Article) -> Iterator[Finding]:
    figures = list(counts(article))
    yield from _figures(article, figures)
    headline = next((b for b in article.blocks if b.zone == HEADLINE), None)
    if headline is not None:
        yield from _verbs(article, (headline.start, min(headline.end, headline.start + LONGEST)))


def _figures(article: Article, figures: list[Count]) -> Iterator[Finding]:
    """The figure of the headline is flat, and wherever the text has it, it is about so many."""
    tops = [one for one in figures if one.zone == HEADLINE and one.flat and one.value >= LEAST]
    for top in tops[:MOST_OF_A_HEADLINE]:
        if article.in_quote(top.span[0]):
            continue
        below = [one for one in figures if one.zone != HEADLINE and _same(top, one)]
        if below and not any(one.flat for one in below if one.noun == below[0].noun):
            shown = {
                "case": "figure",
                "headline": article.words_of(top.span),
                "body": article.approximated(below[0].figure),
            }
            spans = [top.span, below[0].span]
            yield article.finding("certainty.headline", spans, "check", shown)


def _same(top: Count, one: Count) -> bool:
    return top.value == one.value and top.vague == one.vague and top.noun in ("", one.noun)


def _verbs(article: Article, headline: Span) -> Iterator[Finding]:
    """A verb of the headline that the text never states."""
    if article.words.verbs.hedges.search(article.plain, *headline):
        return
    topic = set(article.stems(headline))
    words = {verb_stem(m[0]): m.span() for m in _WORD.finditer(article.text, *headline)}
    facts = {one.verb for one in article.stated if one.span[0] >= headline[1]}
    for one in article.left_open:
        if one.verb in words and one.verb not in facts and _about(article, one, topic, headline):
            spans = [words[one.verb], one.span]
            shown = {
                "case": "verb",
                "headline": article.words_of(spans[0]),
                "body": article.words_of(one.span),
            }
            yield article.finding("certainty.headline", spans, "check", shown)
            return


def _about(article: Article, one: Statement, topic: set[str], headline: Span) -> bool:
    return one.span[0] >= headline[1] and bool(topic & set(article.subject(one)))
