from __future__ import annotations

from datetime import date

import pytest

from factcheck.reviews.days import day_of
from factcheck.reviews.report import Report
from tests.reviews.reading import TODAY


def noted(text: str, language: str = "fr") -> tuple[date | None, list[str]]:
    report = Report()
    day = day_of(text, language=language, today=TODAY, report=report)
    return day, list(report.notes)


@pytest.mark.parametrize(
    "text",
    [
        "2020-05-12",
        "2020-5-12",
        "2020/05/12",
        "2020.05.12",
        "2020-05-12T23:30:00-11:00",
        "2020-05-12T00:10:00.123Z",
        "2020-05-12 06:00:00 -0400",
        "20200512",
        "20200512T101010Z",
        "1589241600",
        "1589241600000",
        "12/05/2020",
        "12.5.2020",
        "12-05-2020 10:00",
        "Tue, 12 May 2020 10:00:00 GMT",
        "May 12, 2020",
        "May 12th 2020",
        "12 mai 2020",
        "12 de mayo de 2020",
        "12. Mai 2020",
        "Mardi 12 mai 2020 à 10h",
    ],
)
def test_a_day_is_read_in_every_way(text: str) -> None:
    assert noted(text) == (date(2020, 5, 12), [])


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2020", date(2020, 1, 1)),
        ("2020-05", date(2020, 5, 1)),
        ("1er août 2021", date(2021, 8, 1)),
        ("5 juin 2021", date(2021, 6, 5)),
        ("5 juillet 2021", date(2021, 7, 5)),
        ("Dec 31, 2021", date(2021, 12, 31)),
        ("3. März 2021", date(2021, 3, 3)),
        ("05/13/2020", date(2020, 5, 13)),
        ("1800-01-01", date(1800, 1, 1)),
        ("2024-06-02", date(2024, 6, 2)),
        ("", None),
        ("x" * 81, None),
    ],
)
def test_other_days(text: str, day: date | None) -> None:
    assert noted(text) == (day, [])


@pytest.mark.parametrize(
    "text",
    [
        "2021-02-30",
        "0001-01-01",
        "1799-12-31",
        "00/00/2020",
        "yesterday",
        "13/13/2020",
        "2020-13",
        "2020-05-123",
    ],
)
def test_a_day_that_is_none_is_left_out(text: str) -> None:
    assert noted(text) == (None, ["with a date that is none"])


@pytest.mark.parametrize(("language", "known"), [("en", False), ("", False), ("fr", True)])
def test_day_and_month_are_not_guessed_in_english(language: str, known: bool) -> None:
    day, notes = noted("05/12/2020", language)

    assert day == (date(2020, 12, 5) if known else None)
    assert notes == ([] if known else ["with a date that can be read in two ways"])
    assert noted("05/05/2020", language) == (date(2020, 5, 5), [])
    assert noted("25/12/2020", language) == (date(2020, 12, 25), [])


def test_a_day_to_come_is_kept_and_noted() -> None:
    assert noted("2024-06-03") == (date(2024, 6, 3), ["dated in the future"])
