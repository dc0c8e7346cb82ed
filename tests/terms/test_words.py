from __future__ import annotations

import pytest

from factcheck.terms import LONGEST, terms_of


def keys(text: str, language: str = "fr") -> list[str]:
    return [term.key for term in terms_of(text, language)]


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("fr", "Les électeurs ont voté", "L’ÉLECTEUR A VOTÉ"),
        ("fr", "l'eau", "L’eau"),
        ("fr", "une œuvre", "des oeuvres"),
        ("fr", "1,5 million d’habitants", "1 500 000 habitants"),
        ("fr", "491 840 personnes", "491\u202f840 personnes"),
        ("fr", "cinquante-six attaques", "56 attaques"),
        ("fr", "12,5 %", "12,5 pour cent"),
        ("fr", "3,5 Md€", "3,5 milliards d’euros"),
        ("en", "bridges were repaired", "repairing the bridge"),
        ("en", "£14.2m", "14.2 million pounds"),
        ("en", "1,500 people", "1500 people"),
        ("en", "the council’s libraries", "library council"),
        ("en", "25 per cent", "twenty-five percent"),
    ],
)
def test_two_ways_to_write_the_same_have_the_same_terms(
    language: str, one: str, other: str
) -> None:
    assert sorted(keys(one, language)) == sorted(keys(other, language)) != []


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [("fr", "1,5 million", "15 millions"), ("fr", "vol", "vote"), ("en", "1.5", "1,500")],
)
def test_other_words_and_figures_have_other_terms(language: str, one: str, other: str) -> None:
    assert not set(keys(one, language)) & set(keys(other, language))


def test_function_words_of_the_language_say_nothing() -> None:
    assert keys("Il y a aussi ceux qui ont été avec nous, lorsqu’on est là") == []
    assert keys("there is nothing that they could not have been", "en") == ["noth"]
    assert keys("the son, then", "en") == ["son"]
    assert keys("the son", "fr") == ["the"]


def test_an_address_is_left_out_and_a_hashtag_is_its_words() -> None:
    assert keys("voir https://example.org/a-b?c=d et www.example.org") == ["voir"]
    assert keys("#PlanBlanc") == keys("plan blanc")
    assert keys("a#PlanBlanc") == ["planblanc"]


def test_an_address_without_a_scheme_is_one_once_it_has_a_path() -> None:
    assert keys("voir pic.twitter.com/AbC et exemple.org/") == ["voir"]
    assert keys("le site exemple.org") == ["sit", "exempl", "org"]
    assert keys("12.5/20") == ["#12.5", "#20"]


def test_another_language_is_folded_only() -> None:
    assert keys("Las Vacunas están aquí: 300", "es") == ["las", "vacunas", "estan", "aqui", "#300"]


def test_a_term_shows_its_word_as_the_text_has_it() -> None:
    terms = terms_of("Près de 1,5 million d’Électeurs", "fr")

    assert [(term.shown, term.is_figure) for term in terms] == [
        ("1,5 million", True),
        ("Électeurs", False),
    ]


def test_a_term_is_counted_as_often_as_it_occurs() -> None:
    assert keys("Un loup, deux loups, des loups").count("loup") == 3


def test_no_more_terms_than_a_claim_has_and_none_longer_than_a_column() -> None:
    assert len(terms_of("loup " * (LONGEST + 5), "fr")) == LONGEST
    spoken = "deux virgule " + "trois " * 100
    assert max(map(len, keys(f"{'a' * 500} {'é' * 500} {spoken} {'9' * 500}"))) <= 60
