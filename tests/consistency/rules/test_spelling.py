from __future__ import annotations

import pytest

from factcheck.consistency import check
from factcheck.consistency.rules.spelling import inflected, near
from tests.consistency.writing import found, written

FR = "Un site et ses lecteurs\n\n"
EN = "A site and its readers\n\n"


def test_an_outlet_spelt_in_two_ways() -> None:
    analysis = written(FR + "Le site du quotidien Lumirok ouvre. Mais le blog Lumirak a menti.")

    (finding,) = check(analysis)

    assert found(analysis) == [("name.spelling", ["Lumirok", "Lumirak"])]
    assert finding.severity == "check"
    assert finding.message("fr") == (
        "«\u202fLumirok\u202f» et «\u202fLumirak\u202f»\u00a0: deux graphies d’un même nom\u202f?"
    )
    assert finding.message("en") == "“Lumirok” and “Lumirak”: two spellings of one name?"


def test_a_family_name_behind_one_given_name() -> None:
    analysis = written(
        EN + "We met Clara Wexford at home. Later, Clara Wexfrod went out.", language="en"
    )

    assert found(analysis) == [("name.spelling", ["Wexford", "Wexfrod"])]


def test_an_accent_forgotten() -> None:
    analysis = written(FR + "Nous avons vu Anne Bérard. Puis Mme Berard est partie.")

    assert found(analysis) == [("name.spelling", ["Bérard", "Berard"])]


@pytest.mark.parametrize(
    "text",
    [
        # Two given names, two families.
        "Ce soir, Adrien Moreau et Adrian Petit jouent.",
        "Ce soir, Jeanne Carlier et Paul Cartier jouent.",
        # Forms of one word.
        "Un Danois et une Danoise, la Serbie et un Serbe, les Colombiens.",
        "Un Lorrain aime la Lorraine.",
        # Capitals often lose their accents.
        "Il aime Épinal. Elle quitte Epinal pour Saint-Étienne, non pour Saint-Etienne.",
        # A word that is no name, written small elsewhere.
        "Le Marché de Lyon bouge. Ce marché plaît à Marchi.",
        "Le Conseil se réunit. Le conseil reçoit Consoil.",
        # Acronyms.
        "Le groupe ORVELO vend le groupe ORVALO.",
        # Too short to tell.
        "En Iran comme en Irak.",
        # The first letters differ.
        "La Gambie et la Zambie.",
        # Only the beginning of a sentence gives the capital.
        "Il parle à Cartes. Certes, il ment. Carter non.",
    ],
)
def test_two_words_and_not_one(text: str) -> None:
    around = "On raconte cela depuis fort longtemps, sans rien prouver du tout."
    assert found(written(f"{FR}{around} {text}")) == []
    # The same passage is read for names.
    assert found(written(f"{FR}{around} Ni Lumirok ni Lumirak. {text}")) != []


def test_possessives_are_no_second_spelling() -> None:
    analysis = written(
        EN + "In Wexford nobody slept. They saw Wexford's mayor and the Wexfords.", language="en"
    )

    assert found(analysis) == []


def test_lines_in_capitals_are_no_evidence() -> None:
    analysis = written(
        "Hull Market Falls Again\n\nYesterday nobody wanted to say what Marker had done.",
        language="en",
    )

    assert found(analysis) == []


def test_two_names_that_both_come_often() -> None:
    thrice = "Hier Carver a gagné devant Carter. "

    assert found(written(FR + thrice * 2)) != []
    assert found(written(FR + thrice * 3)) == []


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("zataz", "zatav", True),
        ("wexford", "wexfrod", True),
        ("wexford", "wexfor", True),
        ("wexford", "wexord", True),
        ("wexford", "wexorc", False),
        ("berard", "berard", True),
        ("wexford", "wixfurd", False),
        ("wexford", "rexford", False),
        ("wexford", "wexfo", False),
        ("abcdef", "abcfed", False),
    ],
)
def test_near(one: str, other: str, alike: bool) -> None:
    assert (near(one, other), near(other, one)) == (alike, alike)


@pytest.mark.parametrize(
    ("one", "other", "forms"),
    [
        ("martin", "martine", True),
        ("russe", "russie", True),
        ("maria", "marie", True),
        ("juif", "juiv", True),
        ("norman", "normen", True),
        ("afghans", "afghani", True),
        ("grecs", "grece", True),
        ("durant", "durand", False),
        ("zelensky", "zelenskyy", False),
        ("berard", "berard", False),
    ],
)
def test_inflected(one: str, other: str, forms: bool) -> None:
    assert (inflected(one, other), inflected(other, one)) == (forms, forms)
