"""Whether what is cited still stands in a page. Compared word by word, whatever the typography."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from factcheck.quotecheck.numbers import MARK, key_of
from factcheck.quotecheck.split import fold_lines, split_words
from factcheck.quotecheck.words import Words

# Where somebody who copied an excerpt left words out.
_LEFT_OUT = re.compile(r"[\[(]\s*(?:…|\.{3})\s*[\])]|…|\.{3}")
LANGUAGES = ("fr", "en")


def words_missing(page: str, excerpt: str, language: str) -> str | None:
    """None while the excerpt stands in the page. Else the first number in it that does not, as the
    excerpt has it; empty when the numbers do, and other words are gone.

    Both are read in one language, so that one way of writing numbers holds for both.
    """
    there = _words(page, language)
    row, at = f" {' '.join(there.keys)} ", 0
    pieces = [_words(piece, language) for piece in _LEFT_OUT.split(excerpt)]
    for piece in pieces:
        sought = f" {' '.join(piece.keys)} "
        at = row.find(sought, at) if piece.keys else at
        if at < 0:
            return _first_number(pieces, set(there.keys))
        # The space behind it is also the one before the next.
        at += len(sought) - 1 if piece.keys else 0
    return None


def number_missing(page: str, values: Iterable[Decimal]) -> bool:
    """Whether one of these numbers is nowhere in the page, however either language writes it."""
    there = {key for language in LANGUAGES for key in _words(page, language).keys}
    return any(key_of(value) not in there for value in values)


def has_words(excerpt: str) -> bool:
    """Whether there is anything in it to look for."""
    return bool(_words(excerpt, "en").keys)


def _words(text: str, language: str) -> Words:
    return split_words(text, fold_lines(text), language if language in LANGUAGES else "en")


def _first_number(pieces: Iterable[Words], there: set[str]) -> str:
    for piece in pieces:
        for number, key in enumerate(piece.keys):
            if key.startswith(MARK) and key not in there:
                return piece.show(number, number + 1)
    return ""
