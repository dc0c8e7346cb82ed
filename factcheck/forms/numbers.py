"""Numbers as people type them, the French way and the English way."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

from factcheck.choices import Language

# What the column of a figure holds.
MAX_WHOLE, MAX_DECIMALS = 24, 6

DECIMAL_MARK: Mapping[str, str] = MappingProxyType({Language.FRENCH: ",", Language.ENGLISH: "."})

_SIGNS = str.maketrans({"\u2212": "-", "\u2013": "-", "\u2019": "'"})
# Between groups of three digits: a space of any width, or the Swiss apostrophe.
_GROUP_MARK = "[ \u00a0\u2007\u2009\u202f']"
_SHAPE = re.compile(r"([+-]?)([0-9]+(?:[.,][0-9]+)*)")
_GROUPED = re.compile(rf"[0-9]{{1,3}}(?:{_GROUP_MARK}[0-9]{{3}})+(?![0-9])")
_THOUSANDS = re.compile(r"[1-9][0-9]{0,2}(?:[.,][0-9]{3})+")


class NumberError(ValueError):
    """What was typed is no number; `code` is "invalid", "ambiguous" or "too_long"."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def read_number(text: str, language: str) -> Decimal:
    """Understand "491 840", "3,5", "1.4", "1,234,567.89" or "1.234.567,89".

    The mark of the language is a decimal mark for it. The other language's mark counts as one too
    unless three digits follow, as in "491.840" in French: that is ambiguous. Raises NumberError.
    """
    text = text.strip().translate(_SIGNS)
    if len(text) > 60:
        raise NumberError("too_long")
    by_spaces = _GROUPED.match(text.lstrip("+-"))
    if by_spaces:
        digits = re.sub(_GROUP_MARK, "", by_spaces[0])
        text = text.replace(by_spaces[0], digits, 1)
    shape = _SHAPE.fullmatch(text)
    if shape is None:
        raise NumberError("invalid")
    whole, decimals = _split(shape[2], language, grouped=by_spaces is not None)
    if len(whole.lstrip("0")) > MAX_WHOLE or len(decimals.rstrip("0")) > MAX_DECIMALS:
        raise NumberError("too_long")
    sign = shape[1].replace("+", "")
    return Decimal(f"{sign}{whole}.{decimals.rstrip('0') or '0'}")


def write_number(value: Decimal, language: str) -> str:
    """The number as `read_number` reads it back, without needless zeros."""
    text = f"{value:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace(".", DECIMAL_MARK[language])


def _split(digits: str, language: str, *, grouped: bool) -> tuple[str, str]:
    """Whole part and decimals. `grouped`: spaces mark the thousands already."""
    marks = re.sub("[0-9]", "", digits)
    if not marks:
        return digits, ""
    if len(set(marks)) == 1 and len(marks) > 1:
        return _thousands(digits, grouped=grouped), ""
    whole, mark, decimals = digits.rpartition(marks[-1])
    if len(marks) > 1:
        return _thousands(whole, grouped=grouped), decimals
    if grouped or mark == DECIMAL_MARK[language] or not _THOUSANDS.fullmatch(digits):
        return whole, decimals
    if language == Language.ENGLISH:
        # "491,840" is how English groups thousands, and nothing else.
        return _thousands(digits, grouped=False), ""
    raise NumberError("ambiguous")


def _thousands(digits: str, *, grouped: bool) -> str:
    if grouped or not _THOUSANDS.fullmatch(digits) or len(set(re.sub("[0-9]", "", digits))) > 1:
        raise NumberError("invalid")
    return re.sub("[.,]", "", digits)
