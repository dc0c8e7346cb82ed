"""Attributions that machine translation broke."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.consistency.article import Article
from factcheck.consistency.findings import Finding
from factcheck.detection import Source
from factcheck.detection.cues import Cue
from factcheck.detection.suggestions import Span

# How far the subject of a verb is shown with it.
SUBJECT = 30
SPACES = (" ", "\u00a0", "\u202f")

_WORD = re.compile(r"(?<!\S)\S")


def find(article: Article) -> Iterator[Finding]:
    yield from _without_auxiliary(article)
    yield from _without_preposition(article)


def _without_auxiliary(article: Article) -> Iterator[Finding]:
    broken = [one for one in article.analysis.cues if one.form == "participle"]
    shown_with = [_with_subject(article, one) for one in broken if article.own(one.start)]
    auxiliary = article.words.verbs.auxiliary
    spans = [one for one in shown_with if not auxiliary.search(article.plain, *one)]
    if spans:
        shown = {"cues": list(dict.fromkeys(article.words_of(one) for one in spans))}
        yield article.finding("cue.no_auxiliary", spans, "check", shown)


def _with_subject(article: Article, cue: Cue) -> Span:
    """The cue and the last words before it, from a word's beginning."""
    low, _ = article.around((cue.start, cue.end), SUBJECT)
    first = _WORD.search(article.plain, low, cue.start)
    return (first.start() if first else cue.start), cue.end


def _without_preposition(article: Article) -> Iterator[Finding]:
    """Somebody speaks, and right behind the verb stands somebody who is told."""
    speakers = {one.cue_span for one in article.sources if _speaks(one)}
    for source in article.sources:
        cue = source.cue_span
        if cue is None or cue not in speakers or source.role != "recipient":
            continue
        if _follows_at_once(article, source, cue):
            span = cue[0], source.end
            shown = {"words": article.words_of(span), "name": article.words_of(source.span)}
            yield article.finding("cue.recipient", [span], "check", shown)


def _speaks(source: Source) -> bool:
    """Is it the subject in front of its verb?"""
    cue = source.cue_span
    return source.role == "origin" and cue is not None and source.end <= cue[0]


def _follows_at_once(article: Article, source: Source, cue: Span) -> bool:
    """Is the recipient the very next word, behind a verb that takes none?"""
    between = article.text[cue[1] : source.start]
    return source.cue_lemma not in article.words.told and between in SPACES
