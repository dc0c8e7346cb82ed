"""A text as the terms that it is found by."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from snowballstemmer.english_stemmer import EnglishStemmer
from snowballstemmer.french_stemmer import FrenchStemmer

from factcheck.quotecheck.numbers import MARK
from factcheck.quotecheck.split import fold_lines, split_words
from factcheck.terms.amounts import with_amounts
from factcheck.terms.stopwords import STOP_WORDS

# Raise it when the same text gives other terms than before: what is stored is then read again.
VERSION = 2
# How the key of a number begins; no other key does.
FIGURE = MARK
# More terms than a claim has: what comes after them in a text is not looked at.
LONGEST = 1000

_LONGEST_WORD = 40
# Also without a scheme, as networks shorten them ("pic.twitter.com/…"), once there is a path.
_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|(?<![\w.-])(?:[a-z0-9-]{1,63}\.)+[a-z]{2,9}/\S*", re.IGNORECASE
)
_HASHTAG = re.compile(r"(?<!\w)#(\w{1,100})")
_HUMP = re.compile(r"(?<=[^\W_A-Z])(?=[A-ZÀ-Þ])")
_SIGNS = frozenset("%€$£")
_PERCENT = "pct"
_STEMMERS: Mapping[str, type] = {"fr": FrenchStemmer, "en": EnglishStemmer}


@dataclass(frozen=True, slots=True)
class Term:
    """`key` is what is compared, `shown` the word as the text has it."""

    key: str
    shown: str

    @property
    def is_figure(self) -> bool:
        return self.key.startswith(FIGURE)


def terms_of(text: str, language: str) -> list[Term]:
    """The terms of a text in their order, each as often as it occurs; LONGEST at most.

    A language other than French or English is split and folded, not stemmed. Linear in the text.
    """
    plain = _HASHTAG.sub(_spread, _ADDRESS.sub(" ", text))
    words = split_words(plain, fold_lines(plain), language if language in STOP_WORDS else "en")
    stop = STOP_WORDS.get(language, frozenset())
    found: list[Term] = []
    for word, first, last in with_amounts(words.keys):
        key = _key(word, language, stop)
        if key:
            found.append(Term(key, words.show(first, last)))
            if len(found) == LONGEST:
                break
    return found


def _spread(match: re.Match[str]) -> str:
    """The words of a hashtag, which are told apart by their capitals."""
    return f" {_HUMP.sub(' ', match[1])} "


def _key(word: str, language: str, stop: frozenset[str]) -> str:
    """What stands for a word; empty for one that says nothing."""
    if word.startswith(FIGURE) or word in _SIGNS:
        return word[:_LONGEST_WORD]
    if word == _PERCENT:
        return "%"
    word = word.removesuffix("'s")
    if len(word) < 2 or word in stop:
        return ""
    return _stem(word[:_LONGEST_WORD], language)


# The slow part, and few words make up most of every text.
@lru_cache(maxsize=20_000)
def _stem(word: str, language: str) -> str:
    """The stem without accents: the rules of French stems know them, so they go last."""
    stemmer = _STEMMERS.get(language)
    # A stemmer of its own: it holds the word it works on, so threads must not share one.
    stem: str = stemmer().stemWord(word) if stemmer else word
    return _unaccented(stem).replace(" ", "")


def _unaccented(word: str) -> str:
    if word.isascii():
        return word
    decomposed = unicodedata.normalize("NFD", word)
    return "".join(c for c in decomposed if not unicodedata.combining(c))
