from __future__ import annotations

import pytest

from factcheck.consistency import check
from tests.consistency.writing import found, written

FR = "Le festival\n\n"
EN = "The festival\n\n"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Il ouvre le 30 février.", "30 février"),
        ("Il ouvre le 31 juin 2021.", "31 juin 2021"),
        ("Il ouvre le 31 avril, comme prévu.", "31 avril"),
        ("Il ouvre le 29 février 2023.", "29 février 2023"),
        ("Il ouvre le 32 mars.", "32 mars"),
        ("Il ouvre le 0 mars.", "0 mars"),
        ("Il ouvre le 29 février 1900.", "29 février 1900"),
    ],
)
def test_no_such_day_in_french(text: str, day: str) -> None:
    assert found(written(FR + text)) == [("date.impossible", [day])]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("It opens on 31 June.", "31 June"),
        ("It opens on June 31, 2021.", "June 31, 2021"),
        ("It opens on the 31st of April.", "31st of April"),
        ("It opens on Feb. 30, they say.", "Feb. 30"),
        ("It opens on September 31st and closes soon.", "September 31st"),
    ],
)
def test_no_such_day_in_english(text: str, day: str) -> None:
    ((rule, words),) = found(written(EN + text, language="en"))

    assert (rule, words[0].removeprefix("the ")) == ("date.impossible", day)


@pytest.mark.parametrize(
    "text",
    ["Il ouvre le 29 février 2024.", "Il ouvre le 29 février.", "Il ouvre le 29 février 2000.",
     "Il ouvre le 1er mars et le 31 mai.", "Depuis mai 68 et mars 2031."],
)  # fmt: skip
def test_a_day_like_others_in_french(text: str) -> None:
    assert found(written(FR + text)) == []


@pytest.mark.parametrize(
    "text",
    ["It opens on May 31.", "In June 31 boats sank.", "Of the 32 may have left.",
     "It opens on 29 February 2024.", "In June 31,000 came.", "By April 31.5% had left."],
)  # fmt: skip
def test_a_day_like_others_in_english(text: str) -> None:
    assert found(written(EN + text, language="en")) == []


def test_what_is_said_of_it() -> None:
    (finding,) = check(written(FR + "Il ouvre le 31 juin 2021."))

    assert finding.severity == "conflict"
    assert finding.message("fr") == "«\u202f31 juin 2021\u202f»\u00a0: ce jour n’existe pas."
    assert finding.message("en") == "“31 juin 2021”: there is no such day."


def test_another_day_of_the_week() -> None:
    (finding,) = check(written(FR + "Il ouvre le lundi 14 février 2021."))

    assert (finding.rule, finding.severity) == ("date.weekday", "conflict")
    assert finding.message("fr") == (
        "«\u202flundi 14 février 2021\u202f»\u00a0: le 14 février 2021 est un dimanche."
    )
    assert finding.message("en") == "“lundi 14 février 2021”: 14 February 2021 is a Sunday."


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It opened on Monday, February 14, 2021.", ["Monday, February 14, 2021"]),
        ("It opened on Monday 14 February 2021.", ["Monday 14 February 2021"]),
        ("It opened on Sunday, February 14, 2021.", []),
    ],
)
def test_the_day_of_the_week_in_english(text: str, words: list[str]) -> None:
    expected = [("date.weekday", words)] if words else []

    assert found(written(EN + text, language="en")) == expected


def test_without_a_year_any_weekday_is_possible() -> None:
    assert found(written(FR + "Il ouvre le lundi 14 février.")) == []


def test_no_break_spaces_are_spaces() -> None:
    assert found(written(FR + "Il ouvre le 31\u00a0juin\u202f2021.")) == [
        ("date.impossible", ["31\u00a0juin\u202f2021"])
    ]
