from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from factcheck.anchoring.spans import SpanError

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Mark:
    """A span to show as marked. Keys are unique; `rank` is the urgency, the larger wins."""

    key: int
    start: int
    end: int
    rank: int


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of one block under the same marks throughout.

    keys: the marks that cover it, shortest first, ties by start, then key.
    top: the mark of highest rank among them, the shortest of several; None when there is none.
    closes: the marks of which this is the last piece in the whole text, in order of start.
    opens: those of which it is the first piece, in the same order.
    """

    start: int
    end: int
    text: str
    keys: tuple[int, ...]
    top: int | None
    closes: tuple[int, ...]
    opens: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class _Edges:
    # Marks by the first and by the last offset they cover inside blocks. A mark is named by its
    # place in `marks`, which is sorted the way keys are listed.
    marks: list[Mark]
    opening: dict[int, list[int]]
    closing: dict[int, list[int]]
    cuts: list[int]


def flatten(text: str, blocks: Sequence[Span], marks: Iterable[Mark]) -> list[list[Segment]]:
    """Cut overlapping marks into pieces that lie side by side: one list of segments per block.

    `blocks` are in order and do not overlap, else SpanError. The segments of a block tile it;
    an empty block has none. What lies between blocks belongs to no segment, and a mark that
    covers no character of a block is left out.
    """
    _check_blocks(text, blocks)
    edges = _edges([block for block in blocks if block[0] < block[1]], marks)
    active: list[int] = []
    return [list(_segments(text, block, edges, active)) for block in blocks]


def _check_blocks(text: str, blocks: Sequence[Span]) -> None:
    reached = 0
    for start, end in blocks:
        if not reached <= start <= end <= len(text):
            raise SpanError(f"block {start}..{end} is out of order or outside the text")
        reached = end


def _edges(blocks: list[Span], marks: Iterable[Mark]) -> _Edges:
    ordered = sorted(marks, key=lambda mark: (mark.end - mark.start, mark.start, mark.key))
    starts = [start for start, _ in blocks]
    ends = [end for _, end in blocks]
    opening: dict[int, list[int]] = defaultdict(list)
    closing: dict[int, list[int]] = defaultdict(list)
    for index, mark in enumerate(ordered):
        first = bisect_right(ends, mark.start)
        last = bisect_left(starts, mark.end) - 1
        if mark.start >= mark.end or first > last:
            continue
        opening[max(mark.start, starts[first])].append(index)
        closing[min(mark.end, ends[last])].append(index)
    return _Edges(ordered, opening, closing, sorted({*opening, *closing}))


def _segments(text: str, block: Span, edges: _Edges, active: list[int]) -> Iterator[Segment]:
    # `active` holds the marks open at this point, sorted; it lives on from block to block.
    for start, end in pairwise(_borders(block, edges.cuts)):
        beginning = edges.opening.get(start, ())
        for index in beginning:
            insort(active, index)
        covering = [edges.marks[index] for index in active]
        ending = edges.closing.get(end, ())
        yield Segment(
            start=start,
            end=end,
            text=text[start:end],
            keys=tuple(mark.key for mark in covering),
            top=max(covering, key=lambda mark: mark.rank).key if covering else None,
            closes=_keys(edges, ending),
            opens=_keys(edges, beginning),
        )
        for index in ending:
            del active[bisect_left(active, index)]


def _keys(edges: _Edges, indexes: Iterable[int]) -> tuple[int, ...]:
    marks = (edges.marks[index] for index in indexes)
    return tuple(mark.key for mark in sorted(marks, key=lambda mark: (mark.start, mark.key)))


def _borders(block: Span, cuts: list[int]) -> list[int]:
    start, end = block
    if start == end:
        return []
    return [start, *cuts[bisect_right(cuts, start) : bisect_left(cuts, end)], end]
