from __future__ import annotations

import pytest

from factcheck.consistency import check
from factcheck.detection import Analysis
from tests.consistency.writing import Mark, day, figure, found, written


def french(text: str, *marks: Mark) -> Analysis:
    return written(f"Au conseil\n\n{text}", *marks)


def english(text: str, *marks: Mark) -> Analysis:
    return written(f"In the chamber\n\n{text}", *marks, language="en")


def test_parts_in_brackets_do_not_make_the_total() -> None:
    analysis = french(
        "Le chœur réunit 27 chanteurs (15 femmes et 14 hommes) de la vallée.",
        figure("27 chanteurs", "27", "chanteurs"),
        figure("15 femmes", "15", "femmes"),
        figure("14 hommes", "14", "hommes"),
    )

    (finding,) = check(analysis)

    assert found(analysis) == [("figure.parts", ["27 chanteurs", "15 femmes", "14 hommes"])]
    assert finding.severity == "conflict"
    assert finding.message("fr") == ("Les parties font 15 + 14 = 29, mais le total annoncé est 27.")
    assert finding.message("en") == "The parts make 15 + 14 = 29, but the total given is 27."


def test_parts_behind_a_colon_fall_short() -> None:
    analysis = english(
        "The panel has 12 judges: six women, three men and two clerks.",
        figure("12 judges", "12", "judges"),
        figure("six women", "6", "women"),
        figure("three men", "3", "men"),
        figure("two clerks", "2", "clerks"),
    )

    (finding,) = check(analysis)

    assert finding.message("en") == "The parts make 6 + 3 + 2 = 11, but the total given is 12."


def test_parts_that_make_the_total() -> None:
    analysis = english(
        "The panel has 11 judges: six women, three men and two clerks.",
        figure("11 judges", "11", "judges"),
        figure("six women", "6", "women"),
        figure("three men", "3", "men"),
        figure("two clerks", "2", "clerks"),
    )

    assert found(analysis) == []


def test_a_part_larger_than_its_total() -> None:
    analysis = french(
        "L'accident a blessé 8 cyclistes, dont 9 grièvement.",
        figure("8 cyclistes", "8", "cyclistes"),
        figure("9", "9"),
    )

    (finding,) = check(analysis)

    assert finding.message("fr") == "La partie, 9, dépasse le total annoncé, 8."
    assert finding.message("en") == "The part, 9, is more than the total given, 8."


def test_some_of_them_need_not_make_the_total() -> None:
    analysis = english(
        "The crash hurt 30 cyclists, including 12 children and nine tourists.",
        figure("30 cyclists", "30", "cyclists"),
        figure("12 children", "12", "children"),
        figure("nine tourists", "9", "tourists"),
    )

    assert found(analysis) == []


def test_some_of_them_are_too_many_together() -> None:
    analysis = english(
        "The crash hurt 20 cyclists, including 12 children and nine tourists.",
        figure("20 cyclists", "20", "cyclists"),
        figure("12 children", "12", "children"),
        figure("nine tourists", "9", "tourists"),
    )

    assert found(analysis) == [("figure.parts", ["20 cyclists", "12 children", "nine tourists"])]


def test_more_votes_than_voters() -> None:
    analysis = french(
        "Le texte passe par 302 voix pour et 225 contre, sur 520 votants.",
        figure("302 voix", "302", "voix"),
        figure("225", "225"),
        figure("520 votants", "520", "votants"),
    )

    assert found(analysis) == [("figure.parts", ["520 votants", "302 voix", "225"])]


def test_abstentions_may_be_missing() -> None:
    analysis = english(
        "The bill passed by 302 votes to 225, out of 560 members.",
        figure("302 votes", "302", "votes"),
        figure("225", "225"),
        figure("560 members", "560", "members"),
    )

    assert found(analysis) == []


@pytest.mark.parametrize("approx", ["environ", "près de"])
def test_rounded_parts_need_not_fit(approx: str) -> None:
    analysis = french(
        f"Le chœur réunit 27 chanteurs ({approx} 15 femmes et 14 hommes).",
        figure("27 chanteurs", "27", "chanteurs"),
        figure("15 femmes", "15", "femmes", approx=approx),
        figure("14 hommes", "14", "hommes"),
    )

    assert found(analysis) == []


def test_the_total_may_be_the_number_of_parts() -> None:
    analysis = french(
        "Le plan a deux volets : 40 logements et 12 commerces.",
        figure("deux volets", "2", "volets"),
        figure("40 logements", "40", "logements"),
        figure("12 commerces", "12", "commerces"),
    )

    assert found(analysis) == []


def test_counts_of_two_months_are_no_parts() -> None:
    analysis = english(
        "The firm hired 90 clerks (30 in May and 50 in June).",
        figure("90 clerks", "90", "clerks"),
        figure("30", "30"),
        day("May", "--05"),
        figure("50", "50"),
        day("June", "--06"),
    )

    assert found(analysis) == []


@pytest.mark.parametrize(
    "text",
    [
        # Another enumeration, another thing, another bracket.
        "L'accident a blessé 20 cyclistes, dont 12 enfants ; en tout, 9 touristes passaient.",
        "L'accident a blessé 20 cyclistes, dont 12 enfants de 9 villages.",
        "L'accident a blessé 20 cyclistes (dont 12 enfants) et 9 touristes.",
        # With all of them it is just enough.
        "L'accident a blessé 21 cyclistes, dont 12 enfants et 9 touristes.",
        # The total is far off.
        (
            "L'accident a blessé 20 cyclistes qui revenaient tout juste de la fête du village, "
            "dont 12 enfants et 9 touristes."
        ),
    ],
)
def test_nothing_is_too_many(text: str) -> None:
    total = "21 cyclistes" if "21" in text else "20 cyclistes"
    analysis = french(
        text,
        figure(total, total[:2], "cyclistes"),
        figure("12 enfants", "12", "enfants"),
        figure("9", "9", "touristes"),
    )

    assert found(analysis) == []


def test_as_many_votes_as_voters() -> None:
    analysis = french(
        "Le texte passe par 302 voix pour et 218 contre, sur 520 votants.",
        figure("302 voix", "302", "voix"),
        figure("218", "218"),
        figure("520 votants", "520", "votants"),
    )

    assert found(analysis) == []


def test_a_single_figure_in_front_is_no_part() -> None:
    analysis = french(
        "Le verger a 12 arbres sur 9 rangs.",
        figure("12 arbres", "12", "arbres"),
        figure("9 rangs", "9", "rangs"),
    )

    assert found(analysis) == []


def test_a_figure_far_behind_including_counts_something_else() -> None:
    analysis = french(
        "La région a 8 villes, dont Sarlac et les trois hameaux de 900 habitants.",
        figure("8 villes", "8", "villes"),
        figure("900 habitants", "900", "habitants"),
    )

    assert found(analysis) == []
