from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass


def either(words: Iterable[str]) -> re.Pattern[str]:
    """Match any of these words or phrases, whole, in folded text."""
    ordered = sorted(words, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, ordered))})(?!\w)")


@dataclass(frozen=True, slots=True)
class Wording:
    """A word that often stands for another. `beside` and `unless` look at the whole article."""

    word: re.Pattern[str]
    better: str
    beside: re.Pattern[str] | None = None
    unless: re.Pattern[str] | None = None


@dataclass(frozen=True, slots=True)
class Dates:
    """How a language writes a day; the names of months and weekdays in lower case."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    # Groups "weekday", "day", "month", "year", over the text as it is; the first and the last
    # may be missing.
    day: tuple[re.Pattern[str], ...]
    # A count in a whole year and in a part of the next one.
    two_periods: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Gender:
    """What shows that somebody is a man or a woman."""

    pronouns: Mapping[str, str]
    # Noun phrases of one gender that have a form of their own for the other.
    masculine: re.Pattern[str]
    feminine: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Verbs:
    """How a language states and how it leaves open; see `statements`."""

    # Group "verb", and group "passive" when something was done to the subject.
    open: tuple[re.Pattern[str], ...]
    fact: tuple[re.Pattern[str], ...]
    # Words right in front of a verb that take the statement back: "to", "not", "would".
    unstated: frozenset[str]
    # Words in a sentence that make it a condition, not a report.
    condition: re.Pattern[str]
    # What a headline may say so as not to state.
    hedges: re.Pattern[str]
    # A participle behind one of these is whole, whatever stands between.
    auxiliary: re.Pattern[str]
    # Verbs too general to be about the same event.
    ordinary: frozenset[str]
    # Verbs whose doer and whose victim must not change places, by stem.
    taking: frozenset[str]
    # Stands between such a verb and those it was done to.
    taken_from: re.Pattern[str]
    # Stands between such a verb and those who did it.
    taken_by: re.Pattern[str]
    # Stands between those who did it and such a verb.
    doer: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Language:
    """The words that the rules need; every table is in lower case."""

    code: str
    stopwords: frozenset[str]
    # Nouns for persons, singular and without accents: they can stand for each other.
    people: frozenset[str]
    # The most general of them.
    anybody: frozenset[str]
    # Counted nouns that name what happened: two counts of them are likely of one event.
    events: frozenset[str]
    above: re.Pattern[str]
    below: re.Pattern[str]
    # Words that set a second count apart from the first.
    another: re.Pattern[str]
    including: re.Pattern[str]
    out_of: re.Pattern[str]
    joined: re.Pattern[str]
    ballots: re.Pattern[str]
    # Words of growth: two shares of two times make no whole.
    changed: re.Pattern[str]
    whole: re.Pattern[str]
    approximation: str
    dates: Dates
    gender: Gender
    verbs: Verbs
    unattributed: re.Pattern[str]
    source_words: re.Pattern[str]
    told: frozenset[str]
    common_names: frozenset[str]
    # Capitalised words in front of a family name that are no given name.
    titles: frozenset[str]
    wordings: tuple[Wording, ...]
    # An authority by its nickname, and its name.
    nicknames: Mapping[str, tuple[str, ...]]
