"""Shares of one whole that are more than the whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby

from factcheck.consistency.article import Article
from factcheck.consistency.findings import Finding
from factcheck.consistency.text import bare
from factcheck.detection import Figure

WHOLE = 100
# What rounding may add.
ROUNDING = 1
MOST_OF_A_SENTENCE = 12
AFTER = 40

_VALUE = re.compile(r"\d{1,6}(?:\.\d{1,6})?")


def find(article: Article) -> Iterator[Finding]:
    shares = [
        one for one in article.figures if one.type == "percent" and _VALUE.fullmatch(one.value)
    ]
    for one in shares:
        if Decimal(one.value) > WHOLE and _is_share(article, one):
            shown = {"figure": article.words_of((one.start, one.end))}
            yield article.finding("percent.share", [one.span], "conflict", shown)
    for sentence, same in groupby(shares, key=lambda one: article.sentence_at(one.start)):
        group = list(same)[:MOST_OF_A_SENTENCE]
        if _of_one_ballot(article, sentence, group):
            made = sum(Decimal(one.value) for one in group)
            if made > WHOLE + ROUNDING:
                spans = [one.span for one in group]
                yield article.finding("percent.whole", spans, "conflict", {"sum": str(made)})


def _is_share(article: Article, one: Figure) -> bool:
    """Is it a share of persons? Of a price or a capacity there can be more than all."""
    sign = article.plain.find("%", one.start, one.end)
    start = sign + 1 if sign >= 0 else one.end
    of = article.words.whole.match(article.plain, start, start + AFTER)
    return of is not None and bare(of["noun"]).rstrip("sx") in article.words.people


def _of_one_ballot(article: Article, sentence: tuple[int, int], group: list[Figure]) -> bool:
    """Do two or more shares of one vote, market or capital stand in one sentence?"""
    if len(group) < 2:
        return False
    after = group[-1].end, min(sentence[1], group[-1].end + AFTER)
    ballots = article.words.ballots.findall(article.plain, group[0].end, after[1])
    dates = article.dates_in((group[0].start, after[1]))
    changed = article.words.changed.search(article.plain, *sentence)
    return len(ballots) == 1 and not dates and changed is None
