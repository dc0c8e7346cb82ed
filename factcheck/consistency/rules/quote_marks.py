"""Quotation marks that do not belong together."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.consistency.article import Article
from factcheck.consistency.findings import Finding
from factcheck.detection import Quote

CLOSERS = {
    "«": "»", "»": "«", "“": "”", "„": "“”", "”": "”", "‘": "’", "‹": "›", '"': '"', "'": "'",
}  # fmt: skip
# Typewriter marks open and close alike: a space says which, and may stand on one side.
SPACED = frozenset("«“„")
MARKS = frozenset("".join([*CLOSERS, *CLOSERS.values()]))


def find(article: Article) -> Iterator[Finding]:
    own = [one for one in article.analysis.quotes if article.own(one.start)]
    quotes = [one for one in own if one.end - one.start > 2 and _closed(article, one)]
    mixed = [one for one in quotes if _mixed(article, one)]
    uneven = [one for one in quotes if one not in mixed and _uneven(article, one)]
    for rule, found in (("quote.marks", mixed), ("quote.spaces", uneven)):
        if found:
            shown = {"quotes": [" ".join(one.words.split()) for one in found]}
            yield article.finding(rule, [one.span for one in found], "note", shown)


def _closed(article: Article, quote: Quote) -> bool:
    """Does a mark stand at both ends? A passage that goes on below has none at its end."""
    return article.text[quote.start] in CLOSERS and article.text[quote.end - 1] in MARKS


def _mixed(article: Article, quote: Quote) -> bool:
    return article.text[quote.end - 1] not in CLOSERS[article.text[quote.start]]


def _uneven(article: Article, quote: Quote) -> bool:
    if article.text[quote.start] not in SPACED:
        return False
    first, last = article.text[quote.start + 1], article.text[quote.end - 2]
    return first.isspace() != last.isspace()
