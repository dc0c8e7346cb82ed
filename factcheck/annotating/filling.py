"""What the detector understood, as the fields of a claim's detail. Pure: names, not rows."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from factcheck.anchoring import fold
from factcheck.choices import Approximation, Kind, SourceKind
from factcheck.detection.suggestions import APPROXIMATE

_DECIMAL = re.compile(r"-?[0-9]{1,24}(?:\.[0-9]{1,6})?")
_RATIO = re.compile(r"([0-9]{1,24})/([0-9]{1,24})")
_AT_LEAST = (
    "plus de", "plus d'", "un peu plus d", "bien plus d", "beaucoup plus d", "pas moins d",
    "au moins", "au-delà", "more than", "slightly more", "little more", "over", "just over",
    "well over", "above", "at least", "no fewer", "no less", "as few", "as little", "upward",
    "in excess", "north of", "better than",
)  # fmt: skip
_AT_MOST = (
    "moins de", "moins d'", "un peu moins d", "pas plus d", "au plus", "tout au plus", "jusqu'à",
    "less than", "slightly less", "fewer than", "under", "just under", "below", "at most",
    "no more", "not more", "up to", "as many", "as much",
)  # fmt: skip
_ARTICLE = re.compile(r"(?:les?|la|une?|des|du|the|an?)\s+|l'", re.IGNORECASE)
_TIMES = frozenset({"time", "duration"})
# A time of day ("17:40"), or a length of time in ISO's letters ("PT2H"): no number of a unit.
_CLOCK = re.compile(r"P|[^:]{0,60}:")
_SOURCE_KINDS: Mapping[str, SourceKind] = {
    "organization": SourceKind.ORGANIZATION,
    "outlet": SourceKind.OUTLET,
    "document": SourceKind.DOCUMENT,
}
MAX_UNIT, MAX_PERIOD, MAX_CUE, MAX_NAME = 80, 60, 80, 200


def detail_fields(kind: str, data: Mapping[str, Any], warnings: Sequence[str]) -> dict[str, Any]:
    """The fields of the kind's detail; a source stands in them by its name."""
    if kind == Kind.FIGURE:
        return _figure(data, warnings)
    if kind == Kind.QUOTE:
        speaker = _text(data, "speaker")[:MAX_NAME]
        return {"speaker": speaker, "cue": _text(data, "cue")[:MAX_CUE]}
    return {"source": _text(data, "name")[:MAX_NAME]}


def source_kind(kind: str) -> SourceKind:
    """The kind of a row for what the detector calls a person, an organization, a role …"""
    return _SOURCE_KINDS.get(kind, SourceKind.PERSON)


def is_a_name(words: str) -> bool:
    """Whether words name somebody, or only say what they are: "la banque", "an engineer".

    In a script without capitals nobody can tell: its words are names.
    """
    plain = _ARTICLE.sub("", words.replace("’", "'").strip(), count=1)
    return any(
        word[0].isupper() or (word[0].isalpha() and word.lower() == word.upper())
        for word in re.split(r"[\s'-]+", plain)
        if word
    )


def _figure(data: Mapping[str, Any], warnings: Sequence[str]) -> dict[str, Any]:
    value, unit = _text(data, "value"), _text(data, "unit")[:MAX_UNIT]
    approximation = _approximation(_text(data, "approx"), warnings)
    if data.get("type") == "date" or (data.get("type") in _TIMES and _CLOCK.match(value)):
        period = value or _text(data, "resolved")
        return {"period": period[:MAX_PERIOD], "unit": unit, "approximation": approximation}
    if value.startswith((">=", "<=")):
        at = Approximation.AT_LEAST if value[0] == ">" else Approximation.AT_MOST
        return {"value": _number(value[2:]), "unit": unit, "approximation": at}
    if value.startswith("x"):
        return {"value": _number(value[1:]), "unit": unit or "×", "approximation": approximation}
    if ratio := _RATIO.fullmatch(value):
        of = f"/ {ratio[2]} {unit}".strip()[:MAX_UNIT]
        return {"value": Decimal(ratio[1]), "unit": of, "approximation": approximation}
    low, _mark, high = value.partition("..")
    return {**_range(_number(low), _number(high)), "unit": unit, "approximation": approximation}


def _range(low: Decimal | None, high: Decimal | None) -> dict[str, Decimal | None]:
    """The database wants the lower end first, and no upper end alone.

    "From 12 to 8" is a fall, and no range from 8 to 12: which of the two is claimed is left to
    the person. Below zero people put the ends in either order.
    """
    if low is None or high is None:
        return {"value": low}
    if low > high >= 0:
        return {"value": None}
    return {"value": min(low, high), "value_high": max(low, high)}


def _number(text: str) -> Decimal | None:
    return Decimal(text) if _DECIMAL.fullmatch(text) else None


def _approximation(words: str, warnings: Sequence[str]) -> str:
    said = fold(words).strip()
    if said.startswith(_AT_LEAST):
        return Approximation.AT_LEAST
    if said.startswith(_AT_MOST):
        return Approximation.AT_MOST
    return Approximation.ABOUT if said or APPROXIMATE in warnings else Approximation.EXACT


def _text(data: Mapping[str, Any], name: str) -> str:
    value = data.get(name, "")
    return value.strip() if isinstance(value, str) else ""
