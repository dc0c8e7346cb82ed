"""How many claims stood where over time, in steps as long as the period asks for. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal

from django.utils import timezone

from factcheck.numbers.words import Level

# Seconds. Every time zone is a whole number of these apart from UTC, so they nest in its days.
CELL = 900

Unit = Literal["quarter", "hour", "day", "week", "month"]
# The longest period that is still told in each unit.
_UNITS: tuple[tuple[timedelta, Unit], ...] = (
    (timedelta(hours=12), "quarter"),
    (timedelta(days=3), "hour"),
    (timedelta(days=92), "day"),
    (timedelta(days=730), "week"),
)


@dataclass(frozen=True, slots=True)
class Point:
    """The levels at the end of a step that begins at `at`."""

    at: datetime
    levels: Mapping[Level, int]


@dataclass(frozen=True, slots=True)
class Levels:
    """The steps in which a level changed, oldest first, and before them what stood at `start`."""

    start: datetime
    end: datetime
    unit: Unit
    points: list[Point]

    @property
    def last(self) -> Mapping[Level, int]:
        return self.points[-1].levels


def levels_of(
    changes: Mapping[int, Sequence[int]], *, since: datetime | None, end: datetime
) -> Levels | None:
    """From what each cell adds to and takes from each level, in their order; None without any."""
    cells = sorted(cell for cell in changes if _moment(cell) < end)
    if not cells:
        return None
    start = _moment(cells[0]) if since is None else min(since, end)
    unit = _unit(end - start)
    level = [0] * len(Level)
    # What stands there when the drawing begins is a step too, if only of nothing.
    begin, points = start, [Point(start, _frozen(level))]
    following = _following(start, unit)
    for cell in cells:
        at = _moment(cell)
        if at >= following:
            _put(points, begin, level)
            begin = max(start, _begin(at, unit))
            following = _following(begin, unit)
        for index, change in enumerate(changes[cell]):
            level[index] += change
    _put(points, begin, level)
    return Levels(start, end, unit, points)


def _put(points: list[Point], at: datetime, level: Sequence[int]) -> None:
    """The level at the end of a step, unless it is what it was."""
    levels = _frozen(level)
    if points[-1].at == at:
        points[-1] = Point(at, levels)
    elif points[-1].levels != levels:
        points.append(Point(at, levels))


def _moment(cell: int) -> datetime:
    return datetime.fromtimestamp(cell * CELL, UTC)


def _frozen(level: Sequence[int]) -> Mapping[Level, int]:
    return dict(zip(Level, level, strict=True))


def _unit(length: timedelta) -> Unit:
    return next((unit for longest, unit in _UNITS if length <= longest), "month")


def _begin(at: datetime, unit: Unit) -> datetime:
    """When the step that holds this moment begins, by the newsroom's calendar; in UTC."""
    if unit == "quarter":
        return at
    if unit == "hour":
        return at - timedelta(seconds=at.timestamp() % 3600)
    day = timezone.localdate(at)
    if unit == "week":
        day -= timedelta(days=day.weekday())
    elif unit == "month":
        day = day.replace(day=1)
    return _midnight(day)


def _following(at: datetime, unit: Unit) -> datetime:
    """When the step after the one that holds this moment begins."""
    begin = _begin(at, unit)
    if unit in ("quarter", "hour"):
        return begin + timedelta(seconds=CELL if unit == "quarter" else 3600)
    # Far enough for the longest of them, whatever the clocks did; then back to its beginning.
    days = {"day": 1, "week": 7}.get(unit, 31)
    return _begin(_midnight(timezone.localdate(begin) + timedelta(days=days)), unit)


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min)).astimezone(UTC)
