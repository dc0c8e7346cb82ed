"""Which words of two rows belong together."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

# Pairs of equal words that one stretch between anchors may have for a full comparison.
PAIRS = 6000


class Run(NamedTuple):
    """`size` equal words, from `a` on in the first row and from `b` on in the second."""

    a: int
    b: int
    size: int


def equal_runs(a: Sequence[str], b: Sequence[str]) -> list[Run]:
    """What two rows of words have in common, in the order of both.

    Words that stand once on both sides are anchors, so that the work stays small however long
    the rows are.
    """
    runs: list[Run] = []
    start = Run(0, 0, 0)
    for i, j in _anchors(a, b):
        if i < start.a:
            continue
        run = _grow(a, b, i, j, start)
        runs += _between(a, b, start, run)
        runs.append(run)
        start = Run(run.a + run.size, run.b + run.size, 0)
    return runs + _between(a, b, start, Run(len(a), len(b), 0))


def _anchors(a: Sequence[str], b: Sequence[str]) -> list[tuple[int, int]]:
    """Words that each side has once, as the longest row that rises on both sides."""
    here, there = Counter(a), Counter(b)
    place = {key: j for j, key in enumerate(b) if there[key] == 1}
    pairs = [(i, place[key]) for i, key in enumerate(a) if here[key] == 1 and key in place]
    tops: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for number, (_, j) in enumerate(pairs):
        at = bisect_left(tops, j)
        before.append(ends[at - 1] if at else -1)
        tops[at : at + 1], ends[at : at + 1] = [j], [number]
    chain: list[tuple[int, int]] = []
    number = ends[-1] if ends else -1
    while number >= 0:
        chain.append(pairs[number])
        number = before[number]
    return chain[::-1]


def _grow(a: Sequence[str], b: Sequence[str], i: int, j: int, start: Run) -> Run:
    left = 0
    while i - left > start.a and j - left > start.b and a[i - left - 1] == b[j - left - 1]:
        left += 1
    size = left
    i, j = i - left, j - left
    while i + size < len(a) and j + size < len(b) and a[i + size] == b[j + size]:
        size += 1
    return Run(i, j, size)


def _between(a: Sequence[str], b: Sequence[str], start: Run, end: Run) -> list[Run]:
    """The runs between two anchors; only those at the rims when there is too much to compare."""
    left, right = a[start.a : end.a], b[start.b : end.b]
    counts = Counter(right)
    if sum(counts[key] for key in left) > PAIRS:
        blocks = _rims(left, right)
    else:
        matcher = SequenceMatcher(None, left, right, autojunk=False)
        blocks = [(match.a, match.b, match.size) for match in matcher.get_matching_blocks()]
    return [Run(start.a + i, start.b + j, size) for i, j, size in blocks if size]


def _rims(left: Sequence[str], right: Sequence[str]) -> list[tuple[int, int, int]]:
    """What the rows have in common at their beginning, and then at their end."""
    most = min(len(left), len(right))
    head = next((i for i in range(most) if left[i] != right[i]), most)
    most -= head
    tail = next((i for i in range(most) if left[-1 - i] != right[-1 - i]), most)
    return [(0, 0, head), (len(left) - tail, len(right) - tail, tail)]
