"""A text as a row of words that compare alike whatever their typography."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.quotecheck.numbers import MARK

# What a number weighs, and the least that forms of one word share.
NUMBER = 3
STEM = 4


@dataclass(slots=True)
class Words:
    """The words of `text`: word i has the key `keys[i]` and stands at starts[i]..ends[i].

    A number is one word, and an amount stands before its currency ("$5" reads "5 $"), so that
    offsets may go back there. `silent` are words that may be missing on one side and mean nothing.
    """

    text: str
    keys: list[str]
    starts: list[int]
    ends: list[int]
    silent: set[int]

    def span(self, first: int, last: int) -> tuple[int, int]:
        """From where words first..last (end excluded) begin in the text to where they end."""
        return min(self.starts[first:last][:2]), max(self.ends[first:last][-2:])

    def show(self, first: int, last: int) -> str:
        """These words as the text has them, on one line."""
        if first >= last:
            return ""
        start, end = self.span(first, last)
        if self.text[end : end + 1] in ("'", "’") and self.text[end + 1 : end + 2].isalpha():
            end += 1
        return " ".join(self.text[start:end].split())

    def between(self, first: int, second: int) -> str:
        """What stands in the text between two words that follow each other."""
        return self.text[self.ends[first] : self.starts[second]]


def letters(key: str) -> int:
    """How much a word counts where texts are compared; a number no more than a short word."""
    return NUMBER if key[0] == MARK else len(key)


def akin(first: str, second: str) -> int:
    """How many letters two forms of one word share ("morte", "mortes"); 0 for other words."""
    if MARK in (first[0], second[0]):
        return 0
    shared = max(_shared(first, second), _shared(first[::-1], second[::-1]))
    return shared if shared >= STEM and 3 * shared >= 2 * max(len(first), len(second)) else 0


def _shared(first: str, second: str) -> int:
    pairs = zip(first, second, strict=False)
    return next((i for i, (a, b) in enumerate(pairs) if a != b), min(len(first), len(second)))
