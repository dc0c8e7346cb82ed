from __future__ import annotations

import pytest

from factcheck.consistency import check
from tests.consistency.writing import found, written


def test_the_robbed_as_robbers() -> None:
    analysis = written(
        "Des caisses vides\n\nDes recettes auraient été volées dans dix boulangeries. "
        "Toutes les boulangeries qui avaient volé des recettes ferment."
    )

    (finding,) = check(analysis)

    assert found(analysis) == [
        (
            "sense.reversed",
            ["boulangeries qui avaient volé", "auraient été volées dans dix boulangeries"],
        )
    ]
    assert finding.severity == "check"
    assert finding.message("fr") == (
        "«\u202fboulangeries qui avaient volé\u202f» les fait auteurs, «\u202fauraient été volées "
        "dans dix boulangeries\u202f» victimes\u00a0: lequel des deux\u202f?"
    )
    assert finding.message("en") == (
        "“boulangeries qui avaient volé” makes them the doers, “auraient été volées dans dix "
        "boulangeries” the victims: which is it?"
    )


def test_the_same_in_english() -> None:
    analysis = written(
        "Empty tills\n\nRecipes were stolen from ten bakeries. "
        "The bakeries that had stolen recipes are closed.",
        language="en",
    )

    assert found(analysis) == [
        ("sense.reversed", ["bakeries that had stolen", "were stolen from ten bakeries"])
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Recipes were stolen from ten bakeries. The gang that had stolen recipes is gone.",
        "Recipes were stolen by a gang. The gang that had stolen recipes is gone.",
        "Recipes were stolen from ten bakeries by a gang. The gang that had stolen them is gone.",
        "Recipes were baked in ten bakeries. The bakeries that had baked them are closed.",
        "Recipes were stolen from ten bakeries. The bakeries that had been stolen from are closed.",
    ],
)
def test_doers_and_victims_apart(text: str) -> None:
    assert found(written(f"Empty tills\n\n{text}", language="en")) == []
