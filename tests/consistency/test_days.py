from __future__ import annotations

import pytest

from factcheck.consistency.article import Article
from factcheck.consistency.days import Day, days, days_of
from tests.consistency.writing import written


def test_the_longest_months() -> None:
    assert [days_of(month, None) for month in range(1, 13)] == [
        31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("year", "last"), [(2024, 29), (2023, 28), (1900, 28), (2000, 29), (2100, 28)]
)
def test_leap_years(year: int, last: int) -> None:
    assert days_of(2, year) == last
    assert days_of(3, year) == 31


def read_days(text: str, language: str) -> list[tuple[int, int, int | None, int | None]]:
    article = Article(written(text, language=language))
    return [(one.day, one.month, one.year, one.weekday) for one in days(article)]


def test_every_french_month_and_weekday() -> None:
    months = [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ]
    weekdays = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]

    assert [read_days(f"Le 2 {name}", "fr") for name in months] == [
        [(2, number, None, None)] for number in range(1, 13)
    ]
    assert [read_days(f"{name} 2 mai 2021", "fr") for name in weekdays] == [
        [(2, 5, 2021, number)] for number in range(7)
    ]
    assert [read_days(f"Le 2 {name}", "fr")[0][1] for name in ("fevrier", "aout", "decembre")] == [
        2, 8, 12,
    ]  # fmt: skip


def test_every_english_month_and_weekday() -> None:
    months = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ]
    short = {"Jan": 1, "Feb": 2, "Aug": 8, "Sept": 9, "Oct": 10, "Nov": 11, "Dec": 12}
    weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

    assert [read_days(f"On 2 {name}", "en") for name in months] == [
        [(2, number, None, None)] for number in range(1, 13)
    ]
    assert {name: read_days(f"On {name}. 2, 2021", "en")[0][1] for name in short} == short
    assert [read_days(f"{name}, May 2, 2021", "en") for name in weekdays] == [
        [(2, 5, 2021, number)] for number in range(7)
    ]


def test_a_day_with_its_place() -> None:
    (one,) = days(Article(written("Dès lundi 2 mai 2021.")))

    assert one == Day((4, 20), 2, 5, 2021, 0)
    assert one.exists


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Au km 12,2 mai.", "fr"),
        ("Le 42 mai.", "fr"),
        ("Le 2 maison.", "fr"),
        ("Le 2 mai2021.", "fr"),
        ("In May 2 boats sank.", "en"),
        ("The 2 may sink.", "en"),
        ("At 1.2 May.", "en"),
    ],
)
def test_no_day(text: str, language: str) -> None:
    assert read_days(text, language) == []
