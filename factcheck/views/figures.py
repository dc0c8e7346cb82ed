"""A figure as it was understood, in words: its date or its number with the unit."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, time
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from django.utils.formats import date_format, number_format, time_format
from django.utils.translation import gettext as _

from factcheck.choices import Approximation, Language
from factcheck.forms.numbers import write_number

TIMES = "×"
_NO_YEAR = "--"
# Units are in the language of the article, French ones are plural from two on.
_FROM_TWO = frozenset(
    {
        *("an", "décennie", "heure", "jour", "minute", "seconde", "semaine", "semestre"),
        *("siècle", "trimestre"),
    }
)
_BUT_ONE: Mapping[str, str] = MappingProxyType(
    {
        **{each: f"{each}s" for each in ("year", "month", "week", "day", "night", "hour")},
        **{each: f"{each}s" for each in ("second", "decade")},
        "century": "centuries",
    }
)


def figure_in_words(fields: Mapping[str, Any], resolved: str) -> str:
    """One line from the fields of a figure's detail; `resolved` is the date that is guessed."""
    if period := fields.get("period"):
        told = period_in_words(period)
        if resolved and resolved != period:
            guess = period_in_words(resolved)
            return _("%(day)s, probably %(guess)s") % {"day": told, "guess": guess}
        return told
    ends = [end for end in (fields.get("value"), fields.get("value_high")) if end is not None]
    if not ends:
        return _("value not understood")
    about = fields["approximation"]
    words = "" if about == Approximation.EXACT else str(Approximation(about).label)
    return f"{words} {_amount(ends, fields['unit'])}".strip()


def period_in_words(iso: str) -> str:
    """A date, a month, a decade, a time, or two of them; as it stands where it is none."""
    parts = iso.split("/", 1)
    told = " – ".join(_moment(part) for part in parts)
    if any(part.startswith(_NO_YEAR) and _moment(part) != part for part in parts):
        return _("%(day)s (no year)") % {"day": told}
    return told


def _amount(ends: Sequence[Decimal], unit: str) -> str:
    numbers = "–".join(_number(end) for end in ends)
    if unit == TIMES:
        return _("%(number)s times") % {"number": numbers}
    return f"{numbers} {_unit(unit, abs(ends[-1]))}".strip()


def _number(value: Decimal) -> str:
    return str(number_format(write_number(value, Language.ENGLISH), force_grouping=True))


def _unit(unit: str, value: Decimal) -> str:
    if unit in _FROM_TWO:
        return f"{unit}s" if value >= 2 else unit
    return unit if value == 1 else _BUT_ONE.get(unit, unit)


def _moment(iso: str) -> str:
    for shape, tell in _SHAPES:
        if at := shape.fullmatch(iso):
            try:
                return tell(at)
            except ValueError:
                return iso
    return iso


def _decade(at: re.Match[str]) -> str:
    return _("the %(decade)ss") % {"decade": at[1]}


def _week(at: re.Match[str]) -> str:
    return _("week %(week)d of %(year)s") % {"week": int(at[2]), "year": at[1]}


# A day without a year may be the 29th of February: a leap year stands in for it.
_SHAPES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"), lambda at: date_format(date.fromisoformat(at[0]))),
    (
        re.compile(r"([0-9]{4})-([0-9]{2})"),
        lambda at: date_format(date(int(at[1]), int(at[2]), 1), "YEAR_MONTH_FORMAT"),
    ),
    (
        re.compile(r"--([0-9]{2})-([0-9]{2})"),
        lambda at: date_format(date(2000, int(at[1]), int(at[2])), "MONTH_DAY_FORMAT"),
    ),
    (re.compile(r"--([0-9]{2})"), lambda at: date_format(date(2000, int(at[1]), 1), "F")),
    (re.compile(r"([0-9]{4})s"), _decade),
    (re.compile(r"([0-9]{4})-W([0-9]{2})"), _week),
    (re.compile(r"[0-9]{2}:[0-9]{2}"), lambda at: time_format(time.fromisoformat(at[0]))),
)
