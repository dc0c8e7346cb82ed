"""One text, two foldings: for matching at exact places, and for comparing words."""

from __future__ import annotations

import re
import unicodedata

_APOSTROPHES = "\u2018\u2019\u02bc\u2032\u00b4`"
_SPACES = "\u00a0\u2007\u2009\u202f\t"
_WORD = re.compile(r"[^\W\d_]{2,40}")
# Long enough to keep two words apart, short enough to bring two forms of one word together.
STEM = 6
LEAST_WORD = 3


def plain(text: str) -> str:
    """Lower case, plain spaces and apostrophes; as long as the text, so places stay the same."""
    table = {ord(one): _plain_character(one) for one in set(text)}
    return text.translate(table)


def _plain_character(one: str) -> str:
    if one in _APOSTROPHES:
        return "'"
    if one in _SPACES:
        return " "
    lower = one.lower()
    return lower if len(lower) == 1 else one


def bare(word: str) -> str:
    """Lower case without accents, for comparing words."""
    if word.isascii():
        return word.lower()
    parts = unicodedata.normalize("NFD", word.lower())
    return "".join(one for one in parts if not unicodedata.combining(one))


def stem(word: str) -> str:
    """The beginning that the forms of a word share, roughly."""
    return bare(word).rstrip("sx")[:STEM]


def table(words: str) -> frozenset[str]:
    """Words written in a row."""
    return frozenset(words.split())


def content_stems(text: str, stopwords: frozenset[str]) -> list[str]:
    """The stems of the words that carry meaning, in order."""
    return [
        stem(word)
        for word in _WORD.findall(text)
        if len(word) >= LEAST_WORD and word.lower() not in stopwords
    ]
