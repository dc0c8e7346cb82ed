from __future__ import annotations

import pytest

from factcheck.quotecheck import Step
from tests.quotecheck.checking import differences, english, french, passage


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("We lost power at ten past five", [("replaced", "five", "four")]),
        ("We lost all power at ten past four", [("added", "all", "")]),
        ("lost power ten past four", [("omitted", "", "at")]),
        ("We just lost power at ten past four", [("added", "just", "")]),
        ("You lost power at ten past four", [("replaced", "You", "We")]),
    ],
)
def test_other_words_are_shown(quote: str, expected: list[tuple[str, str, str]]) -> None:
    assert differences(english(quote)) == expected


@pytest.mark.parametrize(
    ("quote", "source", "expected"),
    [
        ("le grand Etat dort", "le petit État dort", [("replaced", "grand", "petit")]),
        ("l'Etat grand dort", "l'État petit dort", [("replaced", "grand", "petit")]),
        (
            "le grand chat dort",
            "le petit, euh, chat dort",
            [("replaced", "grand", "petit"), ("filler", "", "euh")],
        ),
        (
            "le grand chat dort",
            "le, euh, petit chat dort",
            [("filler", "", "euh"), ("replaced", "grand", "petit")],
        ),
        (
            "on perd trois millions d'euros",
            "on perd 2 000 000 €",
            [("replaced", "trois millions", "2 000 000"), ("ignored", "d'", "")],
        ),
        ("le long week-end gris", "le petit weekend gris", [("replaced", "long", "petit")]),
    ],
)
def test_what_is_the_same_within_a_difference_stays_out_of_it(
    quote: str, source: str, expected: list[tuple[str, str, str]]
) -> None:
    assert differences(french(quote, source)) == expected


def test_an_altered_quote_has_its_whole_comparison() -> None:
    check = english("We lost heat at ten past four", "And so we lost power at ten past four. Yes.")

    assert check.outcome == "altered"
    assert check.place
    assert check.place.diff == (
        Step("equal", "We lost", "we lost"),
        Step("replaced", "heat", "power"),
        Step("equal", "at ten past four", "at ten past four"),
    )
    assert check.place.score == 0.8


def test_a_score_counts_the_letters_of_both_sides() -> None:
    check = english("We lost all heat at ten past four", "We lost power at ten past four.")

    assert check.place
    assert check.place.score == 0.75


def test_hesitation_around_a_passage_is_not_part_of_it() -> None:
    before, behind = "euh nous partons tôt", "nous partons tôt euh"

    assert passage(french("Hier nous partons tôt", before), before) == "nous partons tôt"
    assert passage(french("nous partons tôt hier", behind), behind) == "nous partons tôt"


def test_words_before_the_first_equal_one_stay_within_the_sentence() -> None:
    source = "It rained. We lost power at noon. Fine"

    assert passage(english("Sadly they lost power at noon there", source), source) == (
        "We lost power at noon"
    )


def test_words_before_the_first_equal_one_answer_to_as_many_words() -> None:
    source = "I recall that we lost power at noon because of him"

    assert passage(english("they lost power at noon", source), source) == "we lost power at noon"
    assert passage(english("we lost power at midnight", source), source) == (
        "we lost power at noon"
    )


@pytest.mark.parametrize(
    ("quote", "source", "expected"),
    [
        (
            "we lost all the power at ten",
            "we lost power at ten past four",
            [("added", "all the", "")],
        ),
        (
            "we lost the power at ten",
            "so we lost all our good power at ten past four",
            [("replaced", "the", "all our good")],
        ),
        (
            "over a hundred tons sank",
            "over just a hundred tons sank",
            [("omitted", "", "just")],
        ),
        (
            "over a hundred tons sank",
            "over a just hundred tons sank",
            [("omitted", "", "just")],
        ),
        ("uh, really, he sank it", "uh, he sank it", [("added", "really", "")]),
    ],
)
def test_a_word_on_one_side_takes_no_neighbour_with_it(
    quote: str, source: str, expected: list[tuple[str, str, str]]
) -> None:
    assert differences(english(quote, source)) == expected


def test_a_changed_rim_of_a_piece_is_held_against_what_stands_there() -> None:
    source = "we left early, the village was empty at dawn and the dogs were gone for good"
    check = english("we left early … Our village was empty at noon … dogs were gone", source)

    assert differences(check) == [
        ("replaced", "Our", "the"),
        ("replaced", "noon", "dawn"),
        ("cut", "", "and the"),
    ]


def test_only_words_of_a_usual_length_have_capitals_without_accents() -> None:
    def outcome(length: int) -> str:
        word = "x" * (length - 1)
        return french(f"l'E{word} paie tout ici", f"l'É{word} paie tout ici").outcome

    assert (outcome(60), outcome(61)) == ("exact", "altered")


def test_forms_of_one_word_are_near() -> None:
    check = french("les maisons vides brûlent très vite", "la maison vide brûle très vite")

    assert check.outcome == "altered"
    assert check.place
    assert check.place.score == 0.8364
