"""One speaker who is a man in one sentence and a woman in the next."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from factcheck.consistency.article import Article
from factcheck.consistency.findings import Finding
from factcheck.detection import Source
from factcheck.detection.suggestions import Span
from factcheck.intake import Block

# How far in front of a cue its pronoun may stand, and of a name its article.
REACH = 30
ARTICLE = 12
MOST_OF_A_PASSAGE = 12

_WORD = re.compile(r"(?<![\w'-])[^\W\d_]{1,20}(?![\w'-])")
_INVERTED = re.compile(r"-(?:t-)?([^\W\d_]{2,4})(?![\w'-])")


def find(article: Article) -> Iterator[Finding]:
    """Only where all speakers of a passage are plainly of the other gender."""
    starts = [one.start for one in article.sources]
    for cue in article.analysis.cues:
        pronoun = _pronoun(article, (cue.start, cue.end))
        block = article.analysis.reading.block_at(cue.start)
        if pronoun is None or block is None or not article.own(cue.start):
            continue
        first, last = bisect_left(starts, block.start), bisect_left(starts, block.end)
        inside = [one for one in article.sources[first:last] if one.span != pronoun]
        people = [one for one in inside if one.role == "origin"][:MOST_OF_A_PASSAGE]
        said = article.words.gender.pronouns[article.plain[slice(*pronoun)]]
        before = [one for one in people if one.start < pronoun[0]]
        shown = _shown(article, block, before[-1], said) if before else None
        if shown and all(_shown(article, block, one, said) for one in people):
            yield _finding(article, shown, pronoun)


def _finding(article: Article, speaker: Span, pronoun: Span) -> Finding:
    shown = {"speaker": article.words_of(speaker), "pronoun": article.words_of(pronoun)}
    return article.finding("speaker.gender", [speaker, pronoun], "check", shown)


def _pronoun(article: Article, cue: Span) -> Span | None:
    """The pronoun that a cue has for its subject: "elle a déclaré", "a-t-elle dit"."""
    pronouns = article.words.gender.pronouns
    near = _WORD.finditer(article.plain, max(0, cue[0] - REACH), cue[1])
    inverted = _INVERTED.search(article.plain, *cue)
    if inverted and inverted[1] in pronouns:
        return inverted.span(1)
    before = [word.span() for word in near if word.end() <= cue[0]]
    return next((span for span in before[-2:] if article.plain[slice(*span)] in pronouns), None)


def _shown(article: Article, block: Block, source: Source, said: str) -> Span | None:
    """The noun or title by which a mention shows the other gender."""
    low, high = max(block.start, source.start - ARTICLE), min(block.end, source.end + 1)
    gender = article.words.gender
    pattern = gender.feminine if said == "m" else gender.masculine
    for match in pattern.finditer(article.plain, low, high):
        if match.end() > source.start and match.start() < source.end:
            return match.span()
    return None
