"""What stands behind a number: a percent sign, a currency, a unit, the counted noun."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from factcheck.detection.figures.lexicon import CODES, SIGNS
from factcheck.detection.figures.nouns import counted_noun
from factcheck.detection.figures.view import View
from factcheck.detection.suggestions import FigureType

_DEGREES = {"c": "°C", "f": "°F"}
_POWERS = {"2": "²", "3": "³"}
_AMERICAN = ("u", ".", "s", ".")
_SHORT = {"heure": "h", "hour": "h", "seconde": "s", "second": "s"}


@dataclass(frozen=True, slots=True)
class Unit:
    """`end` is the place behind it; `add` is what "et demi" adds."""

    end: int
    name: str
    type: FigureType
    add: Decimal = Decimal(0)

    @property
    def firm(self) -> bool:
        """A unit of measure, and not only a counted noun."""
        return self.type != "number"


def unit_behind(view: View, at: int) -> Unit | None:
    """The unit that follows a number which ends before `at`."""
    return _percent(view, at) or _money(view, at) or _measured(view, at) or _noun(view, at)


def _percent(view: View, at: int) -> Unit | None:
    if view.key(at) in ("%", "٪", "％"):
        return Unit(at + 1, "%", "percent")
    if view.key(at) == "‰":
        return Unit(at + 1, "‰", "percent")
    units = view.lexicon.units
    if view.hyphen(at):
        at += 1
    end = view.after(at, units.percent)
    if end is not None:
        return Unit(end, "%", "percent")
    end = view.after(at, units.points)
    if end is not None:
        return Unit(end, " ".join(view.raw(place) for place in range(at, end)), "measure")
    return None


def _money(view: View, at: int) -> Unit | None:
    if view.hyphen(at):
        at += 1
    at = view.after_of(at) or at
    if view.key(at) in SIGNS:
        return Unit(at + 1, SIGNS[view.key(at)], "money")
    if view.kind(at) != "word":
        return None
    if view.raw(at) in CODES:
        return Unit(at + 1, view.raw(at), "money")
    if view.says(at, _AMERICAN) and view.key(at + 4) in view.lexicon.units.currencies:
        return Unit(at + 5, "USD", "money")
    return _named_money(view, at)


def _named_money(view: View, at: int) -> Unit | None:
    units = view.lexicon.units
    key = view.key(at)
    head = units.currency_heads.get(key)
    if head and view.key(at + 1) in units.currencies:
        return Unit(at + 2, head, "money")
    if key in units.cents and (key != "p" or _pence(view, at)):
        return Unit(at + 1, units.cents[key], "money")
    if key not in units.currencies or (view.capital(at) and not view.raw(at).isupper()):
        return None
    place = view.after_of(at + 1)
    if place is not None and view.key(place) in units.currency_places:
        end = place + 2 if view.key(place) == "hong" else place + 1
        return Unit(end, units.currency_places[view.key(place)], "money")
    tail = units.currency_tails.get(view.key(at + 1))
    return Unit(at + 2, tail, "money") if tail else Unit(at + 1, units.currencies[key], "money")


def _pence(view: View, at: int) -> bool:
    """As in "99p", and not in "6p.m."."""
    return view.glued(at) and not view.sticks(at + 1) and not view.says(at + 1, (".", "m"))


def _measured(view: View, at: int) -> Unit | None:
    """A measure or a duration, behind a space, a hyphen, "de", or nothing: "10 km", "2C"."""
    hyphen = view.hyphen(at)
    start = at + 1 if hyphen else view.after_of(at) or at
    if view.key(start) == "°":
        return _degree(view, start)
    head = view.lexicon.units.heads.get(view.key(start))
    if head is not None:
        start += 1
    if (
        view.key(start) in view.lexicon.units.between
        and view.key(start + 1) in view.lexicon.units.durations
    ):
        start += 1
    found = _unit_word(view, start)
    if found is None or (
        start == at and view.glued(at) and view.glued(at + 1) and _letter(view, at + 1)
    ):
        return None
    end, name, kind = found
    end, name = _extended(view, end, (head or "{}").format(name))
    half = view.after(end, view.lexicon.numbers.halves)
    if kind == "duration" and half is not None:
        return Unit(half, name, kind, add=Decimal("0.5"))
    return Unit(_aged(view, end, name), name, kind)


def _letter(view: View, at: int) -> bool:
    """Is this glued to a unit and no part of it? "1m80" goes on, "3d7" is a code."""
    height = view.key(at - 1) == "m" and view.kind(at) == "number" and len(view.key(at)) == 2
    return view.kind(at) in ("word", "number") and view.key(at) not in _POWERS and not height


def _degree(view: View, at: int) -> Unit:
    name = (
        _DEGREES.get(view.key(at + 1))
        if view.glued(at + 1) or view.raw(at + 1) in ("C", "F")
        else None
    )
    return Unit(at + 2, name, "measure") if name else Unit(at + 1, "°", "measure")


def _unit_word(view: View, at: int) -> tuple[int, str, FigureType] | None:
    if view.kind(at) != "word":
        return None
    units, key = view.lexicon.units, view.key(at)
    if key in units.durations:
        name, kind = units.durations[key], "duration"
    elif key in units.measures:
        name, kind = units.measures[key], "measure"
    else:
        return None
    if key in units.case_sensitive and not view.raw(at).islower():
        return None
    if key in ("c", "f") and not (view.glued(at) and view.raw(at).isupper()):
        return None
    return (at + 1, name, "duration") if kind == "duration" else (at + 1, name, "measure")


def _extended(view: View, end: int, name: str) -> tuple[int, str]:
    """As in "km/h", "m2", "mètres carrés", "miles per hour"."""
    key = view.key(end)
    if key in _POWERS and view.glued(end):
        return end + 1, name + _POWERS[key]
    if key == "/" and view.glued(end) and view.glued(end + 1) and view.kind(end + 1) == "word":
        return end + 2, f"{name}/{view.raw(end + 1)}"
    if key in view.lexicon.units.tails:
        return end + 1, name + view.lexicon.units.tails[key]
    if key in view.lexicon.units.per and view.key(end + 1) in view.lexicon.units.durations:
        return _per(view, end, name)
    return end, name


def _per(view: View, end: int, name: str) -> tuple[int, str]:
    """Speeds are one unit; "10 ans par personne" and "5 hours per week" are not."""
    if view.key(end - 1) in view.lexicon.units.durations:
        return end, name
    per = view.lexicon.units.durations[view.key(end + 1)]
    return end + 2, f"{name}/{_SHORT.get(per, per)}"


def _aged(view: View, end: int, name: str) -> int:
    """As in "36-year-old", "36 year old"."""
    age = view.lexicon.units.age
    if view.hyphen(end) and view.key(end + 1) in age:
        return end + 2
    return end + 1 if view.key(end - 1) == name and view.key(end) in age else end


def _noun(view: View, at: int) -> Unit | None:
    start = view.after_of(at) or at
    if start != at and view.lexicon.language == "en":
        return None
    end = counted_noun(view, start)
    if end is None:
        return None
    return Unit(end, view.text[view.tokens[start].start : view.tokens[end - 1].end], "number")
