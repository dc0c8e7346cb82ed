"""The tokens of a text with the questions that every rule asks of them."""

from __future__ import annotations

from dataclasses import dataclass, field

from factcheck.detection.figures.lexicon import Lexicon, lexicon_of
from factcheck.detection.figures.tokens import Token, tokenise
from factcheck.detection.reading import Reading
from factcheck.detection.suggestions import FigureType, Tier

HYPHENS = frozenset("-‐‑–—−")
_PAIRING = frozenset({"et", "and", "ou", "or"})
# "Between" stands at most this many tokens before "and".
_REACH = 7
_SENTENCE_STARTS = frozenset('.!?:;«»"“”(…•-–—*|>')


@dataclass(frozen=True, slots=True)
class View:
    """Places are indexes of tokens; beyond both ends of the text there are breaks."""

    reading: Reading
    tokens: list[Token]
    lexicon: Lexicon

    @property
    def text(self) -> str:
        return self.reading.text

    def kind(self, at: int) -> str:
        return self.tokens[at].kind

    def key(self, at: int) -> str:
        return self.tokens[at].key

    def raw(self, at: int) -> str:
        token = self.tokens[at]
        return self.reading.text[token.start : token.end]

    def glued(self, at: int) -> bool:
        """Does this token begin where the one before it ends?"""
        return self.tokens[at].glued

    def says(self, at: int, phrase: tuple[str, ...]) -> bool:
        return all(self.tokens[at + step].key == word for step, word in enumerate(phrase))

    def after(self, at: int, phrases: tuple[tuple[str, ...], ...]) -> int | None:
        """The place behind the first of these phrases that begins here."""
        for phrase in phrases:
            if self.tokens[at].key == phrase[0] and self.says(at, phrase):
                return at + len(phrase)
        return None

    def after_of(self, at: int) -> int | None:
        """The place behind "de", "d'" or "of"."""
        key = self.key(at)
        if key == "d" and self.key(at + 1) == "'":
            return at + 2
        return at + 1 if key == ("of" if self.lexicon.language == "en" else "de") else None

    def hyphen(self, at: int) -> bool:
        """Is this a hyphen with no space on either side?"""
        token = self.tokens[at]
        return token.key in HYPHENS and token.glued and self.tokens[at + 1].glued

    def dash(self, at: int) -> bool:
        """Is this a hyphen between two things, with a space on both sides or on neither?"""
        token = self.tokens[at]
        return token.key in HYPHENS and token.glued == self.tokens[at + 1].glued

    def capital(self, at: int) -> bool:
        token = self.tokens[at]
        return token.kind == "word" and self.reading.text[token.start].isupper()

    def sticks(self, at: int) -> bool:
        """Is this a word or a number glued to what stands before it?"""
        token = self.tokens[at]
        return token.glued and token.kind in ("word", "number")

    def joins(self, at: int) -> bool:
        """Does this word join the ends of one range, and not two things? "And" needs "between"."""
        if self.key(at) not in _PAIRING:
            return True
        opening = self.lexicon.numbers.between
        return any(self.key(place) in opening for place in range(max(at - _REACH, 0), at))

    def end_of_run(self, at: int) -> int:
        """The place behind everything glued on: letters, digits, hyphens."""
        end = at + 1
        while self.sticks(end) or self.hyphen(end):
            end += 1
        return end

    def opens(self, at: int) -> bool:
        """Does a sentence, a quotation or a line begin here?"""
        before = self.tokens[at - 1]
        if before.kind == "break":
            return True
        return before.key in _SENTENCE_STARTS and not self.hyphen(at - 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A figure in places of tokens, end excluded."""

    first: int
    end: int
    rule: str
    type: FigureType
    value: str
    unit: str = ""
    number: tuple[int, int] | None = None
    tier: Tier = "high"
    approx: str = ""
    warnings: tuple[str, ...] = field(default=())


def view_of(reading: Reading) -> View:
    return View(reading, tokenise(reading.text), lexicon_of(reading.language))
