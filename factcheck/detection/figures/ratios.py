"""Shares and factors: "quatre adultes sur dix", "four in 10", "un tiers", "multiplié par 4"."""

from __future__ import annotations

from decimal import Decimal

from factcheck.detection.figures.amounts import Amount, amount
from factcheck.detection.figures.number_words import spelled
from factcheck.detection.figures.numerals import Numeral, numeral, plain
from factcheck.detection.figures.view import Match, View

_LINKS = frozenset({"to", "in"})


def ratio_match(view: View, at: int) -> Match | None:
    return (
        _factor(view, at)
        or _times(view, at)
        or _fraction(view, at)
        or _slashed(view, at)
        or _odds(view, at)
        or _out_of(view, at)
    )


def _factor(view: View, at: int) -> Match | None:
    """As in "multiplication par 4", "multiplié par deux": the number alone is the figure."""
    if view.key(at - 1) != "par" or view.key(at - 2) not in view.lexicon.numbers.factor_by:
        return None
    found = numeral(view, at)
    if found is None:
        return None
    value = plain(found.value) if view.key(at - 2).startswith("divis") else f"x{plain(found.value)}"
    return Match(first=at, end=found.end, rule="ratio.factor", type="factor", value=value,
                 number=(at, found.end))  # fmt: skip


def _times(view: View, at: int) -> Match | None:
    """As in "7x"."""
    if view.kind(at) != "number" or view.key(at + 1) != "x" or not view.glued(at + 1):
        return None
    found = numeral(view, at)
    if found is None or view.sticks(at + 2):
        return None
    return Match(first=at, end=at + 2, rule="ratio.times", type="factor",
                 value=f"x{plain(found.value)}", number=(at, at + 1))  # fmt: skip


def _fraction(view: View, at: int) -> Match | None:
    """As in "les deux tiers", "three-quarters", "un quart des voix", "a quarter of"."""
    top = _whole(view, at)
    if top is None:
        return None
    number, end = top
    hyphen = view.hyphen(end)
    end = end + 1 if hyphen else end
    below = view.lexicon.numbers.fractions.get(view.key(end))
    if below is None:
        return None
    end += 1
    loose = number == 1 and not hyphen
    if (loose and view.key(end) not in view.lexicon.numbers.share_of) or below == 2:
        return None
    return Match(first=at, end=end, rule="ratio.fraction", type="ratio", value=f"{number}/{below}",
                 number=(at, end), tier="medium")  # fmt: skip


def _whole(view: View, at: int) -> tuple[int, int] | None:
    key = view.key(at)
    if key in view.lexicon.numbers.one:
        return 1, at + 1
    if view.kind(at) == "number" and key.isdigit() and len(key) <= 3:
        return int(key), at + 1
    words = spelled(view, at)
    return words if words and words[0] < 100 else None


def _slashed(view: View, at: int) -> Match | None:
    """As in "1/3", "17/20"."""
    left, right = view.key(at), view.key(at + 2)
    if view.kind(at) != "number" or view.key(at + 1) != "/" or view.kind(at + 2) != "number":
        return None
    if not (view.glued(at + 1) and view.glued(at + 2)) or not (left.isdigit() and right.isdigit()):
        return None
    if len(left) > 4 or len(right) > 4 or int(right) == 0:
        return None
    return Match(first=at, end=at + 3, rule="ratio.slash", type="ratio", value=f"{left}/{right}",
                 number=(at, at + 3))  # fmt: skip


def _odds(view: View, at: int) -> Match | None:
    """As in "33-to-1", "1-in-5", "25-to-34-year-olds"; hyphens hold it together."""
    first = numeral(view, at) or (_one(view, at) if view.key(at) == "one" else None)
    if first is None or not view.hyphen(first.end) or view.key(first.end + 1) not in _LINKS:
        return None
    last = amount(view, first.end + 3) if view.hyphen(first.end + 2) else None
    if last is None:
        return None
    number = first.numeral.value if isinstance(first, Amount) else first.value
    span = last.firm and view.key(first.end + 1) == "to"
    value = f"{plain(number)}{'..' if span else '/'}{plain(last.value)}"
    return Match(first=at, end=last.end, rule="ratio.odds", value=value, unit=last.unit,
                 type=last.type if span else "ratio", number=(at, last.numeral.end))  # fmt: skip


def _out_of(view: View, at: int) -> Match | None:
    """As in "quatre adultes sur dix", "22 des 27 gouvernements", "one of every 35,000"."""
    first = _part(view, at)
    if first is None:
        return None
    named = view.capital(first.end) and not first.unit
    begin = _behind_of(view, first.end + 1 if named else first.end)
    if begin is None or (named and view.lexicon.language == "en" and view.key(begin - 1) == "the"):
        return None
    whole = amount(view, begin)
    if whole is None or whole.firm or whole.value <= first.value:
        return None
    if first.unit and whole.unit and view.key(first.end) in ("in", "sur"):
        return None  # "10 people in 20 villages"
    return Match(
        first=at,
        end=whole.end,
        rule="ratio.out-of",
        type="ratio",
        value=f"{plain(first.value)}/{plain(whole.value)}",
        unit=first.unit or whole.unit,
        number=(first.numeral.first, whole.numeral.end),
        tier="medium" if first.numeral.words else "high",
    )


def _part(view: View, at: int) -> Amount | None:
    found = amount(view, at)
    if found is not None:
        # "6 jours sur 7", but no "5 euros sur 7".
        return None if found.firm and found.type != "duration" else found
    if view.key(at) not in view.lexicon.numbers.one:
        return None
    return _one(view, at)


def _one(view: View, at: int) -> Amount | None:
    """As in "one in five", "une fois toutes les …", "un adulte sur dix"."""
    if view.lexicon.language == "en" and (view.key(at) != "one" or view.key(at + 1) == "of"):
        every = view.key(at) == "one" and view.key(at + 2) == "every"
        return Amount(at, at + 1, _single(at), Decimal(1)) if every else None
    noun = view.lexicon.language == "fr" and _behind_of(view, at + 1) is None
    end = at + 2 if noun and view.kind(at + 1) == "word" else at + 1
    return Amount(at, end, _single(at), Decimal(1))


def _single(at: int) -> Numeral:
    return Numeral(at, at + 1, Decimal(1), words=True)


def _behind_of(view: View, at: int) -> int | None:
    numbers = view.lexicon.numbers
    if view.key(at) in numbers.per and view.key(at + 1) == "les":
        return at + 2
    end = view.after(at, numbers.out_of)
    if end is None:
        return None
    return end + 1 if view.key(end) in ("les", "the") and view.key(at) != "in" else end
