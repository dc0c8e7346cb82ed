"""Numbers as a person writes them, in their language."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from factcheck.numbers.levels import Unit

_MINUTE, _HOUR, _DAY = 60, 3600, 86400
# Below this many, one claim more or less would change a share too much.
ENOUGH_FOR_SHARE = 10
# From here on, hours say nothing.
MANY_DAYS = 10


def count(number: int) -> str:
    return str(number_format(number, force_grouping=True))


def share(part: int, whole: int) -> str:
    """In whole per cent, halves up; in words when there are too few to tell."""
    if whole < ENOUGH_FOR_SHARE:
        return too_few() if whole else "–"
    return _("%(number)s%%") % {"number": percent(part, whole)}


def percent(part: int, whole: int) -> int:
    return (200 * part + whole) // (2 * whole)


def too_few() -> str:
    return _("too few to tell")


def duration(seconds: float) -> str:
    """The two largest units: "2 d 4 h", "3 h 20 min"; from 10 days on days alone, of 24 hours."""
    if seconds < _MINUTE:
        return _("under a minute") if seconds else _("no time")
    minutes = int(seconds // _MINUTE)
    days, hours, minutes = minutes // 1440, minutes // 60 % 24, minutes % 60
    parts = [
        (days, pgettext("duration", "%(number)s d")),
        (hours, pgettext("duration", "%(number)s h")),
        (minutes, pgettext("duration", "%(number)s min")),
    ]
    first = next(index for index, (number, _words) in enumerate(parts) if number)
    most = 1 if days >= MANY_DAYS else 2
    told = [
        words % {"number": count(number)} for number, words in parts[first : first + most] if number
    ]
    return " ".join(told)


def time_mark(seconds: int) -> str:
    """The same for a mark of an axis, which begins at zero."""
    return duration(seconds) if seconds else "0"


def step(at: datetime, unit: Unit) -> str:
    """The name of a step of time: an hour, a day, the week of a day, a month."""
    local = timezone.localtime(at)
    if unit in ("quarter", "hour"):
        return date_format(local, "SHORT_DATETIME_FORMAT")
    if unit == "month":
        return capfirst(date_format(local, "YEAR_MONTH_FORMAT"))
    day = date_format(local, "SHORT_DATE_FORMAT")
    return _("week of %(day)s") % {"day": day} if unit == "week" else day


def moment(at: datetime, unit: Unit) -> str:
    """An end of the axis of time: with the hour where a day has more than one step."""
    local = timezone.localtime(at)
    short = unit in ("quarter", "hour")
    return date_format(local, "SHORT_DATETIME_FORMAT" if short else "SHORT_DATE_FORMAT")
