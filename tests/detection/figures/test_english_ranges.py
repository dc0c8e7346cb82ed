from __future__ import annotations

from collections.abc import Callable

import pytest

Found = Callable[[str], list[str]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "a dozen people, half a dozen cars and two dozen militants",
            [
                "a dozen people = 12 people",
                "half a dozen cars = 6 cars",
                "two dozen militants = 24 militants",
            ],
        ),
    ],
)
def test_round_counts(english: Found, text: str, expected: list[str]) -> None:
    assert english(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("dozens of people", ["dozens of people = >=12 people"]),
        ("hundreds of thousands of voters", ["hundreds of thousands of voters = >=100000 voters"]),
        ("several hundred pounds", ["several hundred pounds = >=100 GBP"]),
        ("tens of millions of euros", ["tens of millions of euros = >=10000000 EUR"]),
    ],
)
def test_vague_counts(english: Found, text: str, expected: list[str]) -> None:
    assert english(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("three Americans in ten", ["three Americans in ten = 3/10"]),
        ("25 of 40 passes, a 1-in-5 chance", ["25 of 40 passes = 25/40 passes", "1-in-5 = 1/5"]),
        ("two of the three men", ["two of the three men = 2/3 men"]),
        ("four in 10 voters", ["four in 10 voters = 4/10 voters"]),
        (
            "one of every 35,000 births and one in five adults",
            ["one of every 35,000 births = 1/35000 births", "one in five adults = 1/5 adults"],
        ),
        ("three out of four people", ["three out of four people = 3/4 people"]),
        ("eight of the 48 workers", ["eight of the 48 workers = 8/48 workers"]),
        (
            "a quarter of voters, two-thirds of them, one-third",
            ["a quarter = 1/4", "two-thirds = 2/3", "one-third = 1/3"],
        ),
        ("a 33-to-1 ratio, 7x more", ["33-to-1 = 33/1", "7x = x7"]),
    ],
)
def test_shares(english: Found, text: str, expected: list[str]) -> None:
    assert english(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "the third man, a quarter past, one of them",
    ],
)
def test_no_share(english: Found, text: str) -> None:
    assert english(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "18- to 24-year-olds, 25-to-34-year-olds",
            ["18- to 24-year-olds = 18..24 year", "25-to-34-year-olds = 25..34 year"],
        ),
        ("40 to 50 questions", ["40 to 50 questions = 40..50 questions"]),
        ("between two and three years", ["two and three years = 2..3 year"]),
        (
            "£3,000-£5,000 and $2-3 million",
            ["£3,000-£5,000 = 3000..5000 GBP", "$2-3 million = 2000000..3000000 USD"],
        ),
        ("13 to 14,000 feet", ["13 to 14,000 feet = 13000..14000 foot"]),
        ("three or four members", ["three or four members = 3..4 members"]),
        ("6- to 30-year bonds", ["6- to 30-year = 6..30 year"]),
        ("from 10% to 15%", ["10% to 15% = 10..15 %"]),
        ("$300-350bn.", ["$300-350bn = 300000000000..350000000000 USD"]),
    ],
)
def test_ranges(english: Found, text: str, expected: list[str]) -> None:
    assert english(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The index dropped 9 to 1,099.", ["9 = 9", "1,099 = 1099"]),
        ("5 people in 20 villages", ["5 people = 5 people", "20 villages = 20 villages"]),
        ("2 goals in the 34th minute", ["2 goals = 2 goals"]),
        ("one of the two", ["two = 2"]),
        ("It rose 5 percent to $20.", ["5 percent = 5 %", "$20 = 20 USD"]),
        ("He gave 5 dollars to 3 boys.", ["5 dollars = 5 USD", "3 boys = 3 boys"]),
        ("five dead and six injured", ["five = 5", "six = 6"]),
    ],
)
def test_two_figures_are_no_range(english: Found, text: str, expected: list[str]) -> None:
    assert english(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a vote of 97 to 3, up from 97 to 3", ["97 to 3 = 97-3", "97 to 3 = 97..3"]),
        ("They won 3-0, then 6-4 7-5.", ["3-0 = 3-0", "6-4 = 6-4", "7-5 = 7-5"]),
    ],
)
def test_scores(english: Found, text: str, expected: list[str]) -> None:
    assert english(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10 in Oslo and 4 in Bergen", ["10 = 10", "4 = 4"]),
        ("Ann Poe, 36, left her two others", ["36 = 36", "two = 2"]),
    ],
)
def test_elided_nouns(english: Found, text: str, expected: list[str]) -> None:
    assert english(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("27 people were killed", ["27 people = 27 people"]),
        ("12 Palestinians", ["12 = 12"]),
        ("three police officers and two sports clubs", ["three = 3", "two = 2"]),
        ("four new schools and five other towns", ["four = 4", "five = 5"]),
        ("two gunmen", ["two gunmen = 2 gunmen"]),
        ("20 is enough", ["20 = 20"]),
    ],
)
def test_nouns(english: Found, text: str, expected: list[str]) -> None:
    assert english(text) == expected
