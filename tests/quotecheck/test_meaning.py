from __future__ import annotations

import pytest

from factcheck.quotecheck import Change, QuoteCheck, check_quote
from factcheck.quotecheck.meaning_words import is_conditional
from tests.quotecheck.checking import english, french, kinds

# Numbers


@pytest.mark.parametrize(
    ("quote", "source", "expected"),
    [
        ("il y a 12 lits vides ici", "il y a treize lits vides ici", ["number"]),
        ("il y a 12 lits vides ici", "il y a des lits vides ici", ["number"]),
        ("il y a des lits vides ici", "il y a douze lits vides ici", []),
        ("il y a un lit vide ici", "il y a deux lit vide ici", ["number"]),
        ("il y a deux lit vide ici", "il y a un lit vide ici", ["number"]),
        ("il y a douze lits vides ici", "il y a lits vides ici", ["number"]),
        ("il y a lits vides ici", "il y a douze lits vides ici", []),
        ("5 % des lits sont vides", "5 euros des lits sont vides", ["number"]),
        ("on a perdu 3 millions en mai", "on a perdu 3 milliards en mai", ["number"]),
        ("on a perdu cinq cents en mai", "on a perdu cinq cent mille en mai", ["number"]),
        ("on a perdu 3 lits, 4 draps ici", "on a perdu 4 lits, 3 draps ici", ["number"]),
        ("un lit est vide et propre", "lit est vide et propre", []),
        ("on a mis trop un vieux lit ici", "on a mis donc 1 petit lit ici", []),
        ("on a mis trop 1 vieux lit ici", "on a mis donc un petit lit ici", []),
    ],
)
def test_another_number_turns_the_meaning(quote: str, source: str, expected: list[str]) -> None:
    assert kinds(french(quote, source)) == expected


def test_one_and_two_are_two_numbers() -> None:
    assert kinds(english("there is one bed left here", "there is two bed left here")) == ["number"]


def test_a_change_is_shown_with_equal_neighbours_only() -> None:
    last = english("we wanted to pay the 12", "we wanted to pay the 13")
    beside = english("we pay the 12 crews now", "we pay the 13, um, crews now")

    assert last.changes == (Change("number", "the 12", "the 13"),)
    assert beside.changes == (Change("number", "the 12", "the 13"),)


def test_numbers_are_shown_as_written() -> None:
    check = french("Il manque 500 000 doses ici", "Il manque six cent mille doses ici")

    assert check.changes == (
        Change("number", "manque 500 000 doses", "manque six cent mille doses"),
    )


# Modals, conditional, quantifiers


@pytest.mark.parametrize(
    ("quote", "source", "expected"),
    [
        ("the dam will break next spring", "the dam may break next spring", ["modal"]),
        ("the dam must break next spring", "the dam should break next spring", ["modal"]),
        ("we have lost the files", "we may have lost the files", ["modal"]),
        ("we may have lost the files", "we have lost the files", ["modal"]),
        ("he reportedly left the town", "he left the town", ["modal"]),
        ("we'll open the gates soon", "we might open the gates soon", ["modal"]),
        ("we'll open the gates soon", "we will open the gates soon", []),
        ("the dam could break again", "the dam couldn't break again", ["negation"]),
        ("we open the gates in the early summer", "we open the gates perhaps a bit in the early summer", ["modal"]),
        ("we open the gates in the early summer", "we open the gates perhaps a bit more in the early summer", []),
    ],
)  # fmt: skip
def test_another_english_modal_turns_the_meaning(
    quote: str, source: str, expected: list[str]
) -> None:
    assert kinds(english(quote, source)) == expected


@pytest.mark.parametrize(
    ("quote", "source", "expected"),
    [
        ("le pont doit fermer en mai", "le pont peut fermer en mai", ["modal"]),
        ("le pont pourrait fermer en mai", "le pont peut fermer en mai", ["conditional"]),
        ("le pont doit fermer en mai", "le pont devrait fermer en mai", ["conditional"]),
        ("les ponts doivent fermer en mai", "les ponts doit fermer en mai", []),
        ("le maire serait parti en mai", "le maire est parti en mai", ["conditional"]),
        ("le maire partira en mai", "le maire partirait en mai", ["conditional"]),
        ("les maires seraient partis en mai", "les maires serait partis en mai", []),
        ("le maire préparait la fête", "le maire prépara la fête", []),
        ("le maire tirait la porte rouge", "le maire tira la porte rouge", []),
        ("c'est une fuite d'eau", "c'est peut-être une fuite d'eau", ["modal"]),
        ("il faut vendre la grange", "il vendre la grange", ["modal"]),
    ],
)
def test_another_french_modal_or_mood_turns_the_meaning(
    quote: str, source: str, expected: list[str]
) -> None:
    assert kinds(french(quote, source)) == expected


@pytest.mark.parametrize(
    ("quote", "source", "language", "expected"),
    [
        ("Tous les élèves sont rentrés", "Quelques élèves sont rentrés", "fr", ["quantifier"]),
        (
            "près de 500 élèves sont rentrés",
            "plus de 500 élèves sont rentrés",
            "fr",
            ["quantifier"],
        ),
        ("tous les élèves sont rentrés", "toutes les élèves sont rentrés", "fr", []),
        ("les élèves du lycée sont rentrés", "tous les élèves du lycée sont rentrés", "fr", []),
        (
            "all of the pumps failed at once",
            "some of the pumps failed at once",
            "en",
            ["quantifier"],
        ),
        ("less than ten pumps failed", "more than ten pumps failed", "en", ["quantifier"]),
        ("all of the pumps failed at once", "each of the pumps failed at once", "en", []),
    ],
)
def test_another_quantifier_turns_the_meaning(
    quote: str, source: str, language: str, expected: list[str]
) -> None:
    assert kinds(check_quote(quote, source, language=language)) == expected


def test_in_long_stretches_single_words_do_not_answer_to_each_other() -> None:
    start, end = "the council of the old harbour town", "before the end of the long winter"

    def check(words: str) -> QuoteCheck:
        source = f"{start} may x1 x2 x3 x4 {words} {end}"
        return english(f"{start} will y1 y2 y3 y4 {end}", source)

    assert kinds(check("x5")) == ["modal"]
    assert kinds(check("x5 x6")) == []


def test_changes_come_in_the_order_of_the_quote() -> None:
    check = english(
        "we will pay the 12 crews and all the guides",
        "we may pay the 13 crews and some the guides",
    )

    assert kinds(check) == ["modal", "number", "quantifier"]


@pytest.mark.parametrize(
    "word",
    ["serait", "auraient", "pourrais", "viendrait", "devrions", "mettrait", "connaîtrait", "verriez",
     "mourraient", "partirait", "ferait", "démissionnerait", "sauraient"],
)  # fmt: skip
def test_conditionals_are_told(word: str) -> None:
    assert is_conditional(word)


@pytest.mark.parametrize(
    "word",
    ["était", "avait", "préparait", "tirait", "retirait", "attirait", "admirait", "inspirait",
     "encadrait", "éclairait", "montrait", "entrait", "livrait", "espérait", "sera", "rait", "erait x"],
)  # fmt: skip
def test_imperfects_are_no_conditionals(word: str) -> None:
    assert not is_conditional(word)
