"""Dates and periods as people read them, from the ISO form that is stored; in the active language.

The one place that knows how: a claim's page, its history, suggestions and public pages ask here.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time

from django.utils.dates import MONTHS
from django.utils.formats import time_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

# A leap year stands in for a year that is not given: the day may be the 29th of February.
_ANY_LEAP_YEAR = 2000
_VOWELS = tuple("aeiouyàâéèêëîïôöùûü")


@dataclass(frozen=True, slots=True)
class _Moment:
    """One end of a period; what is not given is 0. `words` is all there is to say of the rest."""

    year: int = 0
    month: int = 0
    day: int = 0
    words: str = ""

    @property
    def is_named(self) -> bool:
        """A decade or a week, and not a time."""
        return bool(self.words) and not self.words[0].isdigit()

    def told(self, *, without_year: bool = False, without_month: bool = False) -> str:
        """A part that the other end says as well can be left out."""
        if self.words:
            return self.words
        parts = [_number(self.day)] if self.day else []
        parts += [_month(self.month)] if self.month and not without_month else []
        parts += [f"{self.year:04}"] if self.year and not without_year else []
        return " ".join(parts)


def in_words(iso: str) -> str:
    """A day, a month, a year, a decade, a week, a time, or two of them; any other text as it is."""
    first, _slash, last = iso.partition("/")
    begins, ends = _read(first), _read(last)
    if begins is None or (last and ends is None):
        return iso
    return _stretch(begins, ends) if ends else (begins.told() if first == iso else iso)


def day_in_words(value: date) -> str:
    """A day as `in_words` has it; of a moment, in its own time zone."""
    return in_words(value.isoformat()[:10])


def moment_in_words(value: datetime) -> str:
    """A day, and the time as the language writes it."""
    return f"{day_in_words(value)}, {time_format(value.time())}"


def has_no_year(iso: str) -> bool:
    """Whether it is a date that a reader has to know the year of."""
    return any(part.startswith("--") and _read(part) is not None for part in iso.split("/", 1))


def _stretch(begins: _Moment, ends: _Moment) -> str:
    """ "From … to …": French says it otherwise of days than of months, years and times."""
    if begins == ends:
        return begins.told()
    if begins.is_named or ends.is_named or bool(begins.day) != bool(ends.day):
        # Each has an article of its own in French, which no sentence around both can give.
        return f"{begins.told()} – {ends.told()}"
    same_year = begins.year == ends.year and bool(ends.month)
    same_month = same_year and begins.month == ends.month and bool(begins.day and ends.day)
    first = begins.told(without_year=same_year and bool(begins.month), without_month=same_month)
    words = {"first": first, "last": ends.told()}
    if begins.day and ends.day:
        return pgettext("days", "from %(first)s to %(last)s") % words
    if first.lower().startswith(_VOWELS):
        return pgettext("before a vowel", "from %(first)s to %(last)s") % words
    return pgettext("period", "from %(first)s to %(last)s") % words


def _read(iso: str) -> _Moment | None:
    for shape, read in _SHAPES:
        if at := shape.fullmatch(iso):
            try:
                return read(at)
            except ValueError:
                return None
    return None


def _number(day: int) -> str:
    return pgettext("day of a month", "1") if day == 1 else str(day)


def _month(month: int) -> str:
    return str(MONTHS[month])


def _on(year: int, month: int, day: int) -> _Moment:
    """ValueError for what no calendar has."""
    date(year or _ANY_LEAP_YEAR, month, day or 1)
    return _Moment(year, month, day)


def _given(digits: str) -> int:
    """A year or a day that is written out: there is none with the number 0."""
    if not (number := int(digits)):
        raise ValueError(digits)
    return number


def _decade(at: re.Match[str]) -> _Moment:
    return _Moment(words=_("the %(decade)ss") % {"decade": at[1]})


def _week(at: re.Match[str]) -> _Moment:
    return _Moment(words=_("week %(week)d of %(year)s") % {"week": int(at[2]), "year": at[1]})


def _time(at: re.Match[str]) -> _Moment:
    return _Moment(words=time_format(time.fromisoformat(at[0])))


_SHAPES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], _Moment]], ...] = (
    (
        re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})"),
        lambda at: _on(_given(at[1]), int(at[2]), _given(at[3])),
    ),
    (re.compile(r"([0-9]{4})-([0-9]{2})"), lambda at: _on(_given(at[1]), int(at[2]), 0)),
    (re.compile(r"([0-9]{4})"), lambda at: _Moment(_given(at[1]))),
    (re.compile(r"--([0-9]{2})-([0-9]{2})"), lambda at: _on(0, int(at[1]), _given(at[2]))),
    (re.compile(r"--([0-9]{2})"), lambda at: _on(0, int(at[1]), 0)),
    (re.compile(r"([0-9]{4})s"), _decade),
    (re.compile(r"([0-9]{4})-W([0-9]{2})"), _week),
    (re.compile(r"[0-9]{2}:[0-9]{2}"), _time),
)
