from __future__ import annotations

from decimal import Decimal

import pytest

from factcheck.consistency.article import Article
from factcheck.consistency.counts import amounts, counts, digits, noun_key
from factcheck.detection.suggestions import APPROXIMATE
from tests.consistency.writing import day, figure, share, written


def test_which_figures_are_counts() -> None:
    article = Article(
        written(
            "Voici 30 forêts, des centaines, 4 à 5, fois 4, 5 %, 2021, 12 euros, 9.",
            figure("30 forêts", "30", "forêts"),
            figure("centaines", ">=100", "", approx="centaines"),
            figure("4 à 5", "4..5"),
            figure("4", "x4", type="factor"),
            share("5 %", "5"),
            day("2021", "2021"),
            figure("12 euros", "12", "EUR", type="money"),
            figure("9", "9", warnings=(APPROXIMATE,)),
        )
    )

    assert [(one.value, one.noun, one.vague, one.flat) for one in counts(article)] == [
        (Decimal(30), "foret", False, True),
        (Decimal(100), "", True, False),
        (Decimal(9), "", False, False),
    ]
    assert [(one.value, one.noun) for one in amounts(article)] == [(Decimal(12), "eur")]


def test_a_count_knows_its_place() -> None:
    (one,) = counts(Article(written("Titre\n\nUn. Voici 30 forêts.", figure("30", "30"))))

    assert (one.zone, one.span, one.sentence) == ("body", (17, 19), (10, 27))


@pytest.mark.parametrize(
    ("unit", "key"),
    [
        ("points de données", "point de donnee"),
        ("Personnes", "personne"),
        ("person", "people"),
        ("people", "people"),
        ("12", ""),
        ("jeux d'eau", "jeu d'eau"),
    ],
)
def test_noun_key(unit: str, key: str) -> None:
    assert noun_key(unit) == key


@pytest.mark.parametrize(
    ("value", "count"), [("500000", 1), ("72000", 2), ("491840", 5), ("0.50", 1), ("10.5", 3)]
)
def test_digits(value: str, count: int) -> None:
    assert digits(Decimal(value)) == count
