"""How a sentence shows numbers, days and words of the article, in the language of the desk."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from string import Formatter
from typing import Any, Literal

DeskLanguage = Literal["fr", "en"]

NARROW, WIDE = "\u202f", "\u00a0"
LONGEST = 60
MONTHS = {
    "fr": (
        "janvier", "février", "mars", "avril", "mai", "juin",
        "juillet", "août", "septembre", "octobre", "novembre", "décembre",
    ),
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
}  # fmt: skip
WEEKDAYS = {
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
AND = {"fr": " et ", "en": " and "}

_DAY = re.compile(r"(?:(\d{4})|-)-(\d{2})-(\d{2})")
_HIGH = re.compile(r" (?=[;!?%])")


def typeset(template: str) -> str:
    """French spaces and apostrophes for a sentence written on a plain keyboard."""
    return _HIGH.sub(NARROW, template).replace(" :", f"{WIDE}:").replace("'", "’")


def quoted(words: str, language: DeskLanguage) -> str:
    short = " ".join(words.split())
    if len(short) > LONGEST:
        short = short[: LONGEST - 1].rstrip() + "…"
    return f"«{NARROW}{short}{NARROW}»" if language == "fr" else f"“{short}”"


def listed(items: list[str], language: DeskLanguage) -> str:
    return AND[language].join([*([", ".join(items[:-1])] if items[1:] else []), *items[-1:]])


def words(value: str | list[str], language: DeskLanguage) -> str:
    """One phrase of the article or several, in quotation marks."""
    phrases = [value] if isinstance(value, str) else value
    return listed([quoted(phrase, language) for phrase in phrases], language)


def groups(value: list[list[str]], language: DeskLanguage) -> str:
    """Names that mean one and the same, group after group."""
    between = f"{NARROW}; " if language == "fr" else "; "
    return between.join(" = ".join(quoted(name, language) for name in one) for one in value)


def number(value: str | int, language: DeskLanguage) -> str:
    """A plain decimal with groups of three."""
    whole, point, fraction = str(value).partition(".")
    grouped = f"{int(whole):,}"
    if language == "fr":
        return grouped.replace(",", NARROW) + point.replace(".", ",") + fraction
    return grouped + point + fraction


def percent(value: str, language: DeskLanguage) -> str:
    return number(value, language) + (f"{NARROW}%" if language == "fr" else "%")


def sum_of(value: list[str], language: DeskLanguage) -> str:
    return " + ".join(number(one, language) for one in value)


def day(value: str, language: DeskLanguage) -> str:
    """An ISO day, with or without its year; anything else as it is."""
    match = _DAY.fullmatch(value)
    if match is None:
        return value
    year, month, date = match.groups()
    name = MONTHS[language][int(month) - 1]
    numeral = "1er" if language == "fr" and date == "01" else str(int(date))
    return " ".join(part for part in (numeral, name, year) if part)


def weekday(value: int, language: DeskLanguage) -> str:
    return WEEKDAYS[language][value]


SPECS: Mapping[str, Callable[[Any, DeskLanguage], str]] = {
    "words": words,
    "groups": groups,
    "number": number,
    "percent": percent,
    "sum": sum_of,
    "day": day,
    "weekday": weekday,
}


class Phrasing(Formatter):
    """Fill a template: "{names:words}", "{exact:number}", "{born:day}"."""

    def __init__(self, language: DeskLanguage) -> None:
        self.language = language

    def format_field(self, value: Any, format_spec: str) -> str:
        return SPECS[format_spec](value, self.language) if format_spec else str(value)
