"""Round and vague counts: "une trentaine de laboratoires", "des centaines de clients", "dozens"."""

from __future__ import annotations

from decimal import Decimal

from factcheck.detection.figures.nouns import counted_noun
from factcheck.detection.figures.number_words import spelled
from factcheck.detection.figures.numerals import plain
from factcheck.detection.figures.units import unit_behind
from factcheck.detection.figures.view import Match, View

_HALF = Decimal("0.5")


def vague_match(view: View, at: int) -> Match | None:
    return _collective(view, at) or _vague(view, at)


def _collective(view: View, at: int) -> Match | None:
    """As in "une trentaine de", "a dozen", "half a dozen", "deux douzaines"."""
    begin = _before_collective(view, at)
    if begin is None:
        return None
    factor, word = begin
    value = view.lexicon.numbers.collectives.get(view.key(word))
    if value is None or not _counts(view, word):
        return None
    scaled, end = _times(view, word + 1, value)
    end, unit = _of(view, end)
    approx = view.text[view.tokens[at].start : view.tokens[word].end] if factor <= 1 else ""
    return Match(first=at, end=end, rule="number.collective", type="number", tier="medium",
                 value=plain(factor * scaled), unit=unit, number=(at, word + 1),
                 approx=approx)  # fmt: skip


def _before_collective(view: View, at: int) -> tuple[Decimal, int] | None:
    """How many of a collective, and its place: "une", "half a", "two", "une demi-"."""
    key, one = view.key(at), view.lexicon.numbers.one
    if key == "half":
        return _HALF, at + 2 if view.key(at + 1) == "a" else at + 1
    if key in one:
        half = view.key(at + 1) in ("demi", "half") and view.hyphen(at + 2)
        return (_HALF, at + 3) if half else (Decimal(1), at + 1)
    words = spelled(view, at)
    return (Decimal(words[0]), words[1]) if words else None


def _counts(view: View, word: int) -> bool:
    """Does it count? A "quarantaine de 14 jours" is a time apart, not about forty of them."""
    if view.key(word) != "quarantaine":
        return True
    following = view.after_of(word + 1)
    return following is not None and view.kind(following) == "word"


def _times(view: View, at: int, value: int) -> tuple[int, int]:
    """As in "une centaine de milliers", "une dizaine de millions"."""
    following = view.after_of(at) or at
    power = view.lexicon.numbers.magnitudes.get(view.key(following))
    return (value * 10**power, following + 1) if power else (value, at)


def _of(view: View, at: int) -> tuple[int, str]:
    """With the noun or the unit, when one follows: the new end, and its name."""
    unit = unit_behind(view, at)
    if unit is not None:
        return unit.end, unit.name
    start = view.after_of(at)
    end = counted_noun(view, start) if start is not None else None
    if start is None or end is None:
        return at, ""
    return end, view.text[view.tokens[start].start : view.tokens[end - 1].end]


def _vague(view: View, at: int) -> Match | None:
    """As in "centaines de clients", "quelques milliers", "dozens of people", "several hundred people"."""
    numbers = view.lexicon.numbers
    several = view.key(at) in numbers.several
    word = at + 1 if several else at
    value = numbers.vague.get(view.key(word))
    if value is None and several and view.lexicon.language == "en":
        value = _power(view, word)
    if value is None:
        return None
    value, end = _times(view, word + 1, value)
    value, end = _tens_of(view, end, value)
    end, unit = _of(view, end)
    first = word if unit and view.lexicon.language == "fr" else at
    return Match(first=first, end=end, rule="number.vague", type="number", value=f">={value}",
                 unit=unit, number=(word, word + 1), tier="medium",
                 approx=view.text[view.tokens[at].start : view.tokens[word].end])  # fmt: skip


def _power(view: View, word: int) -> int | None:
    power = view.lexicon.numbers.magnitudes.get(view.key(word))
    return 10**power if power else None


def _tens_of(view: View, at: int, value: int) -> tuple[int, int]:
    """As in "tens of thousands", "hundreds of millions"."""
    following = view.after_of(at)
    if following is None:
        return value, at
    scale = view.lexicon.numbers.vague.get(view.key(following))
    return (value * scale, following + 1) if scale else (value, at)
