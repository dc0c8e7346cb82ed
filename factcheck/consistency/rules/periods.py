"""One count for a whole year and a piece of the next."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from factcheck.consistency.article import Article
from factcheck.consistency.counts import Count, counts
from factcheck.consistency.findings import Finding

REACH = 80


def find(article: Article) -> Iterator[Finding]:
    counted = list(counts(article))
    ends = [one.span[1] for one in counted]
    for block in article.blocks:
        pattern = article.words.dates.two_periods
        for match in pattern.finditer(article.plain, block.start, block.end):
            count = _before(article, counted, ends, match.start())
            if count is not None:
                shown = {
                    "figure": article.words_of(count.span),
                    "period": article.words_of(match.span()),
                }
                spans = [count.span, match.span()]
                yield article.finding("date.two_periods", spans, "note", shown)


def _before(article: Article, counted: list[Count], ends: list[int], place: int) -> Count | None:
    """The count that the periods belong to: the last one before them in the sentence."""
    at = bisect_left(ends, place) - 1
    if at < 0 or place - ends[at] > REACH:
        return None
    return counted[at] if counted[at].sentence == article.sentence_at(place) else None
