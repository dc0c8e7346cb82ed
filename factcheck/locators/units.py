"""Numbered places in a text: pages, paragraphs, sections, articles of a law, lines, tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.locators.parts import Part
from factcheck.locators.quoted import QUOTED, inside, marked


@dataclass(frozen=True, slots=True)
class Unit:
    """A kind of place: the words that name it, what may follow them, and how the desk writes it."""

    name: str
    words: str
    value: str
    fr: str
    en: str
    ordinal_fr: str = ""
    ordinal_en: str = ""


_END = r"(?![\w])"
_NUMBER = r"[1-9]\d{0,2}(?:[\u00a0\u202f ]\d{3})+|[1-9]\d*"
# Not the French article: “la page l’indique”.
_ROMAN = r"[ivxl]+(?!['’\w])"
_DOTTED = rf"[1-9]\d*(?:\.\d+)*|{_ROMAN}|(?-i:[A-Z])"
_OF_LAW = r"(?:[lrda]\.?\s?)?[1-9]\d*(?:[-.]\d+)*(?:\s(?:bis|ter|quater))?|1er|premier"
_TITLE = QUOTED
RANGE = r"\s*(?:-|–|—|\bà\b|\bau\b|\bto\b|\bet\b|\band\b|&)\s*"

TEXT_UNITS = (
    Unit("page", r"pages?|pp?\.?|pag\.", rf"{_NUMBER}|{_ROMAN}", "p.", "p.", "page", "page"),
    Unit(
        "paragraph",
        r"paragraphes?|paragraphs?|paras?\.?|par\.|§+|¶+",
        _NUMBER,
        "§",
        "para.",
        "paragraphe",
        "paragraph",
    ),
    Unit("section", r"sections?|sect\.|sec\.", _DOTTED, "section", "section", "section", "section"),
    Unit("article", r"articles?|art\.", _OF_LAW, "art.", "art."),
    Unit(
        "chapter",
        r"chapitres?|chapters?|chap\.|ch\.",
        _DOTTED,
        "chap.",
        "ch.",
        "chapitre",
        "chapter",
    ),
    Unit("annex", r"annexes?|annex|appendix|appendices", _DOTTED, "annexe", "appendix"),
    Unit("line", r"lignes?|lines?|l\.", rf"{_NUMBER}|{_TITLE}", "ligne", "line", "ligne", "line"),
    Unit("table", r"tableaux?|tables?|tab\.", rf"{_DOTTED}|{_TITLE}", "tableau", "table"),
    Unit("figure", r"figures?|fig\.|graphiques?|charts?", rf"{_DOTTED}|{_TITLE}", "fig.", "fig."),
    Unit("note", r"notes?\sde\sbas\sde\spage|notes?|footnotes?", _NUMBER, "note", "note"),
    Unit("slide", r"diapositives?|diapos?|slides?", _NUMBER, "diapo", "slide", "diapo", "slide"),
    Unit("folio", r"feuillets?|folios?", _NUMBER, "feuillet", "folio", "feuillet", "folio"),
    Unit("heading", r"intertitre|titre|rubrique|heading", _TITLE, "intertitre", "heading"),
)
# An ordinal as it is written, and the number it stands for; "last" has none.
ORDINALS = {
    **dict.fromkeys(("premier", "première", "1er", "1re", "first", "1st"), "1"),
    **dict.fromkeys(("deuxième", "second", "seconde", "2nd"), "2"),
    **dict.fromkeys(("troisième", "third", "3rd"), "3"),
    **dict.fromkeys(("quatrième", "fourth"), "4"),
    **dict.fromkeys(("cinquième", "fifth"), "5"),
    **dict.fromkeys(("sixième", "sixth"), "6"),
    **dict.fromkeys(("septième", "seventh"), "7"),
    **dict.fromkeys(("huitième", "eighth"), "8"),
    **dict.fromkeys(("neuvième", "ninth"), "9"),
    **dict.fromkeys(("dixième", "tenth"), "10"),
    **dict.fromkeys(("dernier", "dernière", "last"), "last"),
}
_ORDINAL = rf"(?:{'|'.join(sorted(ORDINALS, key=len, reverse=True))}|[1-9]\d*(?:e|ème|th))"


def find_units(text: str) -> Iterator[Part]:
    return find_among(text, _IN_TEXT)


@dataclass(frozen=True, slots=True)
class Pattern:
    """How a unit is found: named before its number, or after an ordinal."""

    unit: Unit
    before: re.Pattern[str]
    after: re.Pattern[str] | None


def patterns(units: tuple[Unit, ...]) -> tuple[Pattern, ...]:
    return tuple(_pattern(unit) for unit in units)


def find_among(text: str, known: tuple[Pattern, ...]) -> Iterator[Part]:
    for pattern in known:
        for match in pattern.before.finditer(text):
            yield _counted(pattern.unit, match)
        if pattern.after is not None:
            for match in pattern.after.finditer(text):
                yield _ordinal(pattern.unit, match)


def _pattern(unit: Unit) -> Pattern:
    value = rf"(?P<first>{unit.value}){_END}"
    until = rf"(?:{RANGE}(?P<last>{unit.value}){_END})?"
    signs = r"\s*(?:n[°o]\s*)?"
    before = rf"(?<!\w)(?:{unit.words}){signs}{value}{until}"
    after = rf"(?<!\w)(?P<ordinal>{_ORDINAL})\s+(?:{unit.words}){_END}"
    flags = re.IGNORECASE
    return Pattern(
        unit, re.compile(before, flags), re.compile(after, flags) if unit.ordinal_fr else None
    )


def _counted(unit: Unit, match: re.Match[str]) -> Part:
    first, last = match["first"], match["last"]
    if first[0] in '«“"':
        words = inside(first)
        fr, en = marked(words)
        return Part(unit.name, words, *match.span(), f"{unit.fr} {fr}", f"{unit.en} {en}")
    value = _plain(first) + (f"–{_plain(last)}" if last else "")
    french = "1er" if unit.name == "article" and value == "1" else value
    return Part(unit.name, value, *match.span(), f"{unit.fr} {french}", f"{unit.en} {value}")


def _ordinal(unit: Unit, match: re.Match[str]) -> Part:
    ordinal = match["ordinal"].casefold()
    value = ORDINALS.get(ordinal) or re.sub(r"\D", "", ordinal)
    if value == "last":
        feminine = unit.ordinal_fr in ("page", "section", "ligne", "diapo", "colonne")
        fr = f"{'dernière' if feminine else 'dernier'} {unit.ordinal_fr}"
        return Part(unit.name, value, *match.span(), fr, f"last {unit.ordinal_en}")
    return Part(unit.name, value, *match.span(), f"{unit.fr} {value}", f"{unit.en} {value}")


def _plain(value: str) -> str:
    """A number without the spaces between its thousands; letters as they are typed."""
    if value.casefold() in ("premier", "1er"):
        return "1"
    grouped = re.fullmatch(r"\d{1,3}(?:[\u00a0\u202f ]\d{3})+", value)
    return re.sub(r"\s", "", value) if grouped else value


_IN_TEXT = patterns(TEXT_UNITS)
