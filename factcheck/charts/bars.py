"""Bars that lie, one below the other: made of parts, or a bar with a line to a second value."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from factcheck.charts.scale import WIDTH, Tick, shortened

_LEFT, _RIGHT = 1, WIDTH - 24
_ROW, _THICK, _WORDS = 42, 14, 14
_LEGEND_ROW, _LETTER = 20, 7
# What a letter of the words at the left, in bold, and at the right takes at most.
_BOLD, _SMALL = 7.8, 6.5


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a bar; `look` names its fill: solid, hatch or hollow."""

    look: str
    value: float


@dataclass(frozen=True, slots=True)
class Bar:
    """A row: its words, what stands at its right, its parts. `reach` ends the line after it."""

    label: str
    told: str
    parts: Sequence[Part]
    reach: float | None = None


@dataclass(frozen=True, slots=True)
class Stretch:
    x: int
    width: int
    look: str


@dataclass(frozen=True, slots=True)
class Row:
    label: str
    told: str
    stretches: list[Stretch]
    reach: int | None
    end: int
    words_y: int
    y: int
    middle: int


@dataclass(frozen=True, slots=True)
class Key:
    """What a look means, in the legend."""

    look: str
    text: str
    x: int
    y: int
    text_x: int
    text_y: int


@dataclass(frozen=True, slots=True)
class BarChart:
    width: int
    height: int
    rows: list[Row]
    ticks: list[Tick]
    keys: list[Key]
    top: int
    bottom: int
    thick: int
    right: int


def bar_chart(
    bars: Sequence[Bar],
    *,
    ticks: Sequence[int],
    tell: Callable[[int], str],
    legend: Sequence[tuple[str, str]] = (),
) -> BarChart:
    """`ticks` are the values marked on the axis, from 0; `tell` puts one into words.

    `legend` says what each look means; without one there is only one look.
    """
    keys, top = _keys(legend)
    highest = ticks[-1]

    def place(value: float) -> int:
        return _LEFT + round(value / highest * (_RIGHT - _LEFT))

    rows = [_row(bar, top + index * _ROW, place) for index, bar in enumerate(bars)]
    bottom = top + len(bars) * _ROW
    return BarChart(
        width=WIDTH,
        height=bottom + 22,
        rows=rows,
        ticks=[Tick(place(value), tell(value)) for value in ticks],
        keys=keys,
        top=top,
        bottom=bottom,
        thick=_THICK,
        right=WIDTH - 1,
    )


def _row(bar: Bar, top: int, place: Callable[[float], int]) -> Row:
    stretches, reached = [], 0.0
    for part in bar.parts:
        x, reached = place(reached), reached + part.value
        # What is there at all is seen, however small.
        if part.value:
            stretches.append(Stretch(x, max(2, place(reached) - x), part.look))
    y = top + _WORDS + 6
    return Row(
        label=shortened(bar.label, _room(bar.told)),
        told=bar.told,
        stretches=stretches,
        reach=None if bar.reach is None else place(bar.reach),
        end=place(reached),
        words_y=top + _WORDS,
        y=y,
        middle=y + _THICK // 2,
    )


def _room(told: str) -> int:
    """How many letters the words at the left may have, beside those at the right."""
    return max(1, int((WIDTH - 12 - _SMALL * len(told)) / _BOLD))


def _keys(legend: Sequence[tuple[str, str]]) -> tuple[list[Key], int]:
    """The legend in as many lines as it needs, and where the bars begin below it."""
    keys, x, line = [], 1, 0
    for look, text in legend:
        width = 20 + _LETTER * len(text) + 16
        if x > 1 and x + width > WIDTH:
            x, line = 1, line + 1
        y = line * _LEGEND_ROW + 4
        keys.append(Key(look, text, x, y, x + 20, y + 11))
        x += width
    return keys, (line + 1) * _LEGEND_ROW + 4 if keys else 0
