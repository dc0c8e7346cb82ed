"""Dates seen from the day of the article: "hier", "last week"."""

from __future__ import annotations

from datetime import date, timedelta

from factcheck.detection.figures.view import Match, View
from factcheck.detection.suggestions import RELATIVE_DATE


def relative_match(view: View, at: int) -> Match | None:
    """The relative date that begins here; its value is known when the article has a date."""
    for phrase in view.lexicon.relative.get(view.key(at), ()):
        if view.says(at, phrase):
            step = view.lexicon.steps[phrase]
            dated = view.reading.dated
            value = moved(dated, *step) if dated else ""
            return Match(first=at, end=at + len(phrase), rule="date.relative", type="date",
                         value=value, tier="medium", warnings=(RELATIVE_DATE,))  # fmt: skip
    return None


def moved(dated: date, step: str, count: int) -> str:
    """The day, the ISO week, the month or the year that is `count` steps from a day.

    "" when it lies outside of what a calendar can tell.
    """
    try:
        return _moved(dated, step, count)
    except (OverflowError, ValueError):
        return ""


def _moved(dated: date, step: str, count: int) -> str:
    if step == "day":
        return (dated + timedelta(days=count)).isoformat()
    if step == "week":
        year, week, _ = (dated + timedelta(weeks=count)).isocalendar()
        return f"{year:04d}-W{week:02d}"
    months = dated.year * 12 + dated.month - 1 + (count if step == "month" else 12 * count)
    year, month = divmod(months, 12)
    return f"{year:04d}-{month + 1:02d}" if step == "month" else f"{year:04d}"
