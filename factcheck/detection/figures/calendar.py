"""Points in the calendar as texts write them: a day, a month, a year."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.detection.figures.numerals import numeral
from factcheck.detection.figures.units import unit_behind
from factcheck.detection.figures.view import HYPHENS, View

FIRST_YEAR, LAST_YEAR = 1000, 2199
# A bare number of four digits is a year between these.
LIKELY_YEARS = range(1400, 2100)
_SURE_YEARS = range(1901, 2050)
# "’91" is 1991, "’12" is 2012.
CENTURY_TURN = 40
MOST_DAYS = 6
LAST_DAY = 31
_LISTING = frozenset({",", "&", "/"})
_ARTICLES = frozenset({"au", "à", "en", "le", "the"})


@dataclass(frozen=True, slots=True)
class Point:
    """`end` is the place behind it. A list of days has several: "8 et 15 février"."""

    end: int
    year: int | None = None
    month: int | None = None
    days: tuple[int, ...] = ()

    @property
    def bare_month(self) -> bool:
        return self.month is not None and not self.days and self.year is None

    @property
    def bare_year(self) -> bool:
        return self.month is None

    def dated(self, year: int | None) -> Point:
        """The same point with a year, where it has none."""
        return Point(self.end, self.year or year, self.month, self.days)

    def iso(self) -> str:
        texts = [self._iso(day) for day in self.days[:1] + self.days[-1:]] or [self._iso(None)]
        return "/".join(dict.fromkeys(texts))

    def _iso(self, day: int | None) -> str:
        year = f"{self.year:04d}" if self.year else "-"
        parts = [year, *(f"{part:02d}" for part in (self.month, day) if part)]
        return "-".join(parts)


def day(view: View, at: int) -> tuple[int, int] | None:
    """A day of the month and the place behind it: "14", "1er", "28th"."""
    if view.kind(at) == "word":
        return (1, at + 1) if view.key(at) in view.lexicon.dates.first else None
    key = view.key(at)
    if view.kind(at) != "number" or len(key) > 2 or not 1 <= int(key) <= LAST_DAY:
        return None
    if view.glued(at + 1) and view.key(at + 1) in view.lexicon.dates.day_suffixes:
        return int(key), at + 2
    return int(key), at + 1


def month(view: View, at: int) -> tuple[int, int] | None:
    """A month and the place behind it, with the point of its abbreviation: "Sept."."""
    if view.kind(at) != "word":
        return None
    dates, key = view.lexicon.dates, view.key(at)
    if dates.month_capital and not view.capital(at):
        return None
    if key in dates.months:
        return dates.months[key], at + 1
    if key not in dates.short_months:
        return None
    dotted = view.key(at + 1) == "." and view.glued(at + 1)
    return dates.short_months[key], at + 2 if dotted else at + 1


def year(view: View, at: int) -> tuple[int, int] | None:
    key = view.key(at)
    if view.kind(at) != "number" or len(key) != 4 or not key.isdigit():
        return None
    return (int(key), at + 1) if FIRST_YEAR <= int(key) <= LAST_YEAR else None


def point(view: View, at: int) -> Point | None:
    """The longest point that begins here; a month alone counts, for the ends of a range."""
    if view.kind(at) == "number":
        return _from_digits(view, at)
    if view.key(at) in view.lexicon.dates.first:
        return _day_month(view, at)
    return _from_month(view, at)


def _from_digits(view: View, at: int) -> Point | None:
    found = _day_month(view, at)
    if found is not None:
        return found
    written = year(view, at)
    if written is None:
        return _clipped(view, at)
    return Point(written[1], written[0]) if _is_year(view, at, written[0]) else None


def _clipped(view: View, at: int) -> Point | None:
    """The year of "in ’91"; the apostrophe stands before it."""
    key = view.key(at)
    clipped = view.key(at - 1) == "'" and view.glued(at) and not view.glued(at - 1)
    if not clipped or len(key) != 2 or not key.isdigit() or view.sticks(at + 1):
        return None
    return Point(at + 1, int(key) + (1900 if int(key) >= CENTURY_TURN else 2000))


def _day_month(view: View, at: int) -> Point | None:
    """As in "14 février 2021", "8 et 15 février", "28th of October"."""
    days: list[int] = []
    while len(days) < MOST_DAYS:
        found = day(view, at)
        if found is None:
            return None
        days.append(found[0])
        at = found[1]
        named = month(view, view.after_of(at) or at)
        if named is not None:
            return _with_year(view, Point(named[1], None, named[0], tuple(days)))
        if not _joins_days(view, at):
            return None
        at = behind_article(view, at + 1)
    return None


def behind_article(view: View, at: int) -> int:
    """The place behind an article and a weekday, if they stand here: "le lundi 3"."""
    for _ in range(3):
        if view.key(at) not in _ARTICLES and view.key(at) not in view.lexicon.dates.weekdays:
            break
        at += 1
    return at


def _joins_days(view: View, at: int) -> bool:
    key = view.key(at)
    return key in view.lexicon.dates.joiners or key in HYPHENS or key in _LISTING


def _from_month(view: View, at: int) -> Point | None:
    """As in "octobre 2020", "September 14, 2012", "May 3-5"."""
    if view.key(at) in view.lexicon.dates.middle and view.hyphen(at + 1):
        at += 2
    named = month(view, at)
    if named is None:
        return None
    number, end = named
    if view.lexicon.dates.month_capital:
        found = day(view, end)
        if found is not None and not _counts(view, found[1]):
            return _with_year(view, _more_days(view, Point(found[1], None, number, (found[0],))))
    return _with_year(view, Point(end, None, number))


def _counts(view: View, at: int) -> bool:
    """Is the number before this place a quantity: "In May 20 people"?"""
    return view.key(at) in ("people", "%", "percent", "per") or (
        view.key(at) in view.lexicon.numbers.magnitudes
    )


def _more_days(view: View, found: Point) -> Point:
    """As in "September 14 and 15"."""
    while len(found.days) < MOST_DAYS and _joins_days(view, found.end):
        further = day(view, found.end + 1)
        if further is None or _goes_on(view, further[1]) or further[0] <= found.days[-1]:
            break
        found = Point(further[1], None, found.month, (*found.days, further[0]))
    return found


def _goes_on(view: View, at: int) -> bool:
    """Does the number before this place belong to what follows: "and 15 people", "15 June"?"""
    if month(view, at) is not None or (view.glued(at) and view.kind(at) == "word"):
        return True
    return unit_behind(view, at) is not None


def _with_year(view: View, found: Point) -> Point:
    at = view.after_of(found.end) or found.end
    if view.key(at) == "," and view.lexicon.dates.month_capital:
        at += 1
    written = year(view, at) or (None if found.days else _old_year(view, at))
    if written is None or _goes_on(view, written[1]):
        return found
    return Point(written[1], written[0], found.month, found.days)


def _old_year(view: View, at: int) -> tuple[int, int] | None:
    """The year of "mai 68"."""
    key = view.key(at)
    if view.kind(at) != "number" or len(key) != 2 or not key.isdigit() or int(key) <= LAST_DAY:
        return None
    return 1900 + int(key), at + 1


def _is_year(view: View, at: int, number: int) -> bool:
    """Is this number of four digits a year, and not a quantity: "2000 personnes"?"""
    before = view.key(at - 1)
    strong = before in view.lexicon.dates.before_year
    if view.key(at - 1) == "'" and view.key(at - 2) in ("l", "d"):
        strong = True
    found = numeral(view, at)
    behind = unit_behind(view, at + 1)
    if found is None or found.scaled or (behind is not None and behind.firm and not strong):
        return False
    if strong:
        return True
    if number not in LIKELY_YEARS:
        return False
    return behind is None or (view.lexicon.language == "en" and not _countable(view, at, number))


def _countable(view: View, at: int, number: int) -> bool:
    """Does "1500 workers" count them? "The 2012 elections" and "2012 elections" name a year."""
    if view.key(at - 1) == "the" or number in _SURE_YEARS:
        return view.key(at + 1) == "people"
    return True
