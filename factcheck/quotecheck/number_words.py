"""The words that numbers are said with, a table for each language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NumberWords:
    """`one` are the words that are a number only within a longer one: "un million"."""

    small: Mapping[str, int]
    one: frozenset[str]
    hundred: frozenset[str]
    magnitudes: Mapping[str, int]
    # "vingt et un", "one hundred and five", "trois virgule cinq".
    joiner: str
    decimal: str
    # "pour cent", "per cent": two words for a sign.
    percent: tuple[str, str]
    # What may stand between a million and what is counted: "deux millions de tonnes".
    of: frozenset[str]
    # "a hundred": the article goes with the number.
    article: frozenset[str]
    # "19 | 84": the first halves of years said in two numbers.
    centuries: frozenset[int]
    # 60 + 11, 4 x 20: counting by twenties.
    by_twenties: bool
    # "1.500" is 1500.
    dot_groups: bool

    def value(self, word: str) -> int | None:
        """The value of a word below a hundred."""
        return 1 if word in self.one else self.small.get(word)


_FRENCH = (
    "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"
)
_ENGLISH = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen"
)

FRENCH = NumberWords(
    small={
        **{word: value for value, word in enumerate(_FRENCH.split()) if value != 1},
        "vingt": 20,
        "vingts": 20,
        "trente": 30,
        "quarante": 40,
        "cinquante": 50,
        "soixante": 60,
        "septante": 70,
        "huitante": 80,
        "octante": 80,
        "nonante": 90,
    },
    one=frozenset({"un", "une"}),
    hundred=frozenset({"cent", "cents"}),
    magnitudes={
        "mille": 10**3,
        "million": 10**6,
        "millions": 10**6,
        "milliard": 10**9,
        "milliards": 10**9,
        "md": 10**9,
        "mds": 10**9,
    },
    joiner="et",
    decimal="virgule",
    percent=("pour", "cent"),
    of=frozenset({"de", "d"}),
    article=frozenset(),
    centuries=frozenset(),
    by_twenties=True,
    dot_groups=True,
)

ENGLISH = NumberWords(
    small={
        **{word: value for value, word in enumerate(_ENGLISH.split()) if value != 1},
        "twenty": 20,
        "thirty": 30,
        "forty": 40,
        "fifty": 50,
        "sixty": 60,
        "seventy": 70,
        "eighty": 80,
        "ninety": 90,
    },
    one=frozenset({"one"}),
    hundred=frozenset({"hundred"}),
    magnitudes={
        "thousand": 10**3,
        "million": 10**6,
        "billion": 10**9,
        "trillion": 10**12,
        "bn": 10**9,
    },
    joiner="and",
    decimal="point",
    percent=("per", "cent"),
    of=frozenset(),
    article=frozenset({"a"}),
    centuries=frozenset({17, 18, 19, 20}),
    by_twenties=False,
    dot_groups=False,
)

NUMBER_WORDS: Mapping[str, NumberWords] = {"fr": FRENCH, "en": ENGLISH}

# A sign and its word are one word: "50 %" is "cinquante pour cent".
SIGNS: Mapping[str, str] = {
    "percent": "%",
    "pourcent": "%",
    "euro": "€",
    "euros": "€",
    "dollar": "$",
    "dollars": "$",
    "pound": "£",
    "pounds": "£",
}
CURRENCIES = frozenset("€$£")
SUFFIXES: Mapping[str, int] = {
    "k": 10**3,
    "m": 10**6,
    "mn": 10**6,
    "bn": 10**9,
    "md": 10**9,
    "mds": 10**9,
    "tn": 10**12,
}
