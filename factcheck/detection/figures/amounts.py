"""One quantity: a number with its currency before or behind, its unit or its noun."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from factcheck.detection.figures.lexicon import CODES, DOLLARS, SIGNS
from factcheck.detection.figures.numerals import Numeral, numeral, plain
from factcheck.detection.figures.units import unit_behind
from factcheck.detection.figures.view import HYPHENS, Match, View
from factcheck.detection.suggestions import FigureType


@dataclass(frozen=True, slots=True)
class Amount:
    first: int
    end: int
    numeral: Numeral
    value: Decimal
    unit: str = ""
    type: FigureType = "number"
    # The currency stands before the number: "$20".
    prefixed: bool = False

    @property
    def firm(self) -> bool:
        return self.type != "number"


def amount(view: View, at: int) -> Amount | None:
    """The quantity that begins here, with a sign or a currency before the number."""
    currency = currency_before(view, at)
    if currency is not None:
        return _priced(view, at, *currency)
    number = at + 1 if signed(view, at) else at
    found = numeral(view, number)
    if found is None:
        return None
    value = -found.value if number != at and view.key(at) in HYPHENS else found.value
    unit = unit_behind(view, found.end)
    if unit is None:
        return Amount(at, found.end, found, value)
    whole = Amount(at, unit.end, found, value + unit.add, unit.name, unit.type)
    return _with_smaller(view, whole) if unit.firm else whole


def _with_smaller(view: View, whole: Amount) -> Amount:
    """With the smaller units that follow: "6 minutes 44 secondes", "5 hours and 9 minutes"."""
    height = _height(view, whole)
    if height is not None:
        return height
    smaller = view.lexicon.units.smaller.get(whole.unit)
    at = whole.end + 1 if view.key(whole.end) == view.lexicon.numbers.joiner else whole.end
    found = numeral(view, at) if smaller else None
    unit = unit_behind(view, found.end) if found else None
    many = smaller.get(unit.name, 0) if smaller and unit else 0
    if found is None or unit is None or found.value >= many:
        return whole
    value = whole.value * many + found.value
    return _with_smaller(view, replace(whole, end=unit.end, value=value, unit=unit.name))


def _height(view: View, whole: Amount) -> Amount | None:
    """As in "1 mètre 80", "1m80"."""
    key = view.key(whole.end)
    if whole.unit == "foot" and view.hyphen(whole.end):
        inches = view.key(whole.end + 1)
        if inches.isdigit() and int(inches) < 12:
            return replace(
                whole, end=whole.end + 2, value=whole.value * 12 + int(inches), unit="inch"
            )
    if whole.unit != "m" or view.kind(whole.end) != "number" or len(key) != 2:
        return None
    if not key.isdigit() or unit_behind(view, whole.end + 1) is not None:
        return None
    return replace(whole, end=whole.end + 1, value=whole.value + Decimal(key) / 100)


def signed(view: View, at: int) -> bool:
    """Is this the sign of the number behind it, and neither a hyphen nor a dash?"""
    key = view.key(at)
    if key not in HYPHENS and key != "+":
        return False
    if view.glued(at) and view.key(at - 1) not in ("(", "[", "/"):
        return False
    if view.kind(at - 1) == "break" or view.kind(at + 1) != "number":
        return False
    # A dash with spaces around it is punctuation, unless what follows is rather a degree.
    return view.glued(at + 1) or (key in ("-", "−", "+") and view.key(at + 2) in ("%", "°"))


def currency_before(view: View, at: int) -> tuple[int, str] | None:
    """The currency that begins here and the place behind it: "$", "US$", "NZ $", "$US", "USD"."""
    key = view.key(at)
    if key in SIGNS:
        dollar = DOLLARS.get(view.key(at + 1)) if key == "$" and view.glued(at + 1) else None
        if view.glued(at + 1) and view.raw(at + 1) in CODES:
            return at + 2, view.raw(at + 1)
        return (at + 2, dollar) if dollar else (at + 1, SIGNS[key])
    if view.kind(at) != "word" or not view.capital(at):
        return None
    if view.key(at + 1) in SIGNS:
        dollar = DOLLARS.get(key) if view.key(at + 1) == "$" else None
        return (at + 2, dollar) if dollar else None
    if key == "rs" and view.lexicon.language == "en":
        return (at + 2 if view.key(at + 1) == "." else at + 1), "INR"
    return (at + 1, view.raw(at)) if view.raw(at) in CODES else None


def _priced(view: View, first: int, at: int, currency: str) -> Amount | None:
    if view.kind(at) != "number":
        return None
    found = numeral(view, at, money=True)
    if found is None:
        return None
    end = found.end
    # "$20 million US", "$5 USD".
    if view.raw(end) in CODES and view.lexicon.language == "en":
        currency = view.raw(end)
        end += 1
    return Amount(first, end, found, found.value, currency, "money", prefixed=True)


def amount_match(view: View, at: int) -> Match | None:
    """The rule for a quantity that stands alone."""
    found = amount(view, at)
    if found is None:
        return None
    rule = "money.symbol" if found.prefixed else _RULES[found.type]
    if found.type == "number":
        rule = "number.noun" if found.unit else "number.alone"
    number = found.numeral
    return Match(
        first=found.first,
        end=found.end,
        rule=rule,
        type=found.type,
        value=plain(found.value),
        unit=found.unit,
        number=(number.first, number.end),
        tier="medium" if number.words or not found.unit else "high",
    )


_RULES: dict[FigureType, str] = {
    "money": "money.name",
    "percent": "percent.unit",
    "measure": "measure.unit",
    "duration": "duration.unit",
    "number": "number.noun",
}
