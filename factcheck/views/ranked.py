"""Pages of a ranking by key: an address names the row seen last and how well it fitted, so that it
can be shared, and no row is shown twice or skipped when others come in.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.search import Hit

_CURSOR = re.compile(r"(after|before)_([0-9]{1,9})_([0-9]{1,19})")


@dataclass(frozen=True, slots=True)
class Stretch:
    """The hits of one page, and the cursors of its neighbours; None where there is none."""

    hits: Sequence[Hit]
    previous: str | None
    next: str | None


def stretch_of(hits: Sequence[Hit], *, cursor: str | None, size: int) -> Stretch:
    """The page that a cursor names, of hits that are sorted, the largest first.

    Page 1 answers a cursor that is missing or bad, or that leads beyond the hits there are.
    """
    start = _start(hits, cursor or "", size)
    shown = hits[start : start + size]
    return Stretch(
        shown,
        _write("before", shown[0]) if start else None,
        _write("after", shown[-1]) if start + size < len(hits) else None,
    )


def _start(hits: Sequence[Hit], cursor: str, size: int) -> int:
    match = _CURSOR.fullmatch(cursor)
    if match is None:
        return 0
    seen = _descending(Hit(int(match[2]), int(match[3])))
    if match[1] == "before":
        return max(0, bisect_left(hits, seen, key=_descending) - size)
    start = bisect_right(hits, seen, key=_descending)
    return start if start < len(hits) else 0


def _descending(hit: Hit) -> tuple[int, int]:
    return -hit.score, -hit.place


def _write(direction: str, hit: Hit) -> str:
    return f"{direction}_{hit.score}_{hit.place}"
