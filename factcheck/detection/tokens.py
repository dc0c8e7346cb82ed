"""Words, numbers and signs of one block, with every quoted string as one piece."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from factcheck.detection.quoting.marks import Quoted

# Initials ("U.S.", "J."), then an elided word ("l’", "qu’"), then words, then anything visible.
# A word goes on over apostrophes in English ("didn’t") and over hyphens in both.
_FRENCH = re.compile(
    r"(?:[^\W\d_]\.){2,8}|aujourd['’]hui|(?:[^\W\d_]{1,2}|qu|jusqu|lorsqu|puisqu|quoiqu|presqu)['’](?=\w)"
    r"|\d+(?:[.,]\d+)+|\w+(?:[-‑]\w+)*|\S",
    re.IGNORECASE,
)
_ENGLISH = re.compile(r"(?:[^\W\d_]\.){2,8}|\d+(?:[.,]\d+)+|\w+(?:[-‑'’]\w+)*|\S")
_PATTERNS = {"fr": _FRENCH, "en": _ENGLISH}
_PARTICLE = re.compile(r"(?:al|el|du|de|di|la|le|mac|mc)-?[A-Z]")
_PLAIN = str.maketrans({"’": "'", "‑": "-"})


class Sort(Enum):
    WORD = "word"
    NUMBER = "number"
    SIGN = "sign"
    QUOTED = "quoted"


@dataclass(frozen=True, slots=True)
class Token:
    """`low` is the text in lower case with plain apostrophes and hyphens; "" for a quoted string.

    `quoted` is the quoted string itself when the token is one.
    """

    start: int
    end: int
    text: str
    low: str
    sort: Sort
    quoted: Quoted | None = None

    @property
    def capital(self) -> bool:
        """Written with a capital, after a particle that is not ("al-Sabah", "duPlessis") too."""
        return self.sort is Sort.WORD and (
            self.text[0].isupper() or _PARTICLE.match(self.text) is not None
        )

    @property
    def is_word(self) -> bool:
        return self.sort is Sort.WORD


def tokenise(
    text: str, start: int, end: int, *, language: str, quoted: Sequence[Quoted] = ()
) -> list[Token]:
    """The tokens of text[start:end]; `quoted` are its quoted strings, in order, none nested."""
    tokens: list[Token] = []
    for one in quoted:
        tokens += _words(text, start, one.start, language)
        tokens.append(Token(one.start, one.end, text[one.start : one.end], "", Sort.QUOTED, one))
        start = one.end
    tokens += _words(text, start, end, language)
    return tokens


def _words(text: str, start: int, end: int, language: str) -> Iterator[Token]:
    for match in _PATTERNS[language].finditer(text, start, end):
        word = match[0]
        if word[0].isdigit():
            sort = Sort.NUMBER
        elif word[0].isalpha():
            sort = Sort.WORD
        else:
            sort = Sort.SIGN
        yield Token(match.start(), match.end(), word, word.lower().translate(_PLAIN), sort)
