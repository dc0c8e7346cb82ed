"""Dates, with their year: 12 mai 2025, May 12, 2025, 12/05/2025, 2025-05-12."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from factcheck.locators.parts import Part

FRENCH = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
]
ENGLISH = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
# Every way to write a month, and its number.
MONTHS = {
    **{name.casefold(): number for number, name in enumerate(FRENCH, 1)},
    **{name.casefold(): number for number, name in enumerate(ENGLISH, 1)},
    **{name.casefold()[:3]: number for number, name in enumerate(ENGLISH, 1)},
    "janv": 1,
    "févr": 2,
    "fév": 2,
    "fevrier": 2,
    "avr": 4,
    "juil": 7,
    "aout": 8,
    "sept": 9,
    "déc": 12,
    "decembre": 12,
}
_MONTH = rf"(?P<month>{'|'.join(sorted(MONTHS, key=len, reverse=True))})\b\.?"
_WEEKDAY = (
    r"(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday),?\s+)?"
)
_YEAR = r"(?P<year>1[89]\d\d|2[01]\d\d)(?!\d)"
_SHAPES = tuple(
    re.compile(rf"(?<![\w/-]){shape}", re.IGNORECASE)
    for shape in (
        rf"{_WEEKDAY}(?P<day>\d{{1,2}})(?:er|st|nd|rd|th)?\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}",
        rf"{_WEEKDAY}{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+{_YEAR}",
        rf"{_WEEKDAY}(?P<one>\d{{1,2}})(?P<sign>[/.])(?P<two>\d{{1,2}})(?P=sign){_YEAR}",
        rf"{_YEAR}-(?P<month>\d{{2}})-(?P<day>\d{{2}})(?!\d)",
    )
)


def find_days(text: str) -> Iterator[Part]:
    """Each date that the calendar has."""
    for shape in _SHAPES:
        for match in shape.finditer(text):
            day = _day(match.groupdict())
            if day is not None:
                yield Part("day", day.isoformat(), *match.span(), in_french(day), in_english(day))


def in_french(day: date) -> str:
    return f"{'1er' if day.day == 1 else day.day} {FRENCH[day.month - 1]} {day.year}"


def in_english(day: date) -> str:
    return f"{day.day} {ENGLISH[day.month - 1]} {day.year}"


def _day(found: dict[str, str]) -> date | None:
    """The day comes before the month, unless only the other way makes a date."""
    year = int(found["year"])
    if "one" in found:
        one, two = int(found["one"]), int(found["two"])
        return _date(year, two, one) or _date(year, one, two)
    month = found["month"]
    number = int(month) if month.isdigit() else MONTHS[month.casefold()]
    return _date(year, number, int(found["day"]))


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
