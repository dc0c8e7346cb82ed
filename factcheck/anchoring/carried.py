"""What the words of a span became, by the matches around them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from factcheck.anchoring.likeness import likeness
from factcheck.anchoring.matching import Match, Span

_WORD = re.compile(r"\w+|[^\w\s]")
# Among how many places the border of a span is looked for in the words that replaced it.
_WEIGHED = 60
_TIE = 0.01
# How much of either side is weighed.
_NEAR = 240
_FAR = 2000
# So few characters of a span, that so many new ones part from the rest of it.
_CHANCE = 3
_INSERTED = 16
_SIGNS = frozenset(".,;:!?…()[]{}\"'")


@dataclass(frozen=True, slots=True)
class Carrier:
    """Two folded texts and their matches, in order."""

    old: str
    new: str
    matches: Sequence[Match]
    starts: Sequence[int]
    ends: Sequence[int]

    @classmethod
    def between(cls, old: str, new: str, matches: Sequence[Match]) -> Carrier:
        return cls(old, new, matches, [m.old for m in matches], [m.old_end for m in matches])

    def image(self, start: int, end: int) -> Span | None:
        """The span that the words [start, end) became, None when nothing is in their place.

        Words that replace the first or the last of them belong to it. Words that replace more than
        the span are parted where both sides are most alike.
        """
        first, behind = self._touched(start, end)
        while first < behind - 1 and self.matches[first].old_end - start <= _CHANCE:
            if not self._part(first, first + 1):
                break
            first += 1
        while first < behind - 1 and end - self.matches[behind - 1].old <= _CHANCE:
            if not self._part(behind - 2, behind - 1):
                break
            behind -= 1
        return self._trimmed(
            (start, end), (self._start(start, first, behind), self._end(end, first, behind))
        )

    def surviving(self, start: int, end: int) -> int:
        """How many characters of the span stand in the new text, in their order."""
        first, behind = self._touched(start, end)
        return sum(
            min(match.old_end, end) - max(match.old, start) for match in self.matches[first:behind]
        )

    def _touched(self, start: int, end: int) -> tuple[int, int]:
        """The matches [first, behind) that share a character with the span."""
        return bisect_right(self.ends, start), bisect_left(self.starts, end)

    def _part(self, one: int, other: int) -> bool:
        """Whether much was put between two matches: a word at the edge is then there by chance.

        A dash or an article stands in every line that may have been put beside the words.
        """
        before, after = self.matches[one], self.matches[other]
        inserted = (after.new - before.new_end) - (after.old - before.old_end)
        return inserted > _INSERTED

    def _start(self, start: int, first: int, behind: int) -> int:
        if first < behind and self.matches[first].old <= start:
            return self.matches[first].new + start - self.matches[first].old
        return self._cut(first, start, min)

    def _end(self, end: int, first: int, behind: int) -> int:
        if first < behind and self.matches[behind - 1].old_end >= end:
            return self.matches[behind - 1].new + end - self.matches[behind - 1].old
        return self._cut(behind, end, max)

    def _gap(self, index: int) -> tuple[Span, Span]:
        """What lies in both texts before the match of this number."""
        before = self.matches[index - 1] if index else Match(0, 0, 0)
        if index < len(self.matches):
            after = self.matches[index]
        else:
            after = Match(len(self.old), len(self.new), 0)
        return (before.old_end, after.old), (before.new_end, after.new)

    def _cut(self, index: int, border: int, widest: Callable[[Iterable[int]], int]) -> int:
        """Where a border that lies before the match of this number is in the new text.

        Of places that are as good, the one that leaves most to the span.
        """
        gap_old, gap_new = self._gap(index)
        left = self.old[max(gap_old[0], border - _NEAR) : border].strip()
        right = self.old[border : min(gap_old[1], border + _NEAR)].strip()
        # In a long gap only about as far along as the border was in the old one.
        share = (border - gap_old[0]) / max(1, gap_old[1] - gap_old[0])
        middle = gap_new[0] + int(share * (gap_new[1] - gap_new[0]))
        within = (max(gap_new[0], middle - _FAR), min(gap_new[1], middle + _FAR))
        cuts = [within[0], *(word.end() for word in _WORD.finditer(self.new, *within))]
        cuts = cuts[:: len(cuts) // _WEIGHED + 1]
        fits = [self._fit(left, right, gap_new, cut) for cut in cuts]
        best = max(fits) - _TIE
        return widest(cut for cut, fit in zip(cuts, fits, strict=True) if fit >= best)

    def _fit(self, left: str, right: str, gap: Span, cut: int) -> float:
        one = self.new[max(gap[0], cut - _NEAR) : cut].strip()
        other = self.new[cut : min(gap[1], cut + _NEAR)].strip()
        return likeness(left, one) * len(left) + likeness(right, other) * len(right)

    def _trimmed(self, was: Span, span: Span) -> Span | None:
        """Without white space, and without signs at a border that the old words had not there."""
        start, end = span
        first, last = self.old[was[0]], self.old[was[1] - 1]
        while start < end and self._drops(self.new[start], first):
            start += 1
        while start < end and self._drops(self.new[end - 1], last):
            end -= 1
        return (start, end) if start < end else None

    def _drops(self, sign: str, was: str) -> bool:
        return sign.isspace() or (sign in _SIGNS and was not in _SIGNS)
