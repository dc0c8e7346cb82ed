from __future__ import annotations

from collections.abc import Callable

import pytest

Found = Callable[[str], list[str]]

FRENCH_ONES = [
    "zéro",
    "un",
    "deux",
    "trois",
    "quatre",
    "cinq",
    "six",
    "sept",
    "huit",
    "neuf",
    "dix",
    "onze",
    "douze",
    "treize",
    "quatorze",
    "quinze",
    "seize",
    "dix-sept",
    "dix-huit",
    "dix-neuf",
]
FRENCH_TENS = {20: "vingt", 30: "trente", 40: "quarante", 50: "cinquante", 60: "soixante"}
ENGLISH_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
ENGLISH_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def french_words(number: int) -> str:
    if number < 20:
        return FRENCH_ONES[number]
    if number < 80:
        tens = number // 10 * 10 if number < 70 else 60
        rest = number - tens
        if rest == 0:
            return FRENCH_TENS[tens]
        return (
            f"{FRENCH_TENS[tens]} et {FRENCH_ONES[rest]}"
            if rest in (1, 11)
            else (f"{FRENCH_TENS[tens]}-{FRENCH_ONES[rest]}")
        )
    if number < 100:
        return "quatre-vingts" if number == 80 else f"quatre-vingt-{FRENCH_ONES[number - 80]}"
    return french_of(number, 100, "cent") if number < 1000 else french_of(number, 1000, "mille")


def french_of(number: int, power: int, name: str) -> str:
    many, rest = divmod(number, power)
    head = name if many == 1 else f"{french_words(many)} {name}"
    return f"{head} {french_words(rest)}" if rest else head


def english_words(number: int) -> str:
    if number < 20:
        return ENGLISH_ONES[number]
    if number < 100:
        tens, rest = divmod(number, 10)
        return ENGLISH_TENS[tens - 2] + (f"-{ENGLISH_ONES[rest]}" if rest else "")
    power, name = (100, "hundred") if number < 1000 else (1000, "thousand")
    many, rest = divmod(number, power)
    joined = " and " if power == 100 or rest < 100 else " "
    return f"{english_words(many)} {name}" + (joined + english_words(rest) if rest else "")


NUMBERS = [*range(2, 1000), 1000, 1001, 1999, 2000, 2080, 17_071, 80_080, 200_000, 999_999]


def test_every_number_in_french_words(french: Found) -> None:
    for number in NUMBERS:
        words = french_words(number)
        assert french(f"Or {words} maires") == [f"{words} maires = {number} maires"]


def test_every_number_in_english_words(english: Found) -> None:
    for number in NUMBERS:
        words = english_words(number)
        assert english(f"So {words} mayors") == [f"{words} mayors = {number} mayors"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("deux trois fois", ["deux = 2", "trois fois = 3 fois"]),
        ("deux cent deux cent maires", ["deux cent deux = 202", "cent maires = 100 maires"]),
        ("vingt et deux maires", ["vingt = 20", "deux maires = 2 maires"]),
        ("cent et un maires", ["cent = 100"]),
        ("QUATRE-VINGTS MAIRES", ["QUATRE-VINGTS = 80"]),
        ("deux mille mille maires", ["deux mille = 2000", "mille maires = 1000 maires"]),
    ],
)
def test_words_that_do_not_add_up_are_numbers_of_their_own(
    french: Found, text: str, expected: list[str]
) -> None:
    assert french(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("two three mayors", ["two = 2", "three mayors = 3 mayors"]),
        ("hundred mayors", []),
        ("twenty and two mayors", ["twenty = 20", "two mayors = 2 mayors"]),
        ("ten one", ["ten = 10"]),
    ],
)
def test_english_words_that_do_not_add_up(english: Found, text: str, expected: list[str]) -> None:
    assert english(text) == expected
