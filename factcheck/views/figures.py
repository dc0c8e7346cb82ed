"""A figure as it was understood, in words: its date or its number with the unit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from factcheck.choices import Approximation, Language
from factcheck.forms.numbers import write_number
from factcheck.periods import has_no_year, in_words

TIMES = "×"
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
    """As people read it; what was understood says as well that its year is not known."""
    told = in_words(iso)
    return _("%(day)s (no year)") % {"day": told} if has_no_year(iso) and told != iso else told


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
