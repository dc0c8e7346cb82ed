"""Words that translation brings in for others."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.consistency.article import Article
from factcheck.consistency.findings import Finding
from factcheck.consistency.language import Wording
from factcheck.detection.suggestions import Span


def find(article: Article) -> Iterator[Finding]:
    for wording in article.words.wordings:
        spans = _places(article, wording)
        if spans and _applies(article, wording):
            words = [article.words_of(one) for one in spans]
            shown = {"words": list(dict.fromkeys(words)), "better": wording.better}
            yield article.finding("wording.false_friend", spans, "check", shown)


def _places(article: Article, wording: Wording) -> list[Span]:
    return [
        match.span() for match in wording.word.finditer(article.plain) if article.own(match.start())
    ]


def _applies(article: Article, wording: Wording) -> bool:
    if wording.beside is not None and wording.beside.search(article.plain) is None:
        return False
    return wording.unless is None or wording.unless.search(article.plain) is None
