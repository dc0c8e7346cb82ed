"""Time codes of recordings: 00:12:30, 12 min 30, 1 h 02, and from one to another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.locators.parts import Part

_CLOCK = r"(?:\d{1,2}:)?\d{1,3}:\d{2}(?:[.,]\d{1,3})?"
_HOURS = r"\d{1,2}\s?(?:hours?|heures?|h)(?:\s?\d{1,2}(?:\s?(?:minutes?|min|mn|m|['’′]))?(?:\s?\d{1,2}(?:\s?(?:secondes?|seconds?|sec|s))?)?)?"
_MINUTES = (
    r"\d{1,3}\s?(?:minutes?|min|mn|['’′])(?:\s?\d{1,2}(?:\s?(?:secondes?|seconds?|sec|s|[\"″]))?)?"
)
_SECONDS = r"\d{1,2}\s?(?:secondes?|seconds?|sec|s)"
_TIME = rf"(?:{_CLOCK}|{_HOURS}|{_MINUTES}|{_SECONDS})"
_UNTIL = r"\s*(?:-|–|—|→|->|à|to|until|jusqu['’]à)\s*"
_SPAN = re.compile(
    rf"(?<![\w:])(?:(?:de|from)\s+)?(?P<first>{_TIME})(?:{_UNTIL}(?P<last>{_TIME}))?(?![\w:])",
    re.IGNORECASE,
)
_FRACTION = re.compile(r"[.,](\d{1,3})$")


def find_times(text: str) -> Iterator[Part]:
    """Each moment or stretch that a clock can show; 12:99 is none."""
    for match in _SPAN.finditer(text):
        ends = [_milliseconds(match[name]) for name in ("first", "last") if match[name]]
        moments = [one for one in ends if one is not None]
        if len(moments) == len(ends):
            code = "–".join(_code(one) for one in moments)
            yield Part("time", code, *match.span(), code, code)


def runs_backwards(part: Part) -> bool:
    first, dash, last = part.value.partition("–")
    return part.name == "time" and bool(dash) and last < first


def _milliseconds(text: str) -> int | None:
    fraction = _FRACTION.search(text)
    whole = _FRACTION.sub("", text)
    numbers = [int(one) for one in re.findall(r"\d+", whole)]
    if ":" not in whole:
        numbers = _of_words(whole.casefold(), numbers)
    *hours, minutes, seconds = numbers
    if seconds > 59 or (hours and minutes > 59):
        return None
    thousandths = int(fraction[1].ljust(3, "0")) if fraction else 0
    return ((sum(hours) * 60 + minutes) * 60 + seconds) * 1000 + thousandths


def _of_words(text: str, numbers: list[int]) -> list[int]:
    """Hours, minutes and seconds, by the unit that comes first."""
    first = re.sub(r"[\d\s]", "", text)[:1]
    if first == "h":
        return [*numbers, 0, 0][:3]
    return [0, *numbers] if first == "s" else [*numbers, 0][:2]


def _code(milliseconds: int) -> str:
    """Always in hours, minutes and seconds: such codes sort as the moments do."""
    seconds, rest = divmod(milliseconds, 1000)
    minutes, second = divmod(seconds, 60)
    hour, minute = divmod(minutes, 60)
    return f"{hour:02}:{minute:02}:{second:02}" + (f".{rest:03}" if rest else "")
