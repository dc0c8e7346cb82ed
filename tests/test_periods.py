from __future__ import annotations

import pytest
from django.utils.translation import override

from factcheck.periods import has_no_year, in_words

TIMES = "\u00a0"


@pytest.mark.parametrize(
    ("iso", "english"),
    [
        ("2021-02-14", "14 February 2021"),
        ("--02-14", "14 February"),
        ("--02-29", "29 February"),
        ("--02", "February"),
        ("2021-02", "February 2021"),
        ("2021", "2021"),
        ("0987", "0987"),
        ("1990s", "the 1990s"),
        ("2021-W07", "week 7 of 2021"),
        ("17:40", "5:40 p.m."),
        ("2021-02-08/2021-02-15", "from 8 to 15 February 2021"),
        ("2021-02-28/2021-03-01", "from 28 February to 1 March 2021"),
        ("2020-12-31/2021-01-01", "from 31 December 2020 to 1 January 2021"),
        ("--03-03/--03-05", "from 3 to 5 March"),
        ("--03-30/--04-02", "from 30 March to 2 April"),
        ("2021-04/2021-06", "from April to June 2021"),
        ("2015/2020", "from 2015 to 2020"),
        ("2015/2020-10", "from 2015 to October 2020"),
        ("2021-02-08/2021-03", "8 February 2021 – March 2021"),
        ("2020-10/2020", "from October 2020 to 2020"),
        ("09:00/11:00", "from 9 a.m. to 11 a.m."),
    ],
)
def test_a_stored_date_is_read_as_words(iso: str, english: str) -> None:
    with override("en"):
        assert in_words(iso) == english


@pytest.mark.parametrize(
    ("iso", "french"),
    [
        ("--02-14", "14 février"),
        ("2021-02-01", "1er février 2021"),
        ("2021-02-08/2021-02-15", "du 8 au 15 février 2021"),
        ("2021-02-01/2021-02-15", "du 1er au 15 février 2021"),
        ("2021-02-28/2021-03-01", "du 28 février au 1er mars 2021"),
        ("--08-01/--08-03", "du 1er au 3 août"),
        ("2021-04/2021-06", "d’avril à juin 2021"),
        ("2021-01/2021-03", "de janvier à mars 2021"),
        ("2015/2020-10", "de 2015 à octobre 2020"),
        ("09:00/11:00", "de 9 h à 11 h"),
        ("2021-W07", "semaine 7 de 2021"),
    ],
)
def test_a_stored_date_is_read_as_french_words(iso: str, french: str) -> None:
    with override("fr"):
        assert (
            in_words(iso).replace(TIMES, " ").replace("09 h 00", "9 h").replace("11 h 00", "11 h")
            == french
        )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hier",
        "2021-02-31",
        "2021-13",
        "0000-01",
        "0000",
        "2021-02-00",
        "--13",
        "--02-31",
        "25:00",
        "2021-02-14/",
        "/2021-02-14",
        "2021-02-31/1990s",
        "2021-02-08/2021-02-15/2021-02-20",
        "２０２１-０２-１４",
        "<b>2021</b>",
        "9" * 5000,
    ],
)
def test_what_is_no_date_stays_as_it_is(text: str) -> None:
    with override("en"):
        assert in_words(text) == text
        assert has_no_year(text) is False


@pytest.mark.parametrize(
    ("iso", "lacks"),
    [("--02-14", True), ("2021-02-14", False), ("--03-03/--03-05", True), ("--13", False)],
)
def test_a_date_may_have_no_year(iso: str, lacks: bool) -> None:
    assert has_no_year(iso) is lacks
