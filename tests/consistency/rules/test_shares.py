from __future__ import annotations

import pytest

from factcheck.consistency import check
from tests.consistency.writing import day, found, share, written

FR = "Soirée électorale\n\n"
EN = "Election night\n\n"


def test_shares_of_one_vote_above_the_whole() -> None:
    analysis = written(
        FR + "Ana Brune obtient 54,2 % des voix, contre 48,9 % à Luc Tardy.",
        share("54,2 %", "54.2"),
        share("48,9 %", "48.9"),
    )

    (finding,) = check(analysis)

    assert found(analysis) == [("percent.whole", ["54,2 %", "48,9 %"])]
    assert finding.severity == "conflict"
    assert finding.message("fr") == (
        "Les parts font ensemble 103,1\u202f%\u00a0: plus que le tout."
    )
    assert finding.message("en") == "The shares make 103.1% together: more than the whole."


def test_rounding_may_add_one() -> None:
    analysis = written(
        EN + "Ana Brune won 54.5% of the vote and Luke Tardy 46.5%.",
        share("54.5%", "54.5"),
        share("46.5%", "46.5"),
        language="en",
    )

    assert found(analysis) == []


def test_more_than_rounding_adds() -> None:
    analysis = written(
        EN + "Ana Brune won 54.5% of the vote and Luke Tardy 46.6%.",
        share("54.5%", "54.5"),
        share("46.6%", "46.6"),
        language="en",
    )

    assert found(analysis) == [("percent.whole", ["54.5%", "46.6%"])]


@pytest.mark.parametrize(
    "text",
    [
        "Brune took 70% of the vote in Hull and 64% of the vote in York.",
        "Brune took 70% of the vote, up from 64%.",
        "Prices rose by 70% and wages by 64%.",
    ],
)
def test_shares_of_two_wholes(text: str) -> None:
    analysis = written(EN + text, share("70%", "70"), share("64%", "64"), language="en")

    assert found(analysis) == []


def test_shares_of_two_years() -> None:
    analysis = written(
        FR + "Brune a eu 70 % des voix en 2014 et 64 % en 2020.",
        share("70 %", "70"),
        day("2014", "2014"),
        share("64 %", "64"),
        day("2020", "2020"),
    )

    assert found(analysis) == []


def test_more_than_all_of_the_pupils() -> None:
    analysis = written(EN + "Some 130% of the pupils failed.", share("130%", "130"), language="en")

    (finding,) = check(analysis)

    assert (finding.rule, finding.severity) == ("percent.share", "conflict")
    assert finding.message("fr") == (
        "«\u202f130%\u202f»\u00a0: une part ne peut pas dépasser 100\u202f%."
    )
    assert finding.message("en") == "“130%”: a share cannot be more than 100%."


def test_the_whole_inside_of_the_figure() -> None:
    analysis = written(
        FR + "Quelque 130 % des élèves ont échoué.", share("130 % des élèves", "130")
    )

    assert found(analysis) == [("percent.share", ["130 % des élèves"])]


@pytest.mark.parametrize(
    "text", ["La dette atteint 130 % du PIB.", "Les prix montent de 130 % en un an."]
)
def test_not_everything_ends_at_a_hundred(text: str) -> None:
    assert found(written(FR + text, share("130 %", "130"))) == []


def test_a_range_of_shares_is_left_alone() -> None:
    analysis = written(FR + "De 120 à 130 % des élèves.", share("120 à 130 %", "120..130"))

    assert found(analysis) == []


def test_all_of_the_pupils() -> None:
    analysis = written(FR + "Ils sont 100 % des élèves.", share("100 %", "100"))

    assert found(analysis) == []
