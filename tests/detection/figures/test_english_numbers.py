from __future__ import annotations

from collections.abc import Callable

import pytest

Found = Callable[[str], list[str]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The town lost 12,500 jobs.", ["12,500 jobs = 12500 jobs"]),
        ("The town counted 1,234,567 votes.", ["1,234,567 votes = 1234567 votes"]),
        ("The fund holds 2,50,000 shares.", ["2,50,000 shares = 250000 shares"]),
        ("The pump costs 3.5 percent more.", ["3.5 percent = 3.5 %"]),
        ("The village has 500 000 inhabitants.", ["500 000 inhabitants = 500000 inhabitants"]),
    ],
)
def test_digits_in_groups(english: Found, text: str, expected: list[str]) -> None:
    assert english(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "95%, forty percent, 5 per cent and 7.25 pct",
            ["95% = 95 %", "forty percent = 40 %", "5 per cent = 5 %", "7.25 pct = 7.25 %"],
        ),
        ("less than one percent", ["one percent = 1 %"]),
        (
            "25 percentage points and 30 basis points",
            ["25 percentage points = 25 percentage points", "30 basis points = 30 basis points"],
        ),
    ],
)
def test_percent(english: Found, text: str, expected: list[str]) -> None:
    assert english(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "About 2000 people marched, some 1500 workers too.",
            ["2000 people = 2000 people", "1500 workers = 1500 workers"],
        ),
        ("It opened in 2012, after the 2008 games.", ["2012 = 2012", "2008 = 2008"]),
        ("since 1945 and by 2030", ["1945 = 1945", "2030 = 2030"]),
        ("In 2012 protesters came.", ["2012 = 2012"]),
    ],
)
def test_four_digits_count_or_date(english: Found, text: str, expected: list[str]) -> None:
    assert english(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Rs 500 crore, 99p and 10p each",
            ["Rs 500 crore = 5000000000 INR", "99p = 99 penny", "10p = 10 penny"],
        ),
        (
            "a deal worth $221bn and a fund of €16bn",
            ["$221bn = 221000000000 USD", "€16bn = 16000000000 EUR"],
        ),
        ("£3,000 and 5 USD", ["£3,000 = 3000 GBP", "5 USD = 5 USD"]),
        (
            "NZ $26 million, US$20,000, $US5 and A$7",
            [
                "NZ $26 million = 26000000 NZD",
                "US$20,000 = 20000 USD",
                "$US5 = 5 USD",
                "A$7 = 7 AUD",
            ],
        ),
        ("a $1.5-billion loan", ["$1.5-billion = 1500000000 USD"]),
        (
            "20 million U.S. dollars and 20 million Australian dollars",
            [
                "20 million U.S. dollars = 20000000 USD",
                "20 million Australian dollars = 20000000 AUD",
            ],
        ),
        ("a billion dollar plan", ["a billion dollar = 1000000000 USD"]),
        ("25 cents a day", ["25 cents = 25 cent"]),
        ("£5m and 20m euros", ["£5m = 5000000 GBP", "20m euros = 20000000 EUR"]),
    ],
)
def test_money(english: Found, text: str, expected: list[str]) -> None:
    assert english(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1.2 million visitors", ["1.2 million visitors = 1200000 visitors"]),
        ("sales of 3.8 mln shares", ["3.8 mln shares = 3800000 shares"]),
        ("half a million dollars", ["half a million dollars = 500000 USD"]),
        ("two and a half million trees", ["two and a half million trees = 2500000 trees"]),
        ("5m people heard it from 5m away", ["5m people = 5000000 people", "5m = 5 m"]),
        ("a million reasons", ["a million reasons = 1000000 reasons"]),
    ],
)
def test_powers_of_ten(english: Found, text: str, expected: list[str]) -> None:
    assert english(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("100 meters (328 feet)", ["100 meters = 100 m", "328 feet = 328 foot"]),
        (
            "2C warming, a 1.5-degree rise, 15 meter",
            ["2C = 2 °C", "1.5-degree = 1.5 degree", "15 meter = 15 m"],
        ),
        (
            "20 square kilometers, two nautical miles",
            ["20 square kilometers = 20 km²", "two nautical miles = 2 nautical mile"],
        ),
        ("60 mph, 5 miles per hour", ["60 mph = 60 mph", "5 miles per hour = 5 mile/h"]),
        ("5 hours and 9 minutes", ["5 hours and 9 minutes = 309 minute"]),
        ("25bp", ["25bp = 25 basis point"]),
    ],
)
def test_units(english: Found, text: str, expected: list[str]) -> None:
    assert english(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a 6-foot-2 guard", ["6-foot-2 = 74 inch"]),
        ("one and a half years", ["one and a half years = 1.5 year"]),
        ("in her 30s, 12-year-olds", ["30s = 30..39 year", "12-year-olds = 12 year"]),
        ("a 10-year deal, a two-year-old boy", ["10-year = 10 year", "two-year-old = 2 year"]),
        (
            "a 36-year-old man, an 11-year lull, a 47 year old",
            ["36-year-old = 36 year", "11-year = 11 year", "47 year old = 47 year"],
        ),
        ("two and a half years", ["two and a half years = 2.5 year"]),
        ("the first 10 days, five more years", ["10 days = 10 day", "five more years = 5 year"]),
        ("2 1/2 years", ["2 1/2 years = 2.5 year"]),
    ],
)
def test_ages_and_spans(english: Found, text: str, expected: list[str]) -> None:
    assert english(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("seven villages", ["seven villages = 7 villages"]),
        (
            "one hundred and thirty-seven deaths",
            ["one hundred and thirty-seven deaths = 137 deaths"],
        ),
        ("a hundred people", ["a hundred people = 100 people"]),
        ("Twenty-two buildings burned.", ["Twenty-two buildings = 22 buildings"]),
        ("five thousand", ["five thousand = 5000"]),
        ("fifteen hundred sheep", ["fifteen hundred sheep = 1500 sheep"]),
    ],
)
def test_number_words(english: Found, text: str, expected: list[str]) -> None:
    assert english(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "one of them, the other one, someone",
        "He met the one he knew, one day.",
        "the 20th century, the 36th floor, the second half",
    ],
)
def test_one_and_ordinals_are_no_figures(english: Found, text: str) -> None:
    assert english(text) == []
