"""A day or an instant that stands in an address."""

from __future__ import annotations

from datetime import UTC, datetime, time

from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime

# Nothing was published outside of these, and every database can compare with them.
FIRST, LAST = datetime(1900, 1, 1, tzinfo=UTC), datetime(2999, 12, 31, tzinfo=UTC)
LONGEST = 40


def read_moment(text: str) -> datetime | None:
    """The last moment of a day, of a second, or the instant itself; None for what is neither.

    What is published tells its times to the second, so a second means all of it.
    A day is one of the site's own time zone, and so is an instant that names none. Long before or
    after all that was published it is FIRST or LAST.
    """
    try:
        day = parse_date(text[:LONGEST])
        moment = datetime.combine(day, time.max) if day else parse_datetime(text[:LONGEST])
    except ValueError:
        return None
    if moment is None:
        return None
    if not FIRST.year <= moment.year <= LAST.year:
        return FIRST if moment.year < FIRST.year else LAST
    aware = timezone.make_aware(moment) if timezone.is_naive(moment) else moment
    if not aware.microsecond:
        aware = aware.replace(microsecond=999_999)
    # PostgreSQL refuses offsets that Python takes.
    return aware.astimezone(UTC)
