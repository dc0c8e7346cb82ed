from __future__ import annotations

import pytest

from factcheck.consistency import check
from tests.consistency.writing import found, written


def test_an_attack_on_computers_is_no_attentat() -> None:
    analysis = written(
        "La clinique piratée\n\nLa cyberattaque a duré un jour. L'attentat a coûté cher."
    )

    (finding,) = check(analysis)

    assert found(analysis) == [("wording.false_friend", ["attentat"])]
    assert finding.severity == "check"
    assert finding.message("fr") == (
        "«\u202fattentat\u202f» est peut-être un calque\u202f; plus juste\u00a0: «\u202fattaque\u202f»."
    )
    assert finding.message("en") == "“attentat” may be the wrong word; rather: “attaque”."


@pytest.mark.parametrize(
    "text",
    [
        "L'attentat a coûté cher.",
        "La cyberattaque suit l'attentat à la bombe.",
        "Le piratage d'un site terroriste et l'attentat.",
    ],
)
def test_an_attentat_that_is_one(text: str) -> None:
    assert found(written(f"La place\n\n{text}")) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Le ministre junior arrive.", ["ministre junior"]),
        ("Deux trillions de dollars, des trillions d'euros.", ["trillions", "trillions"]),
        ("Un procureur de district enquête.", ["procureur de district"]),
    ],
)
def test_french_calques(text: str, words: list[str]) -> None:
    assert found(written(f"La place\n\n{text}")) == [("wording.false_friend", words)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Two milliards were lost.", ["milliards"]),
        ("A rider was interpellated.", ["interpellated"]),
        ("After the attentat, silence.", ["attentat"]),
    ],
)
def test_english_calques(text: str, words: list[str]) -> None:
    assert found(written(f"The square\n\n{text}", language="en")) == [
        ("wording.false_friend", words)
    ]


def test_furniture_is_not_edited() -> None:
    assert found(written("La place\n\nRien.\n\nLire aussi : le ministre junior arrive")) == []
