"""Numbers in a row of words: "trois millions", "3 000 000" and "3,000,000" become one word."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal

from factcheck.quotecheck.number_words import SUFFIXES, NumberWords

MARK = "#"
MILLION = 10**6

# More digits than anybody says, and more than decimal arithmetic keeps exactly.
_LONGEST = 24
_PARTS = re.compile(r"([0-9][0-9 ,.']*)([a-z]*)")
_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:[ ,.'][0-9]{3})+")
_SINGLE = re.compile(r"[1-9][0-9]{0,2}([,.])[0-9]{3}")
_SEPARATORS = str.maketrans("", "", " ,.'")


def key_of(value: Decimal) -> str:
    """The word that stands for a number, however it was written."""
    return f"{MARK}{value.normalize():f}"


def written(digits: str, table: NumberWords, *, money: bool = False) -> Decimal | None:
    """The value of a number in digits: "500 000", "1,5", "3bn"; None for any other word.

    "m" is a million behind a currency sign only; elsewhere it is a metre.
    """
    parts = _PARTS.fullmatch(digits)
    if not parts or len(digits) > _LONGEST:
        return None
    number, suffix = parts.groups()
    if suffix and (suffix not in SUFFIXES or (suffix == "m" and not money)):
        return None
    return Decimal(_plain(number, table)) * SUFFIXES.get(suffix, 1)


def _plain(number: str, table: NumberWords) -> str:
    single = _SINGLE.fullmatch(number)
    if single and single[1] == "." and not table.dot_groups:
        return number
    if _GROUPED.fullmatch(number):
        return number.translate(_SEPARATORS)
    # What is left is a decimal mark, if it is a mark at all.
    at = max(number.rfind(","), number.rfind("."))
    if at < 0:
        return number.translate(_SEPARATORS)
    return f"{number[:at].translate(_SEPARATORS)}.{number[at + 1 :].translate(_SEPARATORS)}"


class _Spoken:
    """A number while its words come in, one at a time."""

    def __init__(self, table: NumberWords, digits: Decimal | None = None) -> None:
        self._table = table
        self._total = Decimal(0)
        self._below = digits
        self._ceiling: int | None = None
        # After digits or decimals only a magnitude can follow: "3,5 millions".
        self.closed = digits is not None

    @property
    def value(self) -> Decimal:
        return self._total + (self._below or 0)

    def take(self, word: str) -> bool:
        """Go on with this word, if it can belong to the number."""
        if word in self._table.magnitudes:
            return self._multiply(self._table.magnitudes[word])
        if self.closed:
            return False
        if word in self._table.hundred:
            return self._hundred()
        small = self._table.value(word)
        return small is not None and self._add(small)

    def joins(self, word: str) -> bool:
        """May "et" or "and" stand before this word within the number?"""
        below = int(self._below or 0)
        if self._table.by_twenties:
            tens = below % 100
            return tens in (20, 30, 40, 50, 60) and (word in self._table.one or word == "onze")
        return self._table.value(word) is not None and below % 100 == 0 and self.value > 0

    def point(self, decimals: str) -> None:
        self._below = Decimal(f"{self._below or 0}.{decimals}")
        self.closed = True

    def _multiply(self, magnitude: int) -> bool:
        if self._ceiling is not None and magnitude >= self._ceiling:
            return False
        self._total += (1 if self._below is None else self._below) * magnitude
        self._below, self._ceiling, self.closed = None, magnitude, False
        return True

    def _hundred(self) -> bool:
        if self._below is None:
            self._below = Decimal(100)
        elif 0 < self._below < 20:
            self._below *= 100
        else:
            return False
        return True

    def _add(self, small: int) -> bool:
        below = self._below
        if below is None:
            self._below = Decimal(small)
        elif self._by_twenties(small):
            self._below = below + 76
        elif below in self._table.centuries and small >= 10:
            self._below = below * 100 + small
        elif below and self._fits(int(below), small):
            self._below = below + small
        else:
            return False
        return True

    def _by_twenties(self, small: int) -> bool:
        below = int(self._below or 0)
        return self._table.by_twenties and small == 20 and below % 100 == 4

    def _fits(self, below: int, small: int) -> bool:
        tens = below % 100
        if small >= 20:
            return tens == 0
        if small >= 10:
            return tens == 0 or (self._table.by_twenties and tens in (60, 80))
        # "dix-sept", but no "dix-cinq" and no "ten-seven".
        teens = tens != 10 or (self._table.by_twenties and small >= 7)
        return small > 0 and below % 10 == 0 and teens


Joined = Callable[[int], bool]


def spoken(
    words: Sequence[str], at: int, joined: Joined, table: NumberWords
) -> tuple[int, Decimal] | None:
    """The number that begins at a word: where it ends, and its value.

    `joined(i)` tells whether only spaces or hyphens stand between words i and i + 1.
    """
    digits = written(words[at], table)
    number = _Spoken(table, digits)
    if digits is None and not number.take(words[at]):
        return None
    end = at + 1
    while (after := _next(words, end, joined, table, number)) > end:
        end = after
    if end == at + 1 and words[at] in table.one:
        return None
    return end, number.value


def _next(
    words: Sequence[str], end: int, joined: Joined, table: NumberWords, number: _Spoken
) -> int:
    """How far the number goes on from `end`; `end` itself when it does not."""
    if end >= len(words) or not joined(end - 1):
        return end
    word = words[end]
    if number.take(word):
        return end + 1
    if number.closed or end + 1 >= len(words) or not joined(end):
        return end
    if word == table.joiner and number.joins(words[end + 1]):
        # "between one hundred and two hundred" are two numbers.
        if words[end + 2 : end + 3] and words[end + 2] in table.hundred:
            return end
        return end + 2 if number.take(words[end + 1]) else end
    if word == table.decimal:
        return _decimals(words, end + 1, joined, table, number)
    return end


def _decimals(
    words: Sequence[str], at: int, joined: Joined, table: NumberWords, number: _Spoken
) -> int:
    """Read "virgule vingt-cinq" as .25 and "point two five" too; `at` is behind the point."""
    said: list[int] = []
    while at < len(words) and (not said or joined(at - 1)):
        value = table.value(words[at])
        if value is None:
            break
        said.append(value)
        at += 1
    if not said:
        return at - 1
    digits = len(said) > 1 and max(said) < 10
    number.point("".join(map(str, said)) if digits else str(sum(said)))
    return at
