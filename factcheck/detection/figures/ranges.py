"""Two quantities as one figure: "1 000 à 4 000 emplois", "£3,000-£5,000", "3-0", "93 mm x 156 mm"."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from factcheck.detection.figures.amounts import Amount, amount
from factcheck.detection.figures.numerals import plain
from factcheck.detection.figures.view import HYPHENS, Match, View

THOUSAND = Decimal(1000)
_TIMES = ("x", "×")
MOST_SIDES = 4
# "18-25" is a range of ages rather than a score.
MOST_GOALS = 9
# Without "from" the second end is at most this many times the first.
MOST_TIMES = 50


def range_match(view: View, at: int) -> Match | None:
    first = amount(view, at)
    if first is None:
        return None
    return _sides(view, first) or _score(view, first) or _range(view, first)


def _range(view: View, first: Amount) -> Match | None:
    begin = _behind_connector(view, first)
    if begin is None:
        return None
    last = amount(view, begin)
    if last is None or not _fits(view, first, last):
        return None
    if _is_result(view, first, last):
        return _result(first, last.end, f"{plain(first.value)}-{plain(last.value)}")
    low, high = _same_scale(first, last)
    unit, kind = (last.unit, last.type) if last.unit else (first.unit, first.type)
    return Match(
        first=first.first,
        end=last.end,
        rule=f"{kind}.range",
        type=kind,
        value=f"{plain(low.value)}..{plain(high.value)}",
        unit=unit,
        number=(first.numeral.first, last.numeral.end),
        tier="medium" if first.numeral.words else "high",
    )


def _behind_connector(view: View, first: Amount) -> int | None:
    """The place where the second end may begin."""
    at, key = first.end, view.key(first.end)
    numbers = view.lexicon.numbers
    if view.glued(at) and key == "-" and view.key(at + 1) in numbers.to and not view.glued(at + 1):
        return at + 2  # "a 6- to 30-year bond"
    if key in HYPHENS:
        # A dash with spaces is punctuation, but for "10 - 15".
        spaced = not view.glued(at) and not view.glued(at + 1)
        return at + 1 if view.glued(at + 1) or (spaced and not first.unit) else None
    if key in numbers.to or key in numbers.either:
        return at + 1
    if key in ("et", "and") and view.key(first.first - 1) in numbers.between:
        return at + 1
    return None


def _fits(view: View, first: Amount, last: Amount) -> bool:
    """Do two quantities measure the same, and is the second no place: "10 à Damas"?"""
    if first.unit and first.unit != last.unit:
        return first.prefixed and not last.unit and last.numeral.scaled
    opens = view.lexicon.numbers.origin | view.lexicon.numbers.between
    opened = view.key(first.first - 1) in opens
    if view.key(first.end) in HYPHENS or not first.unit:
        return (not last.prefixed or first.prefixed) and (opened or _near(first, last))
    return first.firm and (opened or first.prefixed)


def _is_result(view: View, first: Amount, last: Amount) -> bool:
    """As in "battu 27 à 24", "97 to 3": downwards, in digits, and no "from" before it."""
    opened = view.key(first.first - 1) in view.lexicon.numbers.origin
    digits = view.key(first.first).isdigit() and view.key(last.first).isdigit()
    bare = not (first.unit or last.unit or first.numeral.scaled or last.numeral.scaled)
    return bare and digits and not opened and first.value > last.value


def _near(first: Amount, last: Amount) -> bool:
    """Without "from", "dropped 9 to 1,099" is no range."""
    low, high = sorted(abs(one.value) for one in _same_scale(first, last))
    return low == 0 or high <= low * MOST_TIMES


def _same_scale(first: Amount, last: Amount) -> tuple[Amount, Amount]:
    """As in "3 to 4 million": the power of ten and the cents of the second belong to the first too."""
    if first.numeral.scaled or first.value >= THOUSAND:
        return first, last
    if last.numeral.scaled:
        power = 3 * ((len(plain(last.numeral.value).split(".", maxsplit=1)[0]) - 1) // 3)
        return replace(first, value=first.value.scaleb(power)), last
    # "13 to 14,000 feet": nobody counts from thirteen.
    thousands, rest = divmod(last.value, THOUSAND)
    if rest == 0 and thousands / 3 <= first.value < thousands < THOUSAND:
        return replace(first, value=first.value * THOUSAND), last
    return first, last


def _score(view: View, first: Amount) -> Match | None:
    """As in "3-0": two small whole numbers in digits, with nothing counted behind them."""
    at = first.end
    if first.unit or first.first != first.numeral.first or not view.dash(at):
        return None
    left, right = view.key(first.first), view.key(at + 1)
    if not (left.isdigit() and right.isdigit() and len(left) <= 3 and len(right) <= 3):
        return None
    last = amount(view, at + 1)
    if last is None or last.unit or last.numeral.scaled:
        return None
    if int(left) < int(right) and int(right) > MOST_GOALS and view.glued(at):
        return None
    return _result(first, at + 2, f"{left}-{right}")


def _result(first: Amount, end: int, value: str) -> Match:
    return Match(first=first.first, end=end, rule="score.result", type="score", value=value)


def _sides(view: View, first: Amount) -> Match | None:
    """As in "93 mm x 156 mm x 22 mm"."""
    sides = [first]
    while len(sides) < MOST_SIDES and view.key(sides[-1].end) in _TIMES:
        side = amount(view, sides[-1].end + 1)
        if side is None or (side.unit and not side.firm):
            break
        sides.append(side)
    if len(sides) == 1 or (not sides[-1].unit and view.glued(first.end)):
        return None
    return Match(
        first=first.first,
        end=sides[-1].end,
        rule="measure.sides",
        type="measure",
        value="..".join(plain(side.value) for side in sides),
        unit=sides[-1].unit,
        number=(first.numeral.first, sides[-1].numeral.end),
    )
