"""Amounts as claims write them in short: "1.5 mn", "10 k€", "deux millions et demi".

The quote check reads numbers as people speak them, where "1.5m" is a metre and a half. In a claim
that is looked for it is far more often a million, and both texts are read in the same way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from factcheck.quotecheck.numbers import MARK, key_of

_MILLION = 10**6
_SCALES = frozenset(f"{MARK}{10**power}" for power in (3, 6, 9, 12))
_HALF = frozenset({"half", "demi", "demie"})
_ONE = frozenset({"one", "un", "une"})
_NUMBERS = _HALF | _ONE
_CURRENCIES = frozenset("€$£")
_GLUED = re.compile(r"([0-9]{1,15}(?:[.,][0-9]{1,9})?)(mln|mio|m|b)")
_SHORT: Mapping[str, int] = {
    "b": 10**9,
    "crore": 10**7,
    "k": 1000,
    "lakh": 10**5,
    "m": _MILLION,
    "mio": _MILLION,
    "mln": _MILLION,
    "mn": _MILLION,
    "tn": 10**12,
    "trn": 10**12,
}
# One letter is a scale beside a currency only: "3 m" alone is a length.
_LETTERS = frozenset({"b", "k", "m"})

# A key, and the words it stands for: the first, and the one after the last.
Piece = tuple[str, int, int]


def with_amounts(keys: Sequence[str]) -> Iterator[Piece]:
    """The keys of a text with those that make one amount joined, in their order."""
    at = 0
    while at < len(keys):
        key = keys[at]
        # Most words are letters alone, and begin no amount.
        key, end = (key, at + 1) if key.isalpha() and key not in _NUMBERS else _amount(keys, at)
        yield key, at, end
        at = end


def _amount(keys: Sequence[str], at: int) -> tuple[str, int]:
    """The amount that begins here and where it ends; else the word itself."""
    key = keys[at]
    glued = _GLUED.fullmatch(key)
    if glued:
        return _times(glued[1].replace(",", "."), _SHORT[glued[2]]), at + 1
    if key in _HALF:
        after = at + 2 if _at(keys, at + 1) == "a" else at + 1
        scale = _at(keys, after)
        return (_times("0.5", scale), after + 1) if scale in _SCALES else (key, at + 1)
    if not (key.startswith(MARK) or key in _ONE):
        return key, at + 1
    number = "1" if key in _ONE else key[len(MARK) :]
    if _and_a_half(keys, at + 1) and (scale := _at(keys, at + 4)) in _SCALES:
        return key_of((Decimal(number) + Decimal("0.5")) * Decimal(scale[1:])), at + 5
    if key in _ONE:
        return key, at + 1
    short, then = _at(keys, at + 1), _at(keys, at + 2)
    if short in _CURRENCIES and then in _LETTERS:
        # "$3 m" reads "3 $ m": the letter that is left says nothing alone.
        return _times(number, _SHORT[then]), at + 1
    if short in _SHORT and (short not in _LETTERS or _is_money(keys, at)):
        return _times(number, _SHORT[short]), at + 2
    return _halves(keys, at, number)


def _halves(keys: Sequence[str], at: int, number: str) -> tuple[str, int]:
    """ "Deux millions et demi" is half a million more; of other numbers the half stands alone."""
    value = Decimal(number)
    scale = next((s for s in (10**12, 10**9, _MILLION, 1000) if value >= s), 0)
    if scale and value % scale == 0 and _at(keys, at + 1) == "et" and _at(keys, at + 2) in _HALF:
        return key_of(value + scale // 2), at + 3
    return keys[at], at + 1


def _and_a_half(keys: Sequence[str], at: int) -> bool:
    return tuple(keys[at : at + 3]) == ("and", "a", "half")


def _is_money(keys: Sequence[str], at: int) -> bool:
    around = (_at(keys, at - 1), _at(keys, at + 2))
    return not _CURRENCIES.isdisjoint(around)


def _times(number: str, scale: int | str) -> str:
    return key_of(Decimal(number) * Decimal(str(scale).removeprefix(MARK)))


def _at(keys: Sequence[str], at: int) -> str:
    return keys[at] if 0 <= at < len(keys) else ""
