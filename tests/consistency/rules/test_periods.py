from __future__ import annotations

import pytest

from factcheck.consistency import check
from tests.consistency.writing import day, figure, found, written


def test_one_count_for_a_year_and_a_piece_of_the_next() -> None:
    analysis = written(
        "Incendies\n\nIl y a eu 31 incendies en 2019 et depuis le début de 2020.",
        figure("31 incendies", "31", "incendies"),
        day("2019", "2019"),
    )

    (finding,) = check(analysis)

    assert found(analysis) == [
        ("date.two_periods", ["31 incendies", "en 2019 et depuis le début de 2020"])
    ]
    assert finding.severity == "note"
    assert finding.message("fr") == (
        "«\u202f31 incendies\u202f»\u00a0: un seul chiffre pour deux périodes "
        "(«\u202fen 2019 et depuis le début de 2020\u202f»), impossible à comparer à un bilan annuel."
    )
    assert finding.message("en") == (
        "“31 incendies”: one figure for two periods (“en 2019 et depuis le début de 2020”), "
        "which no yearly count can confirm."
    )


@pytest.mark.parametrize(
    "period",
    ["in 2019 and so far in 2020", "in 2019 and since January 2020",
     "in 2019 and in the first months of 2020"],
)  # fmt: skip
def test_english_periods(period: str) -> None:
    analysis = written(
        f"Fires\n\nThe town saw 31 fires {period}.",
        figure("31 fires", "31", "fires"),
        language="en",
    )

    assert found(analysis) == [("date.two_periods", ["31 fires", period])]


def test_a_count_for_each_year() -> None:
    analysis = written(
        "Fires\n\nThe town saw 31 fires in 2019 and nine since January 2020.",
        figure("31 fires", "31", "fires"),
        figure("nine", "9"),
        language="en",
    )

    assert found(analysis) == []


def test_two_whole_years_can_be_counted() -> None:
    analysis = written(
        "Incendies\n\nIl y a eu 31 incendies en 2019 et en 2020.",
        figure("31 incendies", "31", "incendies"),
    )

    assert found(analysis) == []


def test_a_count_of_another_sentence() -> None:
    analysis = written(
        "Incendies\n\nIl y a eu 31 incendies. Tout allait mal en 2019 et depuis le début de 2020.",
        figure("31 incendies", "31", "incendies"),
    )

    assert found(analysis) == []


def test_periods_without_a_count() -> None:
    assert found(written("Feux\n\nTout brûlait en 2019 et depuis le début de 2020.")) == []
