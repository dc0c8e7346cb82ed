"""How many claims stood where over time, in steps as long as the period asks for. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
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
    changes: Mapping[int, Counter[Level]], *, since: datetime | None, end: datetime
) -> Levels | None:
    """From what each cell adds and takes away; None where there never was anything."""
    cells = sorted(cell for cell in changes if _moment(cell) < end)
    if not cells:
        return None
    start = _moment(cells[0]) if since is None else min(since, end)
    unit = _unit(end - start)
    level: Counter[Level] = Counter()
    steps = {start: _frozen(level)}
    for cell in cells:
        level.update(changes[cell])
        # Cells before the start only say what stood there then.
        steps[max(start, _begin(_moment(cell), unit))] = _frozen(level)
    points: list[Point] = []
    for at, levels in steps.items():
        if not points or points[-1].levels != levels:
            points.append(Point(at, levels))
    return Levels(start, end, unit, points)


def _moment(cell: int) -> datetime:
    return datetime.fromtimestamp(cell * CELL, UTC)


def _frozen(level: Counter[Level]) -> Mapping[Level, int]:
    return {each: level[each] for each in Level}


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
    midnight = datetime(day.year, day.month, day.day)  # noqa: DTZ001 -- the newsroom's, next line
    return timezone.make_aware(midnight).astimezone(UTC)
