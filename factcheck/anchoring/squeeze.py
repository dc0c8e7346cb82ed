from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

_SPACES = re.compile(" +")


@dataclass(frozen=True, slots=True)
class Squeezed:
    """A text with fewer spaces, and the way back to the offsets of the text it came from."""

    text: str
    # From squeezed offset turns[i] on, shifts[i] characters have been left out so far.
    turns: list[int]
    shifts: list[int]

    def origin(self, offset: int) -> int:
        """The offset, in the text before squeezing, of the character now at `offset`."""
        return offset + self.shifts[bisect_right(self.turns, offset) - 1]


def squeeze(folded: str) -> Squeezed:
    """Make every run of spaces one space, and none beside a double quotation mark.

    French sets spaces inside guillemets where other typing has none, so spaces beside a quotation
    mark tell nothing. The result depends on neighbours only: words squeezed on their own read the
    same as within a text. Takes time linear in the length.
    """
    pieces: list[str] = []
    turns, shifts = [0], [0]
    copied = removed = 0
    for run in _SPACES.finditer(folded):
        start, end = run.span()
        kept = 0 if _beside_quote(folded, start, end) else 1
        if end - start == kept:
            continue
        pieces.append(folded[copied : start + kept])
        turns.append(start + kept - removed)
        removed += end - start - kept
        shifts.append(removed)
        copied = end
    pieces.append(folded[copied:])
    return Squeezed("".join(pieces), turns, shifts)


def _beside_quote(folded: str, start: int, end: int) -> bool:
    return folded[start - 1 : start] == '"' or folded[end : end + 1] == '"'
