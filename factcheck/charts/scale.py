from __future__ import annotations

import math
from dataclasses import dataclass

WIDTH = 420

_MINUTE, _HOUR, _DAY = 60, 3600, 86400
# What a clock and a calendar count in.
_TIME_STEPS = (
    *(_MINUTE, 2 * _MINUTE, 5 * _MINUTE, 15 * _MINUTE, 30 * _MINUTE),
    *(_HOUR, 2 * _HOUR, 3 * _HOUR, 6 * _HOUR, 12 * _HOUR),
    *(_DAY, 2 * _DAY, 5 * _DAY, 10 * _DAY, 20 * _DAY, 50 * _DAY, 100 * _DAY, 200 * _DAY),
)
MOST = 4


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark of an axis: where, and what stands there."""

    at: int
    text: str


def whole_ticks(highest: int) -> list[int]:
    """Whole numbers from 0 to at least `highest`, at most MOST steps of 1, 2 or 5 times ten."""
    step = 1
    while step * MOST < highest:
        step = step * 5 // 2 if str(step).startswith("2") else step * 2
    return _up_to(highest, step)


def time_ticks(highest: float) -> list[int]:
    """Seconds from 0 to at least `highest`, in steps of a clock, then of whole days."""
    fitting = (step for step in _TIME_STEPS if step * MOST >= highest)
    return _up_to(highest, next(fitting, math.ceil(highest / MOST / _DAY) * _DAY))


def _up_to(highest: float, step: int) -> list[int]:
    return list(range(0, max(1, math.ceil(highest / step)) * step + 1, step))


def shortened(words: str, most: int) -> str:
    """Words that fit a drawing; the table beside it has them whole."""
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"
