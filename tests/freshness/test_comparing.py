from __future__ import annotations

from decimal import Decimal

import pytest

from factcheck.freshness.comparing import has_words, number_missing, words_missing

PAGE = "Titre\nLe taux atteint 12,5 % en mai 2026.\n« Rien n’est sûr », dit-elle. Il y a 3 000 cas."


@pytest.mark.parametrize(
    "excerpt",
    [
        "Le taux atteint 12,5 % en mai 2026",
        "LE TAUX  atteint\n12.5 %",
        '"Rien n\'est sûr", dit-elle',
        "Le taux […] en mai 2026",
        "Le taux (...) dit-elle",
        "taux… dit-elle",
        "… dit-elle …",
        "3000 cas",
        "3\u202f000 cas",
        "trois mille cas",
        "en mai 2026. « Rien",
        "",
    ],
)
def test_an_excerpt_is_there_however_it_is_written(excerpt: str) -> None:
    assert words_missing(PAGE, excerpt, "fr") is None


@pytest.mark.parametrize(
    ("excerpt", "missing"),
    [
        ("Le taux atteint 13 % en mai 2026", "13"),
        ("Le taux atteint 12,6 % en mai 2025", "12,6"),
        ("Le taux atteint 12,5 % en juin 2026", ""),
        ("atteint Le taux", ""),
        ("dit-elle … Le taux", ""),
        ("taux … taux", ""),
        ("Le taux […] en juillet 2027", "2027"),
        ("il y a 4 000 cas", "4 000"),
        ("Le tau", ""),
    ],
)
def test_what_is_gone_is_named_if_it_is_a_number(excerpt: str, missing: str) -> None:
    assert words_missing(PAGE, excerpt, "fr") == missing


def test_pieces_may_follow_each_other_at_once() -> None:
    assert words_missing("un deux trois", "un … deux … trois", "fr") is None
    assert words_missing("un", "un … un", "fr") == ""


@pytest.mark.parametrize("language", ["fr", "en", "de"])
def test_an_excerpt_is_there_in_any_language(language: str) -> None:
    assert words_missing("It is 1,234.5 now.", "1,234.5 now", language) is None


@pytest.mark.parametrize(
    ("page", "values", "missing"),
    [
        ("Il y a 491 840 personnes.", ["491840"], False),
        ("There are 491,840 people.", ["491840"], False),
        ("Il y a 3 millions de cas.", ["3000000.000000"], False),
        ("Le taux est de 12,5 %.", ["12.5"], False),
        ("The rate is 12.5%.", ["12.50"], False),
        ("It is 1.234 metres.", ["1.234"], False),
        ("Il y a 1.234 cas.", ["1234"], False),
        ("Le taux est de 12,5 %.", ["12.5", "13"], True),
        ("De 12,5 à 13 %.", ["12.5", "13"], False),
        ("Le taux est de 125 %.", ["12.5"], True),
        ("", ["1"], True),
    ],
)
def test_a_number_is_there_in_either_way_of_writing(
    page: str, values: list[str], *, missing: bool
) -> None:
    assert number_missing(page, [Decimal(value) for value in values]) is missing


@pytest.mark.parametrize(("excerpt", "has"), [("", False), (" — … « » ", False), ("a", True)])
def test_an_excerpt_without_words_is_none(excerpt: str, *, has: bool) -> None:
    assert has_words(excerpt) is has
