"""Dates and periods: "14 février", "de 2015 à octobre 2020", "September 14, 2012", "années 1970"."""

from __future__ import annotations

from datetime import date

from factcheck.detection.figures.calendar import LIKELY_YEARS, Point, behind_article, point
from factcheck.detection.figures.number_words import spelled
from factcheck.detection.figures.view import HYPHENS, Match, View

_WHOSE = frozenset({"his", "her", "their", "my", "your", "our"})


def date_match(view: View, at: int) -> Match | None:
    """The date or the period that begins here."""
    return _decade(view, at) or written_date(view, at) or _period(view, at)


def _period(view: View, at: int) -> Match | None:
    first = point(view, at)
    if first is None:
        return None
    last = _other_end(view, first)
    if last is not None:
        start = first.dated(last.year)
        value = f"{start.iso().split('/')[0]}/{last.iso().split('/')[-1]}"
        return Match(first=at, end=last.end, rule="date.range", type="date", value=value)
    if first.bare_month and view.key(at) not in view.lexicon.dates.middle:
        return None
    begin = _begin(view, at)
    return Match(first=begin, end=first.end, rule=_rule(first), type="date", value=first.iso())


def _begin(view: View, at: int) -> int:
    """With the apostrophe of a clipped year: "’91", "’90s"."""
    apostrophe = view.key(at - 1) == "'" and view.glued(at) and not view.glued(at - 1)
    return at - 1 if apostrophe and len(view.key(at)) == 2 else at


def _rule(found: Point) -> str:
    if found.bare_year:
        return "date.year"
    return "date.day-month" if found.days else "date.month-year"


def _other_end(view: View, first: Point) -> Point | None:
    """The second end of a period, if one follows and fits the first."""
    at = first.end
    key = view.key(at)
    tight = key in HYPHENS or (key == "/" and first.bare_year and view.glued(at))
    if not tight and key not in view.lexicon.dates.joiners:
        return None
    if tight and first.year and first.bare_year:
        short = _short_year(view, at + 1, first.year)
        if short is not None:
            return short
    last = point(view, behind_article(view, at + 1))
    if last is None or not _fits(first, last):
        return None
    return last if tight or view.joins(at) else None


def _fits(first: Point, last: Point) -> bool:
    if first.bare_month:
        return last.month is not None and not last.days and last.year is not None
    if last.bare_month:
        return False
    if first.bare_year and last.bare_year and first.year and last.year:
        return first.year < last.year
    return bool(first.days) == bool(last.days) or first.bare_year or last.bare_year


def _short_year(view: View, at: int, start: int) -> Point | None:
    """The second end of "2015-16"."""
    key = view.key(at)
    if view.kind(at) != "number" or len(key) != 2 or not view.glued(at) or not key.isdigit():
        return None
    end = start // 100 * 100 + int(key)
    return Point(at + 1, end) if start < end else None


def _decade(view: View, at: int) -> Match | None:
    """As in "années 1970", "années soixante-dix", "1970s", "the '80s"."""
    dates = view.lexicon.dates
    if view.key(at) in dates.decade:
        return _french_decade(view, at)
    if view.kind(at) != "number" or not view.glued(at + 1):
        return None
    key = view.key(at)
    end = at + 2 if view.key(at + 1) in dates.decade_suffix else at + 3
    apostrophe = view.key(at + 1) == "'" and view.key(at + 2) in dates.decade_suffix
    if (end == at + 3 and not apostrophe) or len(key) not in (2, 4) or key[-1] != "0":
        return None
    if len(key) == 2 and any(view.key(place) in _WHOSE for place in (at - 1, at - 3)):
        return _age(at, end, int(key))
    return _decade_match(_begin(view, at), end, int(key))


def _age(at: int, end: int, number: int) -> Match:
    """As in "in her 30s", "in his mid-20s"."""
    return Match(first=at, end=end, rule="duration.age", type="duration", unit="year",
                 value=f"{number}..{number + 9}", number=(at, at + 1))  # fmt: skip


def _french_decade(view: View, at: int) -> Match | None:
    end = at + 2
    key = view.key(at + 1)
    if view.kind(at + 1) == "number" and key.isdigit() and len(key) in (2, 4):
        number = int(key)
    else:
        words = spelled(view, at + 1)
        if words is None or words[0] < 20 or words[0] > 99:
            return None
        number, end = words
    return _decade_match(at, end, number) if number % 10 == 0 else None


def _decade_match(at: int, end: int, number: int) -> Match | None:
    full = number + 1900 if number < 100 else number
    if full not in LIKELY_YEARS:
        return None
    return Match(first=at, end=end, rule="date.decade", type="date", value=f"{full}s")


def written_date(view: View, at: int) -> Match | None:
    """As in "14/02/2021", "14.02.2021", "2021-02-14"."""
    if view.kind(at) != "number":
        return None
    parts, end = _parts(view, at)
    if len(parts) != 3:
        return None
    found = _ordered(parts, view.lexicon.language)
    if found is None:
        return None
    return Match(first=at, end=end, rule="date.digits", type="date", value=found.isoformat())


def _parts(view: View, at: int) -> tuple[list[str], int]:
    key = view.key(at)
    if key.count(".") == 2:
        return key.split("."), at + 1
    mark = view.key(at + 1)
    if mark not in ("/", "-") or view.key(at + 3) != mark:
        return [], at
    if (
        not all(view.glued(place) for place in range(at + 1, at + 5))
        or view.kind(at + 4) != "number"
    ):
        return [], at
    return [key, view.key(at + 2), view.key(at + 4)], at + 5


def _ordered(parts: list[str], language: str) -> date | None:
    if not all(part.isdigit() and len(part) <= 4 for part in parts):
        return None
    numbers = [int(part) for part in parts]
    if len(parts[0]) == 4:
        return _real(*numbers)
    if len(parts[2]) not in (2, 4):
        return None
    full = numbers[2] + (2000 if len(parts[2]) == 2 else 0)
    if language == "en" and (numbers[0] <= 12 or numbers[1] > 12):
        return _real(full, numbers[0], numbers[1])
    return _real(full, numbers[1], numbers[0])


def _real(year_number: int, month_number: int, day_number: int) -> date | None:
    try:
        return date(year_number, month_number, day_number)
    except ValueError:
        return None
