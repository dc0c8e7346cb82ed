from __future__ import annotations

from factcheck.consistency import check
from tests.consistency.writing import figure, found, written

BODY = "Le pont\n\nLe pont ouvre en mai."


def test_figures_of_other_stories() -> None:
    analysis = written(
        BODY + "\n\nLire aussi : le tunnel à 3 millions\n\nIl est long.\n\nLaisser un commentaire",
        figure("3 millions", "3000000", zone="furniture"),
    )

    (finding,) = check(analysis)

    assert found(analysis) == [
        ("text.furniture", ["Lire aussi : le tunnel à 3 millions", "Laisser un commentaire"])
    ]
    assert finding.severity == "note"
    assert finding.message("fr") == (
        "Ces lignes viennent du site, leurs chiffres et citations ne sont pas de l’article\u00a0: "
        "«\u202fLire aussi : le tunnel à 3 millions\u202f» et «\u202fLaisser un commentaire\u202f»."
    )
    assert finding.message("en") == (
        "These lines belong to the site, their figures and quotes not to the article: "
        "“Lire aussi : le tunnel à 3 millions” and “Laisser un commentaire”."
    )


def test_lines_below_each_other_are_one_place() -> None:
    analysis = written(
        BODY + "\n\nHistoires liées\n\nLe tunnel à 3 millions",
        figure("3 millions", "3000000"),
    )

    assert found(analysis) == [("text.furniture", ["Histoires liées\n\nLe tunnel à 3 millions"])]


def test_furniture_without_a_claim_does_no_harm() -> None:
    assert found(written(BODY + "\n\nLire aussi : le tunnel")) == []


def test_figures_of_the_article_are_its_own() -> None:
    analysis = written(
        "The bridge\n\nIt cost 3 million.\n\nRead more: the tunnel",
        figure("3 million", "3000000"),
        language="en",
    )

    assert found(analysis) == []
