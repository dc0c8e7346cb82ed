"""Times of day: "17h40", "15 heures", "10 p.m.", "between 17:40 and 18:40"."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.detection.figures.number_words import spelled
from factcheck.detection.figures.view import HYPHENS, Match, View

LUNCH, MIDNIGHT = 12, 24


@dataclass(frozen=True, slots=True)
class Time:
    end: int
    hour: int
    minute: int
    # Whether it can be nothing but a time of day.
    sure: bool = True

    @property
    def clear(self) -> bool:
        """Sure, or an hour that is seldom a length."""
        return self.sure or LUNCH < self.hour < MIDNIGHT

    @property
    def iso(self) -> str:
        return f"{self.hour:02d}:{self.minute:02d}"


def time_match(view: View, at: int) -> Match | None:
    """The time of day that begins here, or two of them."""
    first = _time(view, at)
    last = _other_end(view, first.end if first else at + 1)
    if first is None:
        first = _without_meridiem(view, at, last)
    if first is None:
        return None
    if last is not None and (first.sure or last.clear):
        value = f"{first.iso}/{last.iso}"
        return Match(first=at, end=last.end, rule="time.range", type="time", value=value)
    if _lasting(view, at, first):
        return Match(first=at, end=first.end, rule="duration.clock", type="duration",
                     value=first.iso, unit="h")  # fmt: skip
    if not first.sure and not _told(view, at, first):
        return None
    return Match(first=at, end=first.end, rule="time.clock", type="time", value=first.iso)


def _told(view: View, at: int, found: Time) -> bool:
    """Is "15 heures" a time of day: behind "à", or late in the day and nothing that lasts?"""
    dates = view.lexicon.dates
    if view.key(at - 1) in dates.before_time:
        return True
    late = view.kind(at) == "number" and LUNCH < found.hour < MIDNIGHT
    before = view.key(at - 2) if view.key(at - 1) == "'" else view.key(at - 1)
    lasts = before in dates.before_duration or before in dates.before_span
    later = view.key(found.end) in ("plus", "durant")
    return late and not lasts and not later and view.after_of(found.end) is None


def _lasting(view: View, at: int, found: Time) -> bool:
    """As in "en 3h30", "un trajet de 3h30", "3h30 de route"."""
    opener = at - 2 if view.key(at - 1) == "de" else at - 1
    if not found.sure:
        return False
    if view.key(opener) in view.lexicon.dates.before_duration:
        return True
    return view.lexicon.language == "fr" and view.after_of(found.end) is not None


def _time(view: View, at: int) -> Time | None:
    if view.lexicon.language == "fr":
        return _colon(view, at) or _french(view, at)
    return _english(view, at) or _colon(view, at)


def _hour(view: View, at: int) -> tuple[int, int] | None:
    """The hour and the place behind it."""
    key = view.key(at)
    if view.kind(at) == "number":
        return (int(key), at + 1) if key.isdigit() and len(key) <= 2 and int(key) <= 24 else None
    words = spelled(view, at)
    return words if words and words[0] <= 24 else None


def _minute(view: View, at: int) -> int | None:
    key = view.key(at)
    if view.kind(at) == "number" and len(key) == 2 and key.isdigit() and int(key) < 60:
        return int(key)
    return None


def _colon(view: View, at: int) -> Time | None:
    """As in "17:40"; no score and no ratio: two digits behind the colon, nothing glued to them."""
    hour = _hour(view, at) if view.kind(at) == "number" else None
    if hour is None or view.key(at + 1) != ":" or not view.glued(at + 1) or not view.glued(at + 2):
        return None
    minute = _minute(view, at + 2)
    if minute is None:
        return None
    end = at + 3
    if view.key(end) == ":" and view.glued(end) and _minute(view, end + 1) is not None:
        end += 2
    stuck = view.glued(end) and view.kind(end) == "word" and not _meridiem_word(view, end)
    return None if stuck else Time(end, hour[0], minute)


def _meridiem_word(view: View, at: int) -> bool:
    return view.key(at) in view.lexicon.dates.meridiem or view.key(at) in ("a", "p")


def _french(view: View, at: int) -> Time | None:
    hour = _hour(view, at)
    if hour is None or view.key(hour[1]) not in view.lexicon.dates.hour:
        return None
    number, place = hour
    minute = _minute(view, place + 1)
    if minute is not None:
        end = place + 2
        if view.key(end) in view.lexicon.dates.minute:
            end += 1
        return _day_part(view, Time(end, number, minute))
    return _half_past(view, number, place + 1, short=view.key(place) == "h")


def _half_past(view: View, number: int, at: int, *, short: bool) -> Time | None:
    dates = view.lexicon.dates
    for phrase, minutes in dates.half_past.items():
        if view.says(at, phrase):
            return _day_part(view, Time(at + len(phrase), number, minutes, sure=False))
    sure = short and number < 24 and view.after_of(at) is None
    return _day_part(view, Time(at, number, 0, sure=sure))


def _day_part(view: View, found: Time) -> Time:
    for phrase, added in view.lexicon.dates.day_parts.items():
        if view.says(found.end, phrase):
            hour = found.hour + added if found.hour < 12 else found.hour
            return Time(found.end + len(phrase), hour, found.minute)
    if view.key(found.end) in view.lexicon.dates.time_zones:
        return Time(found.end, found.hour, found.minute)
    return found


def _english(view: View, at: int) -> Time | None:
    """As in "10am", "6.30 p.m.", "5:30pm", "ten o'clock"."""
    military = _military(view, at)
    if military is not None:
        return military
    plain = _colon(view, at) or _dotted(view, at)
    if plain is None:
        hour = _hour(view, at)
        if hour is None:
            return None
        plain = Time(hour[1], hour[0], 0)
        if view.lexicon.dates.oclock and view.says(plain.end, view.lexicon.dates.oclock):
            plain = Time(plain.end + 3, plain.hour, 0)
            return _meridiem(view, plain) or plain
    return _meridiem(view, plain)


def _military(view: View, at: int) -> Time | None:
    """As in "1530 GMT"."""
    key = view.key(at)
    if view.key(at + 1) not in view.lexicon.dates.time_zones or len(key) != 4 or not key.isdigit():
        return None
    fits = int(key[:2]) < 24 and int(key[2:]) < 60
    return Time(at + 1, int(key[:2]), int(key[2:])) if fits else None


def _dotted(view: View, at: int) -> Time | None:
    hour, _, minute = view.key(at).partition(".")
    if view.kind(at) != "number" or len(minute) != 2 or not (hour + minute).isdigit():
        return None
    fits = len(hour) <= 2 and int(hour) <= 24 and int(minute) < 60
    return Time(at + 1, int(hour), int(minute)) if fits else None


def _meridiem(view: View, found: Time) -> Time | None:
    at, key = found.end, view.key(found.end)
    end = at + 1
    if key in ("a", "p") and view.key(at + 1) == "." and view.key(at + 2) == "m":
        key, end = key + "m", at + 4 if view.key(at + 3) == "." else at + 3
    added = view.lexicon.dates.meridiem.get(key)
    if added is None or found.hour > 12:
        return None
    return Time(end, found.hour % 12 + added, found.minute)


def _other_end(view: View, at: int) -> Time | None:
    """The second time of a range whose first ends before `at`."""
    key = view.key(at)
    joins = key in HYPHENS or key in view.lexicon.dates.joiners
    return _time(view, at + 1) if joins and view.joins(at) else None


def _without_meridiem(view: View, at: int, last: Time | None) -> Time | None:
    """The first end of "6.30-10am", "9 à 18h": the hour alone."""
    if last is None or not last.clear:
        return None
    bare = _dotted(view, at) if view.lexicon.dates.meridiem else None
    if bare is None and view.kind(at) == "number" and (hour := _hour(view, at)):
        bare = Time(hour[1], hour[0], 0)
    if bare is None:
        return None
    if not view.lexicon.dates.meridiem:
        return bare if bare.hour < last.hour else None
    if bare.hour > 12:
        return None
    # In the half of the day that the last names.
    half = 12 if last.hour >= 12 and bare.hour % 12 <= last.hour % 12 else 0
    return Time(bare.end, bare.hour % 12 + half, bare.minute)
