"""Names that contain a number: "France 2", "A330", "20 Minutes", "12, rue de la Paix"."""

from __future__ import annotations

from factcheck.detection.figures.amounts import amount
from factcheck.detection.figures.calendar import month, year
from factcheck.detection.figures.view import HYPHENS, View

_PREFIXES = frozenset(
    {"mi", "mid", "fin", "post", "pre", "pré", "early", "late", "avant", "magnitude"}
)
# Names have short numbers: "Dow Jones 17.500" counts.
THOUSAND = 1000
_QUOTES = frozenset("\"“”«»'‘’")


def glued_to_letters(view: View, at: int) -> int | None:
    """As in "A330", "Covid-19", "H1N1", "F-16"."""
    before = view.tokens[at - 1]
    if view.glued(at) and (before.kind == "word" or before.key == "_"):
        return view.end_of_run(at)
    if view.glued(at) and (before.key in HYPHENS or before.key == "+") and before.glued:
        head = view.tokens[at - 2]
        if head.kind == "word" and head.key not in _PREFIXES:
            return view.end_of_run(at)
    return None


def numbered_name(view: View, at: int) -> int | None:
    """As in "20 Minutes", "24 Heures"."""
    if view.capital(at + 1) and view.key(at + 1) in view.lexicon.names.numbered_names:
        return at + 2
    return None


def address(view: View, at: int) -> int | None:
    """As in "12, rue de la Paix", "10 Downing Street"."""
    place = at + 1
    if view.key(place) in ("bis", "ter"):
        place += 1
    if view.key(place) == ",":
        place += 1
    streets = view.lexicon.names.streets
    if view.key(place) in streets and view.lexicon.language == "fr":
        return place + 1
    for step in range(1, 4):
        if not view.capital(at + step):
            return None
        if step > 1 and view.key(at + step) in streets:
            return at + step + 1
    return None


def postcode(view: View, at: int) -> int | None:
    """As in "75011 Paris"."""
    key = view.key(at)
    if view.lexicon.language == "fr" and len(key) == 5 and key.isdigit() and view.capital(at + 1):
        return at + 1
    return None


def model(view: View, at: int) -> int | None:
    """As in "une 300 SL", "un 747": one of something, so the number is its name."""
    if view.key(at - 1) not in ("un", "une"):
        return None
    found = amount(view, at)
    if found is None or found.unit or found.numeral.scaled or view.key(found.end) in ("/", "-"):
        return None
    return found.end


def name(view: View, at: int) -> int | None:
    """As in "Formula 1", "Ubuntu 12.10": a capitalised word right before a bare number."""
    before = view.tokens[at - 1]
    plain_word = before.key in view.lexicon.names.no_names and not _letter(view, at - 1)
    if not view.capital(at - 1) or plain_word or _scored(view, at):
        return None
    if year(view, at) and before.key in view.lexicon.dates.before_year:
        return None
    brand = before.key in view.lexicon.names.brands
    if not (brand or _quoted(view, at)) and (view.opens(at - 1) or month(view, at - 1)):
        return None
    found = amount(view, at)
    if found is None:
        return at + 1
    if found.value >= THOUSAND and not view.key(at).isdigit():
        return None
    counted = bool(found.unit) and not (brand and len(view.key(at)) <= 2)
    return None if found.firm or found.numeral.scaled or counted else at + 1


def _letter(view: View, at: int) -> bool:
    """Is this a capital letter by itself, inside a sentence: "la D 906"?"""
    token = view.tokens[at]
    return token.end - token.start == 1 and not view.opens(at) and token.key != "à"


def _quoted(view: View, at: int) -> bool:
    """Is the word with its number all that stands in quotation marks?"""
    return view.key(at - 2) in _QUOTES and view.key(at + 1) in _QUOTES


def _scored(view: View, at: int) -> bool:
    """As in "Lyon 2 à 1", "Arsenal 3-0": what stands behind the name is a result."""
    if view.key(at + 1) not in ("à", "to") and not view.dash(at + 1):
        return False
    first, second = view.key(at), view.key(at + 2)
    small = len(first) <= 2 and len(second) <= 2 and second.isdigit()
    return small and view.key(at + 3) not in view.lexicon.dates.hour


def compound(view: View, at: int) -> bool:
    """As in "un deux-roues": a French thing that is called after a number."""
    numbers, key = view.lexicon.numbers, view.key(at + 2)
    if view.lexicon.language != "fr" or not view.hyphen(at + 1) or view.kind(at + 2) != "word":
        return False
    return not (key in numbers.small or key in numbers.hundred | numbers.thousand or key == "et")


def capital_word(view: View, at: int) -> bool:
    """As in "Channel Nine": a number word with a capital where no sentence begins.

    In a headline whose words all have capitals it may well count something.
    """
    if not view.capital(at) or view.opens(at):
        return False
    zone = view.reading.zone_at(view.tokens[at].start)
    return zone == "body" or not view.capital(at + 1)
