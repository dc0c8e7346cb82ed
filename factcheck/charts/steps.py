"""Lines that go in steps: how many there were at each time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from factcheck.charts.scale import WIDTH, Tick, shortened

_TOP, _BOTTOM, _HEIGHT = 12, 208, 236
_LEFT, _RIGHT = 30, WIDTH - 132
# Between two labels at the ends of lines.
_APART = 17
_LONGEST = 21


@dataclass(frozen=True, slots=True)
class Series:
    """One line: `look` names its stroke, `label` stands at its end, `points` are (time, value).

    Times rise; each value holds from its time to the next one's.
    """

    look: str
    label: str
    points: Sequence[tuple[float, int]]


@dataclass(frozen=True, slots=True)
class Step:
    look: str
    path: str
    label: str
    label_x: int
    label_y: int
    end_y: int


@dataclass(frozen=True, slots=True)
class StepChart:
    width: int
    height: int
    lines: list[Step]
    levels: list[Tick]
    times: list[Tick]
    left: int
    right: int
    bottom: int


def step_chart(
    series: Sequence[Series],
    *,
    start: float,
    end: float,
    ticks: Sequence[int],
    tell: Callable[[int], str],
    times: tuple[str, str],
) -> StepChart:
    """`ticks` are the values marked on the axis, from 0; `times` the words below both its ends."""
    length = max(end - start, 1)

    def across(time: float) -> int:
        return _LEFT + round((min(max(time, start), end) - start) / length * (_RIGHT - _LEFT))

    def up(value: float) -> int:
        return _BOTTOM - round(value / ticks[-1] * (_BOTTOM - _TOP))

    ends = [up(one.points[-1][1]) for one in series]
    lines = [
        Step(
            look=one.look,
            path=_path([(across(time), up(value)) for time, value in one.points]),
            label=shortened(one.label, _LONGEST),
            label_x=_RIGHT + 10,
            label_y=label_y,
            end_y=end_y,
        )
        for one, end_y, label_y in zip(series, ends, _spread_out(ends), strict=True)
    ]
    return StepChart(
        width=WIDTH,
        height=_HEIGHT,
        lines=lines,
        levels=[Tick(up(value), tell(value)) for value in ticks],
        times=[Tick(_LEFT, times[0]), Tick(_RIGHT, times[1])],
        left=_LEFT,
        right=_RIGHT,
        bottom=_BOTTOM,
    )


def _path(places: Sequence[tuple[int, int]]) -> str:
    """Across to each time, then up or down to its value, and on to the end of the drawing."""
    (x, y), *others = places
    path = [f"M{x} {y}", *(f"H{x}V{y}" for x, y in others), f"H{_RIGHT}"]
    return "".join(path)


def _spread_out(places: Sequence[int]) -> list[int]:
    """Where the labels stand: at their lines' ends, or as near as they do not touch."""
    order = sorted(range(len(places)), key=lambda index: (places[index], index))
    spread = [0] * len(places)
    lowest = _BOTTOM - (len(order) - 1) * _APART
    before = _TOP - _APART
    for rank, index in enumerate(order):
        before = spread[index] = min(max(places[index], before + _APART), lowest + rank * _APART)
    return spread
