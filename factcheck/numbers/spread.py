"""Where the middle and the slow end of some durations lie. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

# Below these, a single claim decides what the number says.
ENOUGH_FOR_MEDIAN = 5
ENOUGH_FOR_NINETY = 10


@dataclass(frozen=True, slots=True)
class Spread:
    """How many durations, and in seconds: their median and 90th percentile; None is too few."""

    count: int
    median: float | None
    ninety: float | None


def spread_of(seconds: Iterable[float]) -> Spread:
    """The median is the middle, or the mean of the two middle ones.

    The 90th percentile is the smallest of the durations that at least nine in ten do not exceed:
    a duration that was there, nothing in between.
    """
    ordered = sorted(seconds)
    count = len(ordered)
    median = ninety = None
    if count >= ENOUGH_FOR_MEDIAN:
        median = (ordered[(count - 1) // 2] + ordered[count // 2]) / 2
    if count >= ENOUGH_FOR_NINETY:
        ninety = ordered[(9 * count + 9) // 10 - 1]
    return Spread(count, median, ninety)
