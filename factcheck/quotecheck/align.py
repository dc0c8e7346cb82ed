"""Which words of two short rows belong together."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

# Pairs of equal words that one stretch between anchors may have for a full comparison.
PAIRS = 6000
# What a letter between two runs takes away from them, if the quote has no letter for it, and how
# many letters cost nothing: "I really did" is nearer to "I did" than "really did" is.
GAP = 0.5
FREE = 10


class Run(NamedTuple):
    """`size` equal words, from `quote` on and from `source` on."""

    quote: int
    source: int
    size: int


class Row(NamedTuple):
    """Words and how much each of them counts."""

    keys: Sequence[str]
    weights: Sequence[int]


def align(quote: Row, window: Row) -> list[Run]:
    """The runs of equal words, in order, that make the best passage of the window.

    Words that stand once on both sides are anchors, so that the work stays small however long
    the rows are.
    """
    runs = _tightened(_runs(quote.keys, window.keys), window.keys)
    return _best_passage(runs, quote.weights, window.weights)


def _runs(a: Sequence[str], b: Sequence[str]) -> list[Run]:
    runs: list[Run] = []
    start = Run(0, 0, 0)
    for i, j in _anchors(a, b):
        if i < start.quote:
            continue
        run = _grow(a, b, i, j, start)
        runs += _between(a, b, start, run)
        runs.append(run)
        start = Run(run.quote + run.size, run.source + run.size, 0)
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
    while i - left > start.quote and j - left > start.source and a[i - left - 1] == b[j - left - 1]:
        left += 1
    size = left
    i, j = i - left, j - left
    while i + size < len(a) and j + size < len(b) and a[i + size] == b[j + size]:
        size += 1
    return Run(i, j, size)


def _between(a: Sequence[str], b: Sequence[str], start: Run, end: Run) -> list[Run]:
    """The runs between two anchors; only those at the rims when there is too much to compare."""
    left, right = a[start.quote : end.quote], b[start.source : end.source]
    counts = Counter(right)
    if sum(counts[key] for key in left) > PAIRS:
        blocks = _rims(left, right)
    else:
        matcher = SequenceMatcher(None, left, right, autojunk=False)
        blocks = [(match.a, match.b, match.size) for match in matcher.get_matching_blocks()]
    return [Run(start.quote + i, start.source + j, size) for i, j, size in blocks if size]


def _rims(left: Sequence[str], right: Sequence[str]) -> list[tuple[int, int, int]]:
    """What the rows have in common at their beginning, and then at their end."""
    most = min(len(left), len(right))
    head = next((i for i in range(most) if left[i] != right[i]), most)
    most -= head
    tail = next((i for i in range(most) if left[-1 - i] != right[-1 - i]), most)
    return [(0, 0, head), (len(left) - tail, len(right) - tail, tail)]


def _tightened(runs: list[Run], window: Sequence[str]) -> list[Run]:
    """Move the runs before the longest one as near to it as their words allow."""
    longest = max(range(len(runs)), key=lambda number: runs[number].size, default=0)
    out = list(runs)
    for number in range(longest - 1, -1, -1):
        quote, source, size = out[number]
        words = window[source : source + size]
        for place in range(out[number + 1].source - size, source, -1):
            if window[place : place + size] == words:
                out[number] = Run(quote, place, size)
                break
    return out


def _best_passage(runs: list[Run], quote: Sequence[int], window: Sequence[int]) -> list[Run]:
    """Leave out the runs at either end that cost more in words between than they bring."""
    best, best_from, best_to = 0.0, 0, 0
    total, since = 0.0, 0
    for number, run in enumerate(runs):
        if number:
            before = runs[number - 1]
            skipped = sum(window[before.source + before.size : run.source])
            skipped -= sum(quote[before.quote + before.size : run.quote])
            total -= GAP * max(0, skipped - FREE)
        if total <= 0:
            total, since = 0.0, number
        total += sum(window[run.source : run.source + run.size])
        if total > best:
            best, best_from, best_to = total, since, number + 1
    return runs[best_from:best_to]
