"""Which words of two short rows belong together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from factcheck.anchoring import equal_runs

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
    """The runs of equal words, in order, that make the best passage of the window."""
    found = [Run(*run) for run in equal_runs(quote.keys, window.keys)]
    runs = _tightened(found, window.keys)
    return _best_passage(runs, quote.weights, window.weights)


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
