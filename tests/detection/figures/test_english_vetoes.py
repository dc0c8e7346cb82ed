from __future__ import annotations

from collections.abc import Callable

import pytest

Found = Callable[[str], list[str]]


@pytest.mark.parametrize(
    "text",
    [
        "IE6, HTML 5, Formula 1, F-16, MP3, H1N1 and Covid-19",
        "Windows 7, Boeing 737 and the Xbox 360",
        "He told Channel Nine that the Big Four won.",
        "since they won Worlds 2013",
    ],
)
def test_names(english: Found, text: str) -> None:
    assert english(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "posts 542 and 543, No. 1, day five, page 12",
        "Channel 4, flight 447, game two",
        "version 1.8.3, 24/7",
    ],
)
def test_references(english: Found, text: str) -> None:
    assert english(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "10 Downing Street",
        "24 Old Mill Road",
    ],
)
def test_addresses(english: Found, text: str) -> None:
    assert english(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "401(k)",
        "555-123-4567, 9/11",
        "0x08, 10^5 and 16x9",
    ],
)
def test_codes(english: Found, text: str) -> None:
    assert english(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "1. First\n157\n2. Second",
        "The best are: 1) tea, 2) milk",
    ],
)
def test_numbers_of_a_list(english: Found, text: str) -> None:
    assert english(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In Paris 200 people voted.", ["200 people = 200 people"]),
        ("to mark 50 goals", ["50 goals = 50 goals"]),
        ("the Spring 2012 show", ["2012 = 2012"]),
        ("the magnitude-5.8 quake", ["5.8 = 5.8"]),
        ("the flooded area. Fourteen homes burned.", ["Fourteen homes = 14 homes"]),
    ],
)
def test_numbers_beside_names_still_count(english: Found, text: str, expected: list[str]) -> None:
    assert english(text) == expected
