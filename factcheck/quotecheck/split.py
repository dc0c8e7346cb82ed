"""Where a text falls into words, and the key by which each of them compares."""

from __future__ import annotations

import re
import unicodedata
from operator import add

from factcheck.anchoring.fold import (
    DASHES,
    DOTTED_CAPITAL_I,
    DOUBLE_QUOTES,
    SINGLE_QUOTES,
    SPACES,
    fold,
)
from factcheck.quotecheck.merge import merge_numbers
from factcheck.quotecheck.words import Words

# Combining accents, soft hyphens, zero-width characters: part of a word, never the whole of it.
_MARKS = "\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff"
_NUMBER = (
    r"[0-9]{1,3}(?:[ ,.'][0-9]{3})++(?:[.,][0-9]++)?+(?!\w)"
    r"|[0-9]++(?:[.,][0-9]++)?+(?:k|mn?|bn|mds?|tn)?+(?!\w)"
)
# A time of day, as a clock or an agency writes it: "17h40", "17 h 40".
_CLOCK = r"[0-9]{1,2}(?: ?h ?|:)[0-9]{2}(?![\w:])"
# English keeps "don't" whole; French apostrophes stand between two words.
_WORD = {
    "fr": re.compile(rf"{_CLOCK}|{_NUMBER}|\w[\w{_MARKS}]*+|[%€$£]"),
    "en": re.compile(rf"{_CLOCK}|{_NUMBER}|\w[\w{_MARKS}]*+(?:'\w[\w{_MARKS}]*+)*+|[%€$£]"),
}
_SPELLED = str.maketrans(
    {"œ": "oe", "æ": "ae", **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", "")}
)
_ODD = re.compile("[œæ\u00ad\u200b-\u200d\u2060\ufeff]")
_FOLDED = frozenset(SPACES + SINGLE_QUOTES + DOUBLE_QUOTES + DASHES + "\u03a3\u03c2") - {"\n"}
# Normalising takes quadratic time in a pile of accents, and no word is so long.
_LONGEST = 200


def fold_lines(text: str) -> str:
    """Fold a text of the same length, with its line ends kept and no underscore left.

    What `fold` makes of a long text, in less time: few of its characters occur in any one text.
    """
    for character in _FOLDED.intersection(text):
        text = text.replace(character, fold(character))
    return text.replace("_", " ").replace(DOTTED_CAPITAL_I, "I").lower()


def split_words(text: str, folded: str, language: str) -> Words:
    """The words of a text; `folded` is the text folded, with blanks where nothing is said."""
    keys = _WORD[language].findall(folded)
    starts = [match.start() for match in _WORD[language].finditer(folded)]
    ends = list(map(add, starts, map(len, keys)))
    odd = {key: _normal(key) for key in set(keys) if not _is_plain(key)}
    if odd:
        keys = [odd.get(key, key) for key in keys]
    return merge_numbers(Words(text, keys, starts, ends, set()), folded, language)


def _is_plain(key: str) -> bool:
    if key.isascii() or len(key) > _LONGEST:
        return True
    return not _ODD.search(key) and unicodedata.is_normalized("NFKC", key)


def _normal(key: str) -> str:
    # Compatibility forms too: reports come out of PDF files with ligatures in them.
    return unicodedata.normalize("NFKC", key.translate(_SPELLED))
