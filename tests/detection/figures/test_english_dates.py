from __future__ import annotations

from collections.abc import Callable

import pytest

Found = Callable[[str], list[str]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("May 1, 2 and 3", ["May 1, 2 and 3 = --05-01/--05-03"]),
        (
            "September 14, September 14, 2012 and Sept. 14",
            ["September 14 = --09-14", "September 14, 2012 = 2012-09-14", "Sept. 14 = --09-14"],
        ),
        (
            "the 28th of October and 31st December 2017",
            ["28th of October = --10-28", "31st December 2017 = 2017-12-31"],
        ),
        (
            "12/25/2011, 25/12/2011 and 2011-12-25",
            ["12/25/2011 = 2011-12-25", "25/12/2011 = 2011-12-25", "2011-12-25 = 2011-12-25"],
        ),
        ("the September 11 attacks", ["September 11 = --09-11"]),
    ],
)
def test_days(english: Found, text: str, expected: list[str]) -> None:
    assert english(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("mid-June and October 2020", ["mid-June = --06", "October 2020 = 2020-10"]),
        ("in ’91 and since 1945", ["’91 = 1991", "1945 = 1945"]),
    ],
)
def test_months_and_years(english: Found, text: str, expected: list[str]) -> None:
    assert english(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "in the 1970s, the '80s and the mid-1990s",
            ["1970s = 1970s", "'80s = 1980s", "1990s = 1990s"],
        ),
    ],
)
def test_decades(english: Found, text: str, expected: list[str]) -> None:
    assert english(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2013-2014 and 1986/87", ["2013-2014 = 2013/2014", "1986/87 = 1986/1987"]),
        ("from 2004 to 2009", ["2004 to 2009 = 2004/2009"]),
        (
            "from 28 May to 3 June and May 3-5, 2012",
            ["28 May to 3 June = --05-28/--06-03", "May 3-5, 2012 = 2012-05-03/2012-05-05"],
        ),
        ("3-5 May 2012", ["3-5 May 2012 = 2012-05-03/2012-05-05"]),
        ("between January 9 and March 27", ["January 9 and March 27 = --01-09/--03-27"]),
        ("from July to November 1917", ["July to November 1917 = 1917-07/1917-11"]),
    ],
)
def test_periods(english: Found, text: str, expected: list[str]) -> None:
    assert english(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in 2011 and 2012", ["2011 = 2011", "2012 = 2012"]),
        ("May 3, June 5", ["May 3 = --05-03", "June 5 = --06-05"]),
    ],
)
def test_dates_side_by_side_are_no_period(english: Found, text: str, expected: list[str]) -> None:
    assert english(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("yesterday, last week and last year", ["yesterday =", "last week =", "last year ="]),
    ],
)
def test_relative_dates(english: Found, text: str, expected: list[str]) -> None:
    assert english(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "You may march in May.",
        "the last weekend, today",
    ],
)
def test_verbs_and_lone_months_are_no_dates(english: Found, text: str) -> None:
    assert english(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In May 20 people left.", ["20 people = 20 people"]),
        ("You may 3 times march 5 miles.", ["3 times = 3 times", "5 miles = 5 mile"]),
    ],
)
def test_a_month_before_a_count(english: Found, text: str, expected: list[str]) -> None:
    assert english(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("at 1530 GMT (0218 GMT)", ["1530 = 15:30", "0218 = 02:18"]),
        ("at 22:30 and 5:30 p.m.", ["22:30 = 22:30", "5:30 p.m. = 17:30"]),
        ("4:00pm AEDT", ["4:00pm = 16:00"]),
        ("ten o'clock", ["ten o'clock = 10:00"]),
        ("10am and 11am", ["10am = 10:00", "11am = 11:00"]),
    ],
)
def test_times(english: Found, text: str, expected: list[str]) -> None:
    assert english(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("6.30-10am", ["6.30-10am = 06:30/10:00"]),
        ("between 8 AM and 9 PM", ["8 AM and 9 PM = 08:00/21:00"]),
    ],
)
def test_time_ranges(english: Found, text: str, expected: list[str]) -> None:
    assert english(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "I am at home, am I",
    ],
)
def test_no_times(english: Found, text: str) -> None:
    assert english(text) == []
