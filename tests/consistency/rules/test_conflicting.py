from __future__ import annotations

import pytest

from factcheck.consistency import check
from factcheck.detection import Analysis
from tests.consistency.writing import Mark, day, figure, found, written

FR = "Retour sur la tempête\n\n"
EN = "After the storm\n\n"


def french(text: str, *marks: Mark) -> Analysis:
    return written(FR + text, *marks)


def english(text: str, *marks: Mark) -> Analysis:
    return written(EN + text, *marks, language="en")


def test_two_tolls_of_one_event() -> None:
    analysis = french(
        "La tempête a fait 12 morts. Les secours ont compté 14 morts.",
        figure("12 morts", "12", "morts"),
        figure("14 morts", "14", "morts"),
    )

    (finding,) = check(analysis)

    assert found(analysis) == [("figure.conflict", ["12 morts", "14 morts"])]
    assert finding.severity == "conflict"
    assert finding.message("fr") == (
        "«\u202f12 morts\u202f» et «\u202f14 morts\u202f»\u00a0: "
        "deux valeurs pour ce qui semble être la même chose."
    )
    assert finding.message("en") == (
        "“12 morts” and “14 morts”: two values for what seems to be the same thing."
    )


def test_the_same_is_said_of_those_counted() -> None:
    analysis = english(
        "The plant employed 240 welders trained in Leeds. It had 260 welders trained by the army.",
        figure("240 welders", "240", "welders"),
        figure("260 welders", "260", "welders"),
    )

    assert found(analysis) == [("figure.conflict", ["240 welders", "260 welders"])]


def test_the_same_is_said_before_the_figure() -> None:
    analysis = french(
        "L'usine emploie 240 soudeurs. Depuis mai, elle emploie 260 soudeurs à plein temps.",
        figure("240 soudeurs", "240", "soudeurs"),
        figure("260 soudeurs", "260", "soudeurs"),
    )

    assert found(analysis) == [("figure.conflict", ["240 soudeurs", "260 soudeurs"])]


def test_the_headline_says_otherwise() -> None:
    analysis = written(
        "Quatorze morts dans la tempête\n\nLa tempête a fait 12 morts.",
        figure("Quatorze morts", "14", "morts"),
        figure("12 morts", "12", "morts"),
    )

    (finding,) = check(analysis)

    assert finding.message("fr") == (
        "Le titre dit «\u202fQuatorze morts\u202f», le texte «\u202f12 morts\u202f»."
    )
    assert finding.message("en") == "The headline says “Quatorze morts”, the text “12 morts”."


def test_a_digit_too_many() -> None:
    analysis = english(
        "The fund paid out 1,200 grants. Ministers said it paid 12,000 grants in all.",
        figure("1,200 grants", "1200", "grants"),
        figure("12,000 grants", "12000", "grants"),
    )

    assert found(analysis) == [("figure.conflict", ["1,200 grants", "12,000 grants"])]


def test_two_prices_of_one_bridge() -> None:
    analysis = french(
        "Le pont a coûté 12 millions d'euros. Selon la région, le pont a coûté 15 millions d'euros.",
        figure("12 millions d'euros", "12000000", "EUR", type="money"),
        figure("15 millions d'euros", "15000000", "EUR", type="money"),
    )

    assert found(analysis) == [("figure.conflict", ["12 millions d'euros", "15 millions d'euros"])]


def test_one_amount_for_each_of_two_payers() -> None:
    analysis = french(
        "Le pont a coûté 12 millions d'euros aux usagers. "
        "Puis le pont a coûté 15 millions d'euros aux assureurs.",
        figure("12 millions d'euros", "12000000", "EUR", type="money"),
        figure("15 millions d'euros", "15000000", "EUR", type="money"),
    )

    assert found(analysis) == []


def test_two_amounts_of_two_things() -> None:
    analysis = english(
        "The bridge cost £12 million. The tunnel swallowed £15 million.",
        figure("£12 million", "12000000", "GBP", type="money"),
        figure("£15 million", "15000000", "GBP", type="money"),
    )

    assert found(analysis) == []


@pytest.mark.parametrize(
    "second",
    [
        "Un précédent bilan donnait 14 morts.",
        "Les secours cherchent 14 autres morts.",
        "La tempête de 1999 avait fait 30 morts.",
    ],
)
def test_words_that_set_the_second_count_apart(second: str) -> None:
    words = next(part for part in ("14 autres morts", "14 morts", "30 morts") if part in second)
    analysis = french(
        f"La tempête a fait 12 morts. {second}",
        figure("12 morts", "12", "morts"),
        figure(words, words[:2], "morts"),
    )

    assert found(analysis) == []


def test_other_places_and_days_are_other_counts() -> None:
    analysis = english(
        "The flood left 12 dead in Hull on Monday. The fire left 14 dead in Leeds on Friday.",
        figure("12 dead", "12", "dead"),
        day("Monday"),
        figure("14 dead", "14", "dead"),
        day("Friday"),
    )

    assert found(analysis) == []


def test_other_days_alone_are_enough() -> None:
    analysis = english(
        "The flood left 12 dead on 3 May. The flood left 14 dead by 5 May.",
        figure("12 dead", "12", "dead"),
        day("3 May", "--05-03"),
        figure("14 dead", "14", "dead"),
        day("5 May", "--05-05"),
    )

    assert found(analysis) == []


def test_nothing_common_is_said() -> None:
    analysis = french(
        "Le village abrite 120 familles. La mairie a relogé 140 familles.",
        figure("120 familles", "120", "familles"),
        figure("140 familles", "140", "familles"),
    )

    assert found(analysis) == []


def test_one_sentence_tells_them_apart_itself() -> None:
    analysis = french(
        "On parle de 12 morts selon la police et de 14 morts selon la mairie.",
        figure("12 morts", "12", "morts"),
        figure("14 morts", "14", "morts"),
    )

    assert found(analysis) == []


def test_furniture_is_no_part_of_the_article() -> None:
    analysis = french(
        "La tempête a fait 12 morts.\n\nLire aussi : 14 morts en mer",
        figure("12 morts", "12", "morts"),
        figure("14 morts", "14", "morts"),
    )

    assert found(analysis) == [("text.furniture", ["Lire aussi : 14 morts en mer"])]
