"""The capitalised words of an article, each with its neighbours."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.consistency.article import Article
from factcheck.detection.suggestions import Span
from factcheck.intake import Block

_WORD = re.compile(r"(?<![\w'’-])(?:[dlDLnN]['’])?([^\W\d_]{2,30}(?:-[^\W\d_]{2,30}){0,3})(?!\w)")
# In a title fewer than one long word in so many is small.
LONG = 4
FEW = 4
_SPACES = " \u00a0\u202f"


@dataclass(frozen=True, slots=True)
class Use:
    """One capitalised word. `first` where any word would have a capital."""

    word: str
    span: Span
    first: bool
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    span: Span
    capital: bool


def uses(article: Article) -> dict[str, list[Use]]:
    """The names of the article with their uses; what is also written small is none."""
    found: dict[str, list[Use]] = defaultdict(list)
    small: set[str] = set()
    for block in article.blocks:
        row = _words(article, block)
        small.update(one.text for one in row if not one.capital)
        if _in_capitals(row):
            continue
        for use in _uses(article, block, row):
            found[use.word].append(use)
    return {
        word: each
        for word, each in found.items()
        if word.lower() not in small and not all(one.first for one in each)
    }


def _words(article: Article, block: Block) -> list[_Word]:
    matches = _WORD.finditer(article.text, block.start, block.end)
    return [_Word(m[1], m.span(1), m[1][0].isupper()) for m in matches]


def _in_capitals(row: list[_Word]) -> bool:
    """Is it a line where hardly a long word is small, as in an English title?"""
    long = [one for one in row if len(one.text) >= LONG]
    return sum(not one.capital for one in long) * FEW < len(long)


def _uses(article: Article, block: Block, row: list[_Word]) -> Iterator[Use]:
    for at, one in enumerate(row):
        if not one.capital or one.text.isupper():
            continue
        before = row[at - 1] if at else None
        after = row[at + 1] if at + 1 < len(row) else None
        yield Use(
            one.text,
            one.span,
            _opens(article, block, one.span[0]),
            before.text if before and _names_too(article, before, one) else "",
            after.text if after and _beside(article, one, after) else "",
        )


def _beside(article: Article, one: _Word, other: _Word) -> bool:
    """Are they two capitalised words with one space between?"""
    between = article.text[one.span[1] : other.span[0]]
    return one.capital and other.capital and len(between) == 1 and between in _SPACES


def _names_too(article: Article, before: _Word, one: _Word) -> bool:
    """Does the word before belong to the name, as a given name does and a title does not?"""
    return _beside(article, before, one) and before.text.lower() not in article.words.titles


def _opens(article: Article, block: Block, start: int) -> bool:
    before = article.text[max(block.start, start - 4) : start].rstrip(_SPACES + "'’dlDLnN")
    return not before or before[-1] in '.!?…:;"“”«‘([—–-•*'
