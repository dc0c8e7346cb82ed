"""The shapes of the language tables that figures are read with, and how words are written in them.

Keys are lower case; an apostrophe is always "'". A phrase is a tuple of words as they are read:
letters are one word, each mark is one of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Words = frozenset[str]
Phrases = tuple[tuple[str, ...], ...]


def words(text: str) -> Words:
    """The words of a text that white space separates, each once."""
    return frozenset(text.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberTable:
    """Number words, powers of ten, vague counts, and the words that join two numbers."""

    # Words that are added up, with their number.
    small: Mapping[str, int]
    # Tens that count on past nine: "soixante-dix-sept".
    long_tens: tuple[int, ...]
    hundred: Words
    thousand: Words
    # Hundreds and thousands that need no word before them.
    alone: Words
    # Joins the words of one number: "vingt et un".
    joiner: str
    # One, which is no figure by itself.
    one: Words
    # The powers of ten behind a number, and those that one may stand before.
    magnitudes: Mapping[str, int]
    magnitudes_of_one: Words
    # Letters that stand for a power of ten beside a currency; these keep their case.
    letters: Mapping[str, int]
    halves: Phrases
    # "une trentaine", "a dozen"; "des centaines", "hundreds".
    collectives: Mapping[str, int]
    vague: Mapping[str, int]
    several: Words
    # The lower part of a fraction, and what must follow "un tiers".
    fractions: Mapping[str, int]
    share_of: Words
    # Between the part and the whole: "sur", "in every"; "toutes les".
    out_of: Phrases
    per: Words
    # "multiplié par".
    factor_by: Words
    # Between the ends of a range, and before it.
    to: Words
    either: Words
    between: Words
    origin: Words
    approximators: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitTable:
    """Units of time and measure, currencies, and what can be counted."""

    # Every form of a unit, with its plain name.
    durations: Mapping[str, str]
    measures: Mapping[str, str]
    # Units that are units in small letters only.
    case_sensitive: Words
    # Adjectives between the number and a duration: "six premiers mois".
    between: Words
    # What a unit goes on with, what stands before it, what leads to a second one.
    tails: Mapping[str, str]
    # "{}" is the name of the unit.
    heads: Mapping[str, str]
    per: Words
    age: Words
    # How many of smaller units one has: "6 minutes 44 secondes" is one duration.
    smaller: Mapping[str, Mapping[str, int]]
    percent: Phrases
    points: Phrases
    # Names of currencies, and the words after or before them that settle which.
    currencies: Mapping[str, str]
    currency_tails: Mapping[str, str]
    currency_heads: Mapping[str, str]
    # Countries behind "of": "dollars de Taïwan".
    currency_places: Mapping[str, str]
    cents: Mapping[str, str]
    # Words after a number that look like a counted noun and are none; nouns that look like none.
    not_counted: Words
    counted: Words
    # Nouns among the words that end like a participle.
    participles: Words
    # French "neuf" means new unless one of these follows, or a plural noun.
    after_nine: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class DateTable:
    """Months, days, hours, and what stands before a year or a time."""

    months: Mapping[str, int]
    short_months: Mapping[str, int]
    # A month is a month only with a capital.
    month_capital: bool
    weekdays: Words
    day_suffixes: Words
    first: Words
    ordinal_suffixes: Words
    middle: Words
    decade: Words
    decade_suffix: Words
    # After these a number of four digits is a year, whatever follows.
    before_year: Words
    # Between two days or two dates.
    joiners: Words
    hour: Words
    minute: Words
    # "15 heures" is a time of day after these, and a duration after those.
    before_time: Words
    before_duration: Words
    # Nor is it a time of day after these: "il y a 15 heures", "près de 15 heures".
    before_span: Words
    half_past: Mapping[tuple[str, ...], int]
    # Parts of the day, and what they add to an hour up to eleven.
    day_parts: Mapping[tuple[str, ...], int]
    meridiem: Mapping[str, int]
    oclock: tuple[str, ...]
    # What only a time of day has behind it: "6 heures GMT".
    time_zones: Words
    # Dates seen from today, with the step and how many of it.
    relative: Mapping[str, tuple[str, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class NameTable:
    """What makes a number part of a name: an article of law, a product, a street."""

    # Before a number that is the mark of a thing and counts nothing: "article 58", "page 3".
    references: Words
    # Those of them that a year may follow as well: "la saison 2012".
    seasons: Words
    # Names that go on with a number, even at the start of a sentence: "France 2", "iPhone 5".
    brands: Words
    # Capitalised at the start of a sentence or of a name without being one.
    no_names: Words
    # Kinds of streets, after a house number.
    streets: Words
    # Names that begin with a number, without it: "20 Minutes", "24 Heures".
    numbered_names: Words
    # Number words that count nothing: "aux quatre coins".
    idioms: Phrases
    # Names of days and ideas that look like dates and ratios: "9/11", "24/7".
    fixed: Words
