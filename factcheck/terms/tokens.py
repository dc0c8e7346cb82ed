"""A text as the tokens that readers find it by, each with its place.

Folded first and stemmed after, unlike the terms of matching: whoever searches leaves accents out,
and "verifiee" must find what "vérifiée" finds. A token is of plain letters and digits, so that
every full-text index takes it for one word, and the first letter says what it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from snowballstemmer.english_stemmer import EnglishStemmer
from snowballstemmer.french_stemmer import FrenchStemmer

from factcheck.quotecheck.numbers import MARK
from factcheck.quotecheck.split import fold_lines, split_words
from factcheck.terms.amounts import with_amounts
from factcheck.terms.folding import fold_words
from factcheck.terms.stopwords import STOP_WORDS

# Raise it when the same text gives other tokens than before: what is stored is then read again.
TOKENS = 1
# How tokens begin: what is left of a word, a whole word, a figure or sign.
STEM, FORM, FIGURE = "s", "w", "n"

# More tokens than a fact has: what comes after them in a text is not looked at.
_MOST = 1000
_LONGEST = 40
_SIGNS: Mapping[str, str] = {"%": "pct", "€": "eur", "$": "usd", "£": "gbp"}
_STEMMERS: Mapping[str, type] = {"fr": FrenchStemmer, "en": EnglishStemmer}
_FOLDED_STOPS = {
    language: frozenset(map(fold_words, words)) for language, words in STOP_WORDS.items()
}
# "L'État" in an English text is about a state all the same.
_ELIDED = re.compile(r"(?:[cdjlmnst]|qu)'(?=\w{3})")
# "Vérifiée" without accents: the rules of French stems take "-ee" for another ending.
_PARTICIPLE = re.compile(r"ee(s?)$")
# What is left of "vérifier" and of "vérifie", once it is long enough to say which word it is.
_VERB = re.compile(r"(?<=.{5})i$")
_OTHER = re.compile("[^a-z0-9]")


class Token(NamedTuple):
    """`key` is what is compared: empty for a word that says nothing. `word` is folded, and empty
    for figures and signs. It stands at start..end of the text."""

    key: str
    word: str
    start: int
    end: int
    # Of an amount in several words ("14.2 million"), what each of them is by itself.
    parts: tuple[str, ...] = ()

    @property
    def form(self) -> str:
        """The whole word as a token; empty for figures and signs."""
        return FORM + plain(self.word) if self.word else ""


def tokens_of(text: str, language: str) -> list[Token]:
    """The tokens of a text in their order, words that say nothing among them. Linear in the text.

    Of a language other than French or English, words are folded and not stemmed.
    """
    words = split_words(text, fold_lines(text), language if language in STOP_WORDS else "en")
    found: list[Token] = []
    for word, first, last in with_amounts(words.keys):
        key, folded = _read(word, language)
        if last - first == 1:
            found.append(Token(key, folded, words.starts[first], words.ends[first]))
        else:
            alone = [_read(one, language)[0] for one in words.keys[first:last]]
            start, end = words.span(first, last)
            found.append(Token(key, folded, start, end, tuple(filter(None, alone))))
        if len(found) == _MOST:
            break
    return found


def plain(word: str) -> str:
    """A folded word in letters and digits alone; those of other scripts as their numbers.

    Letter by letter, so that what begins alike still does.
    """
    return _OTHER.sub(lambda match: f"z{ord(match[0]):x}z", word)


@lru_cache(maxsize=20_000)
def _read(word: str, language: str) -> tuple[str, str]:
    """The key of a word as the text splits, and the word folded."""
    if word in _SIGNS:
        return FIGURE + _SIGNS[word], ""
    if word.startswith(MARK):
        return FIGURE + plain(word[len(MARK) : _LONGEST].replace(".", "x")), ""
    folded = fold_words(_ELIDED.sub("", word).removesuffix("'s")).replace("'", "")[:_LONGEST]
    if len(folded) < 2 or word in _stops(language) or folded in _stops(language):
        return "", folded
    return STEM + plain(_stem(folded, language)), folded


def _stops(language: str) -> frozenset[str]:
    return _FOLDED_STOPS.get(language, frozenset())


def _stem(word: str, language: str) -> str:
    stemmer = _STEMMERS.get(language)
    if stemmer is None:
        return word
    if language == "fr":
        word = _PARTICIPLE.sub(r"e\1", word)
    # A stemmer of its own: it holds the word it works on, so threads must not share one.
    stem: str = stemmer().stemWord(word)
    return _VERB.sub("", stem) if language == "fr" else stem
