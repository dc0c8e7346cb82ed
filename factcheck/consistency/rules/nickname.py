"""An authority that is only called by its nickname: "le gendarme de la Bourse"."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.consistency.article import Article
from factcheck.consistency.findings import Finding
from factcheck.consistency.language import either


def find(article: Article) -> Iterator[Finding]:
    for nickname, (name, *names) in article.words.nicknames.items():
        start = article.plain.find(nickname)
        if start < 0 or either(names).search(article.plain):
            continue
        span = start, start + len(nickname)
        shown = {"words": article.words_of(span), "name": name}
        yield article.finding("name.nickname", [span], "note", shown)
