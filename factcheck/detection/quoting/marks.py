"""Strings between quotation marks, whatever the marks and however badly they are paired."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.detection.reading import Reading

# Each mark: what it opens or closes. Straight marks decide by what stands beside them.
_OPENERS = {"«": "»", "“": "”", "„": "”", "‟": "”", "‹": "›"}
_CLOSERS = frozenset("»”›")
_MARK = re.compile("``|''|[«»“”„‟‹›\"‘’']")
_SPACES = " \t\u00a0\u202f\u2009"
# What a quotation may begin with besides a letter or a digit.
_OPENING_WORDS = "«“\"'‘([{¿¡$€£#@+-–—…"
_DEEPEST = 8
# What may stand before an opening mark besides white space.
_BEFORE_OPENING = "([{—–-/:;,¿¡«“‘\"'"
# Words that begin with an apostrophe, not with a quotation mark: ’em, ’tis, ’90s.
_APOSTROPHE_WORD = re.compile(r"['‘’](?:em|til|tis|twas|cause|bout|n|\d0s)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Quoted:
    """A string in quotation marks: [start, end) with them, [inner, outer) without.

    `block` is the number of its block. `mended` when the marks do not pair: opened with one kind
    and closed with another, or never closed (then `outer` is `end`). `goes_on` when the next
    block opens again because this one did not close.
    """

    start: int
    end: int
    inner: int
    outer: int
    block: int
    mended: bool = False
    goes_on: bool = False


def quoted_strings(reading: Reading) -> list[Quoted]:
    """The outermost quoted strings of every block, in order; what is nested stays inside."""
    found: list[Quoted] = []
    for number, block in enumerate(reading.blocks):
        following = reading.blocks[number + 1].start if number + 1 < len(reading.blocks) else None
        reopens = following is not None and reading.text[following] in '«“"‘„'
        found += _Scan(reading.text, block.start, block.end, number, reopens=reopens).run()
    return found


class _Scan:
    """One block, left to right, with a stack of the marks that are open."""

    def __init__(self, text: str, start: int, end: int, block: int, *, reopens: bool) -> None:
        self.text, self.start, self.end, self.block = text, start, end, block
        self.reopens = reopens
        self.marks = [match.span() for match in _MARK.finditer(text, start, end)]
        # Where a single mark certainly closes: after punctuation, before no letter.
        self.sure = [a for a, _b in self.marks if text[a] in "'’" and self._surely_closes(a)]
        self.last = {text[a:b]: a for a, b in self.marks}
        self.open: list[tuple[int, int, str]] = []
        self.found: list[Quoted] = []

    def run(self) -> list[Quoted]:
        for at, after in self.marks:
            self._take(at, after)
        self._finish()
        return self._outermost()

    def _take(self, at: int, after: int) -> None:
        mark = self.text[at:after]
        if self._measures(at, after):
            return
        if mark in _OPENERS:
            self._take_opener(at, after, mark)
        elif mark in _CLOSERS:
            self._close(at, after, mark)
        elif mark == '"' or after - at == 2:
            self._take_straight(at, after)
        elif not self._inside_word(at):
            self._take_single(at, after, mark)

    def _measures(self, at: int, after: int) -> bool:
        """Feet, inches, minutes and seconds between digits: 10''4."""
        return (
            at > self.start
            and self.text[at - 1].isdigit()
            and after < self.end
            and self.text[after].isdigit()
        )

    def _take_opener(self, at: int, after: int, mark: str) -> None:
        """An opener where only a closer can be meant closes: „x“, and “x“ typed twice."""
        closes = mark == "“" and any(kind in "„“" for _a, _b, kind in self.open)
        if closes and self._stands_after_word(at) and not self._stands_before_word(after):
            self._close(at, after, "”")
        else:
            self._push(at, after, mark)

    def _take_straight(self, at: int, after: int) -> None:
        opened = any(kind == '"' for _a, _b, kind in self.open)
        if opened and self._reopens(at, after):
            return
        if opened:
            self._close(at, after, '"')
        elif self._opens_here(at, after):
            self._push(at, after, '"')
        elif self.open and not self._closes_later(at):
            self._found(0, at, after, mended=True)
        elif self._spaced(at) and self.last.get('"', -1) > at:
            self._push(at, after, '"')

    def _reopens(self, at: int, after: int) -> bool:
        """A paragraph of a long quotation, run into one block: `… it rained. "In fact, …`."""
        ended = self.text[max(self.start, at - 3) : at].rstrip().endswith((".", "!", "?"))
        return ended and self._opens_here(at, after)

    def _push(self, at: int, after: int, mark: str) -> None:
        if len(self.open) == _DEEPEST:
            # No writer nests so deep: the marks before this one were never closed.
            self.open.clear()
        self.open.append((at, after, mark))

    def _closes_later(self, at: int) -> bool:
        """Does the mark that would close the outermost string properly still come?"""
        return self.last.get(_OPENERS.get(self.open[0][2], "’"), -1) > at

    def _spaced(self, at: int) -> bool:
        return at == self.start or self.text[at - 1].isspace()

    def _take_single(self, at: int, after: int, mark: str) -> None:
        single = next((n for n, (_a, _b, kind) in enumerate(self.open) if kind == "‘"), None)
        if single is not None and mark != "‘" and self._closes_single(at, after):
            self._close(at, after, "’")
        elif mark != "’" and self._opens_here(at, after) and not self._is_apostrophe(at):
            self._push(at, after, "‘")

    def _closes_single(self, at: int, after: int) -> bool:
        """A possessive plural ("the players’ union") closes nothing when a surer mark follows."""
        if not self._stands_after_word(at):
            return False
        possessive = self.text[at - 1] == "s" and self.text[after : after + 1] == " "
        if not possessive:
            return True
        position = bisect_left(self.sure, after)
        later = self.sure[position] if position < len(self.sure) else None
        return later is None or any(
            self.text[a] == "‘" for a, _b in self._marks_between(after, later)
        )

    def _marks_between(self, low: int, high: int) -> Iterator[tuple[int, int]]:
        position = bisect_left(self.marks, (low, 0))
        # A possessive is followed by few marks before its string closes.
        for a, b in self.marks[position : position + 8]:
            if a < high:
                yield a, b

    def _surely_closes(self, at: int) -> bool:
        before = self.text[at - 1] if at > self.start else " "
        after = self.text[at + 1] if at + 1 < self.end else " "
        return before in ",.!?…" and not after.isalnum()

    def _close(self, at: int, after: int, mark: str) -> None:
        """Close the nearest fitting opener; inside it nothing stays open."""
        for depth in range(len(self.open) - 1, -1, -1):
            kind = self.open[depth][2]
            if kind == mark or _OPENERS.get(kind) == mark or (kind == "‘" and mark == "’"):
                self._found(depth, at, after, mended=False)
                return
        if self.open and mark != "’" and not self._closes_later(at):
            self._found(0, at, after, mended=True)
        elif not self.open and mark == "”" and self._opens_here(at, after):
            self._push(at, after, "“")

    def _found(self, depth: int, at: int, after: int, *, mended: bool) -> None:
        start, inner, _kind = self.open[depth]
        del self.open[depth:]
        if self.text[inner:at].strip(_SPACES):
            self.found.append(Quoted(start, after, inner, at, self.block, mended=mended))

    def _finish(self) -> None:
        """What is still open at the end of the block: it goes on, or was never closed."""
        opened = [one for one in self.open if one[2] != "‘"]
        if not opened:
            return
        start, inner, _kind = opened[0]
        end = start + len(self.text[start : self.end].rstrip())
        words = self.text[inner:end].split(maxsplit=4)
        if len(words) > 3:
            goes_on = self.reopens
            self.found.append(
                Quoted(start, end, inner, end, self.block, mended=not goes_on, goes_on=goes_on)
            )

    def _outermost(self) -> list[Quoted]:
        ordered = sorted(self.found, key=lambda one: (one.start, -one.end))
        kept: list[Quoted] = []
        for one in ordered:
            if not kept or one.start >= kept[-1].end:
                kept.append(one)
        return kept

    def _inside_word(self, at: int) -> bool:
        return (
            self.start < at
            and self.text[at - 1].isalnum()
            and at + 1 < self.end
            and self.text[at + 1].isalnum()
        )

    def _opens_here(self, at: int, after: int) -> bool:
        before = self.text[at - 1] if at > self.start else " "
        return (before.isspace() or before in _BEFORE_OPENING) and self._stands_before_word(after)

    def _stands_before_word(self, after: int) -> bool:
        if after >= self.end:
            return False
        character = self.text[after]
        return (
            character.isalnum() or character in _OPENING_WORDS or self.text.startswith("...", after)
        )

    def _stands_after_word(self, at: int) -> bool:
        return at > self.start and not self.text[at - 1].isspace()

    def _is_apostrophe(self, at: int) -> bool:
        return _APOSTROPHE_WORD.match(self.text, at) is not None
