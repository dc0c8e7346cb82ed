"""Days in the many ways that publishers write them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from factcheck.reviews.report import Report

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T.*)?")
_MONTH = re.compile(r"(\d{4})(?:-(\d{1,2}))?")
_FIGURES = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?!\d)")
_DAY_FIRST = re.compile(
    r"(\d{1,2})(?:er|st|nd|rd|th|\.|º)? (?:de |of )?([^\W\d_]{3,12})\.?,? (?:de )?(\d{4})"
)
_MONTH_FIRST = re.compile(r"([^\W\d_]{3,12})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})")
_EPOCH = re.compile(r"(\d{10})(?:\d{3})?")
# Beginnings of the months' names in English, French, Spanish, Italian, German and Portuguese.
_MONTHS = (
    *((name, 1) for name in ("jan", "ene", "gen")),
    *((name, 2) for name in ("feb", "fev")),
    *((name, 3) for name in ("mar", "maerz")),
    *((name, 4) for name in ("apr", "avr", "abr")),
    *((name, 5) for name in ("mai", "may", "mag")),
    *((name, 6) for name in ("jun", "juin", "giu")),
    *((name, 7) for name in ("jul", "juil", "lug")),
    *((name, 8) for name in ("aug", "aou", "ago")),
    *((name, 9) for name in ("sep", "set")),
    *((name, 10) for name in ("oct", "okt", "ott", "out")),
    *((name, 11) for name in ("nov",)),
    *((name, 12) for name in ("dec", "dez", "dic")),
)
_FIRST_YEAR = 1800
_LONGEST = 80


class _TwoDaysError(Exception):
    """Day and month, or month and day."""


def day_of(text: str, *, language: str, today: date, report: Report) -> date | None:
    """The day that a text names, in the time zone it was written in; None and a note if none.

    In "05/12/2020" the day comes first, except in English, where nobody can tell.
    """
    if not text or len(text) > _LONGEST:
        return None
    said = " ".join(text.split())
    try:
        day = _day(said, language)
    except _TwoDaysError:
        report.note("with a date that can be read in two ways")
        return None
    except (ValueError, OverflowError):
        day = None
    if day is None or day.year < _FIRST_YEAR:
        report.note("with a date that is none")
        return None
    if day > today + timedelta(days=1):
        report.note("dated in the future")
    return day


def _day(text: str, language: str) -> date | None:
    for pattern, read in _SHAPES:
        if found := pattern.match(text):
            return read(found, language)
    for pattern, read in _WORDS:
        if found := pattern.search(text):
            return read(found, language)
    return None


def _iso(found: re.Match[str], language: str) -> date:
    return date(int(found[1]), int(found[2]), int(found[3]))


def _month(found: re.Match[str], language: str) -> date:
    return date(int(found[1]), int(found[2] or 1), 1)


def _figures(found: re.Match[str], language: str) -> date | None:
    first, second, year = int(found[1]), int(found[2]), int(found[3])
    if first <= 12 and second <= 12 and first != second and language in {"", "en"}:
        raise _TwoDaysError
    day, month = (first, second) if second <= 12 else (second, first)
    return date(year, month, day)


def _epoch(found: re.Match[str], language: str) -> date:
    return datetime.fromtimestamp(int(found[1]), tz=UTC).date()


def _day_first(found: re.Match[str], language: str) -> date | None:
    return _named(int(found[1]), found[2], int(found[3]))


def _month_first(found: re.Match[str], language: str) -> date | None:
    return _named(int(found[2]), found[1], int(found[3]))


def _named(day: int, name: str, year: int) -> date | None:
    plain = unicodedata.normalize("NFD", name.lower())
    plain = "".join(letter for letter in plain if letter.isascii())
    month = next((number for start, number in _MONTHS if plain.startswith(start)), 0)
    return date(year, month, day) if month else None


_Read = Callable[[re.Match[str], str], date | None]
_SHAPES: tuple[tuple[re.Pattern[str], _Read], ...] = (
    (_ISO, _iso),
    (re.compile(f"{_EPOCH.pattern}$"), _epoch),
    (re.compile(f"{_COMPACT.pattern}$"), _iso),
    (re.compile(f"{_MONTH.pattern}$"), _month),
    (_FIGURES, _figures),
)
_WORDS: tuple[tuple[re.Pattern[str], _Read], ...] = (
    (_DAY_FIRST, _day_first),
    (_MONTH_FIRST, _month_first),
)
