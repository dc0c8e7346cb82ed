"""Numbers in digits or words, with their power of ten: "3,5 milliards", "deux", "$16bn"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from factcheck.detection.figures.lexicon import SIGNS
from factcheck.detection.figures.nouns import counted_noun
from factcheck.detection.figures.number_words import spelled
from factcheck.detection.figures.view import View

# More digits than a person counts: a card, an account, a key.
LONGEST = 24
THOUSAND = 1000

_GROUPED = {
    "fr": re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?"),
    "en": re.compile(r"[0-9]{1,3}(?:,[0-9]{2,3})*,[0-9]{3}(?:\.[0-9]+)?"),
}
_FOREIGN = {"fr": _GROUPED["en"], "en": re.compile(r"[0-9]{1,3}(?:\.[0-9]{3}){2,}")}
_PLAIN = {
    "fr": re.compile(r"[0-9]+(?:[.,][0-9]+)?"),
    "en": re.compile(r"[0-9]+(?:\.[0-9]+)?"),
}
_CLEAR_LETTERS = frozenset({"bn", "tn", "mn", "k"})
_SPACES = str.maketrans("", "", " \u00a0\u202f\u2009'’")
_DENOMINATORS = frozenset({"2", "3", "4", "8", "16", "32", "64"})
_HALF = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}


@dataclass(frozen=True, slots=True)
class Numeral:
    """`end` is the place behind it. `words` when it is spelled out, `scaled` with a power of ten."""

    first: int
    end: int
    value: Decimal
    words: bool = False
    scaled: bool = False


def plain(value: Decimal) -> str:
    """A decimal without exponent and without idle zeros."""
    shown = format(value, "f")
    return shown.rstrip("0").rstrip(".") if "." in shown else shown


def decimal_of(digits: str, language: str) -> Decimal | None:
    """What digits with their separators mean; None for codes, versions and endless numbers."""
    bare = digits.translate(_SPACES)
    if len(bare) > LONGEST or (len(bare) > 1 and bare[0] == "0" and bare[1] not in ".,"):
        return None
    if _GROUPED[language].fullmatch(bare):
        groups, decimals = (".", ",") if language == "fr" else (",", ".")
        return Decimal(bare.replace(groups, "").replace(decimals, "."))
    if _PLAIN[language].fullmatch(bare):
        return Decimal(bare.replace(",", "."))
    if _FOREIGN[language].fullmatch(bare):
        return Decimal(bare.replace("," if language == "fr" else ".", ""))
    return None


def numeral(view: View, at: int, *, money: bool = False) -> Numeral | None:
    """The number that begins here. `money` when the sign of a currency stands before it."""
    found = _digits(view, at) or _half(view, at) or _words(view, at)
    if found is None:
        return None
    halved = _halved(view, found)
    scaled = _scaled(view, halved, money=money)
    return scaled if halved is not found else _halved(view, scaled)


def _digits(view: View, at: int) -> Numeral | None:
    if view.kind(at) != "number" or _ordinal(view, at + 1):
        return None
    value = decimal_of(view.key(at), view.lexicon.language)
    if value is None:
        return None
    half = _HALF.get(view.key(at + 1))
    if half:
        return Numeral(at, at + 2, value + half)
    return _mixed(view, at, value) or Numeral(at, at + 1, value)


def _ordinal(view: View, at: int) -> bool:
    return view.glued(at) and view.key(at) in view.lexicon.dates.ordinal_suffixes


def _mixed(view: View, at: int, value: Decimal) -> Numeral | None:
    """A whole number with a fraction: "2 1/2", "11-5/8"."""
    top = at + 2 if view.hyphen(at + 1) else at + 1
    below = view.key(top + 2)
    if view.key(top + 1) != "/" or below not in _DENOMINATORS or view.sticks(top + 3):
        return None
    above = view.key(top)
    if not (view.glued(top + 1) and view.glued(top + 2) and above.isdigit() and len(above) < 3):
        return None
    return (
        Numeral(at, top + 3, value + Decimal(above) / int(below))
        if int(above) < int(below)
        else None
    )


def _words(view: View, at: int) -> Numeral | None:
    table = view.lexicon.numbers
    key = view.key(at)
    found = spelled(view, at)
    if found is not None and found[0] >= 2:
        return Numeral(at, found[1], Decimal(found[0]), words=True)
    if key in table.one and _one_counts(view, at + 1):
        return Numeral(at, at + 1, Decimal(1), words=True)
    return None


def _half(view: View, at: int) -> Numeral | None:
    """As in "half a million", "un demi-milliard"."""
    key, powers = view.key(at), view.lexicon.numbers.magnitudes_of_one
    if key == "half" and view.key(at + 1) == "a" and view.key(at + 2) in powers:
        return Numeral(at, at + 2, Decimal("0.5"), words=True)
    if view.says(at + 1, ("demi", "-")) and key in view.lexicon.numbers.one:
        return (
            Numeral(at, at + 3, Decimal("0.5"), words=True) if view.key(at + 3) in powers else None
        )
    return None


def _one_counts(view: View, at: int) -> bool:
    """One is a figure before a power of ten, "percent" or a half, and not by itself."""
    halves = view.lexicon.numbers.halves
    if view.key(at) in view.lexicon.numbers.magnitudes_of_one:
        return True
    if view.after(at, view.lexicon.units.percent) or view.after(at, halves):
        return True
    return view.key(at) in view.lexicon.units.durations and view.after(at + 1, halves) is not None


def _scaled(view: View, found: Numeral, *, money: bool) -> Numeral:
    """With the power of ten behind it, and what a further number adds below that."""
    power = _magnitude(view, found.end, money=money)
    if power is None or (found.words and found.value >= THOUSAND and power[1] == 3):
        return found
    end, exponent = power
    value = found.value.scaleb(exponent)
    if exponent >= 6 and found.words:
        rest = spelled(view, end)
        if rest and 2 <= rest[0] < 10**exponent:
            return Numeral(found.first, rest[1], value + rest[0], words=True, scaled=True)
    return Numeral(found.first, end, value, words=found.words, scaled=True)


def _magnitude(view: View, at: int, *, money: bool) -> tuple[int, int] | None:
    if view.hyphen(at) and view.key(at + 1) in view.lexicon.numbers.magnitudes:
        at += 1
    exponent = view.lexicon.numbers.magnitudes.get(view.key(at))
    if exponent is not None and not (view.glued(at) and not view.hyphen(at - 1)):
        return at + 1, exponent
    return _letters(view, at, money=money)


def _letters(view: View, at: int, *, money: bool) -> tuple[int, int] | None:
    """A letter for a power of ten: beside a currency, or a plain one like "bn" glued to digits."""
    if view.kind(at) != "word":
        return None
    raw = view.raw(at)
    exponent = view.lexicon.numbers.letters.get(raw)
    if exponent is None:
        return None
    beside = _currency_follows(view, at + 1)
    alone = view.glued(at) and not view.sticks(at + 1) and _plain_letter(view, at, raw)
    return (at + 1, exponent) if money or beside or alone else None


def _plain_letter(view: View, at: int, raw: str) -> bool:
    """Without a currency "m" means metres, but for "5m people"."""
    return raw in _CLEAR_LETTERS or (raw == "m" and counted_noun(view, at + 1) is not None)


def _currency_follows(view: View, at: int) -> bool:
    key = view.key(view.after_of(at) or at)
    return key in SIGNS or key in view.lexicon.units.currencies


def _halved(view: View, found: Numeral) -> Numeral:
    """With the half behind it: "un milliard et demi", "two and a half".

    It is half of the power of ten if there is one. Behind a unit it is read with the unit.
    """
    end = view.after(found.end, view.lexicon.numbers.halves)
    if end is None:
        return found
    exponent = view.lexicon.numbers.magnitudes.get(view.key(found.end - 1), 0)
    half = Decimal(5).scaleb(exponent - 1)
    return Numeral(found.first, end, found.value + half, words=found.words, scaled=found.scaled)
