"""Lines of the web site that came along, with figures and quotes of other stories."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import groupby

from factcheck.consistency.article import FURNITURE, Article
from factcheck.consistency.findings import Finding


def find(article: Article) -> Iterator[Finding]:
    """Silent when nothing in these lines could be taken for a claim."""
    reading = article.analysis.reading
    places = sorted(one.start for one in (*article.analysis.figures, *article.analysis.quotes))
    runs = [
        list(run)
        for zone, run in groupby(reading.blocks, key=lambda one: one.zone)
        if zone == FURNITURE
    ]
    if any(bisect_left(places, run[0].start) < bisect_left(places, run[-1].end) for run in runs):
        spans = [(run[0].start, run[-1].end) for run in runs]
        lines = [article.words_of((run[0].start, run[0].end)) for run in runs]
        yield article.finding("text.furniture", spans, "note", {"lines": lines})
