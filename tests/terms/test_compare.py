from __future__ import annotations

import pytest

from factcheck.terms import Comparison, compare, guess_language, terms_of


def compared(here: str, there: str) -> Comparison:
    return compare(terms_of(here, "fr"), terms_of(there, "fr"))


def test_words_are_told_as_they_are_written() -> None:
    found = compared(
        "Brumecourt a payé huit millions d’euros pour sa piscine, la piscine.",
        "La rénovation des piscines a coûté 8 millions d’euros à Brumecourt.",
    )

    assert found.both == ("Brumecourt", "huit millions", "piscine")
    assert found.here == ("payé",)
    assert found.there == ("rénovation", "coûté")


@pytest.mark.parametrize(
    ("here", "there", "figures"),
    [
        ("500 000 personnes", "491 840 personnes", "other"),
        ("491 840 personnes", "491.840 patients", "same"),
        ("27 attaques", "27 attaques en 2020", "same"),
        ("27 attaques en 2020", "27 attaques", "same"),
        ("27 attaques en 2020", "30 attaques en 2020", "some"),
        ("des attaques", "27 attaques", "none"),
        ("27 attaques", "des attaques", "none"),
        ("des attaques", "une attaque", "none"),
    ],
)
def test_figures_are_the_same_or_not(here: str, there: str, figures: str) -> None:
    assert compared(here, there).figures == figures


def test_a_sign_alone_is_no_word() -> None:
    assert compared("12 %", "13 %") == Comparison((), ("12",), ("13",), "other")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Les données ont été publiées.", "fr"),
        ("The data have been published.", "en"),
        ("Emmanuel Macron 2017", ""),
        ("", ""),
        ("le the", ""),
        ("x " * 3000 + "the the the", ""),
    ],
)
def test_the_language_is_guessed_from_function_words(text: str, language: str) -> None:
    assert guess_language(text) == language
