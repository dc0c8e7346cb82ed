"""Dates without a year, and the year that the article or its other dates suggest."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date

from factcheck.detection.figures.view import Match

_AROUND = (-1, 0, 1)


def yearless(match: Match) -> bool:
    return match.type == "date" and match.value.startswith("--")


def anchors(matches: Sequence[Match]) -> list[tuple[int, date]]:
    """The places and first days of the full dates of a text."""
    found = []
    for match in matches:
        day = _first_day(match.value) if match.type == "date" else None
        if day is not None:
            found.append((match.first, day))
    return found


def resolved(match: Match, dated: date | None, known: Sequence[tuple[int, date]]) -> str:
    """The value with the year that brings it nearest to the article's day or the next full date."""
    around = dated or _closest(known, match.first)
    first, *last = match.value.split("/")
    start = _nearest(first, around) if around else ""
    return "/".join([start, *(_later(part, start) for part in last)]) if start else ""


def _closest(known: Sequence[tuple[int, date]], place: int) -> date | None:
    """The full date that stands nearest to a place."""
    at = bisect_left(known, place, key=lambda one: one[0])
    beside = known[max(at - 1, 0) : at + 1]
    return min(beside, key=lambda one: abs(one[0] - place))[1] if beside else None


def _later(value: str, start: str) -> str:
    """The second end of a period: in the year of the first, or in the next one."""
    year = int(start[:4])
    same = f"{year:04d}{value[1:]}"
    return same if same >= start else f"{year + 1:04d}{value[1:]}"


def _nearest(value: str, around: date) -> str:
    candidates = []
    for step in _AROUND:
        text = f"{around.year + step:04d}{value[1:]}"
        day = _first_day(text)
        if day is not None:
            candidates.append((abs((day - around).days), text))
    return min(candidates)[1] if candidates else ""


def _first_day(value: str) -> date | None:
    """The day that an ISO date, month or period begins with; None for a year or a bare day."""
    parts = value.split("/", maxsplit=1)[0].split("-")
    if len(parts) < 2 or not all(part.isdigit() for part in parts):
        return None
    year, month, *day = (int(part) for part in parts)
    try:
        return date(year, month, day[0] if day else 1)
    except ValueError:
        return None
