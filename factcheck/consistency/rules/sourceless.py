"""Statements that hide who makes them: "a-t-on révélé", "reportedly"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from factcheck.consistency.article import LONGEST_SENTENCE, Article
from factcheck.consistency.findings import Finding
from factcheck.detection.suggestions import Span


def find(article: Article) -> Iterator[Finding]:
    """One finding for all: the question to the author is the same."""
    spans = sorted({one for one in _impersonal(article) if not _sourced(article, one)})
    kept = _apart(spans)
    if kept:
        shown = {"cues": list(dict.fromkeys(article.words_of(one) for one in kept))}
        about = [article.around(one) for one in kept]
        yield article.finding("source.missing", kept, "check", shown, about=about)


def _impersonal(article: Article) -> Iterator[Span]:
    cues = ((cue.start, cue.end) for cue in article.analysis.cues if cue.impersonal)
    phrases = (match.span() for match in article.words.unattributed.finditer(article.plain))
    return (one for one in chain(cues, phrases) if article.own(one[0]))


def _sourced(article: Article, span: Span) -> bool:
    """Does the sentence name somebody all the same, or is it somebody's own words?"""
    sentence = article.around(span, LONGEST_SENTENCE)
    return (
        article.in_quote(span[0])
        or article.names_source(sentence)
        or article.words.source_words.search(article.plain, *sentence) is not None
    )


def _apart(spans: list[Span]) -> list[Span]:
    """Leave out what lies within the one before."""
    kept: list[Span] = []
    for one in spans:
        if not kept or one[0] >= kept[-1][1]:
            kept.append(one)
    return kept
