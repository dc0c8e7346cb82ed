from __future__ import annotations

import pytest

from factcheck.quotecheck import Change
from tests.quotecheck.checking import english, french, kinds


@pytest.mark.parametrize(
    ("quote", "source", "ours", "theirs"),
    [
        ("nous voulons partir", "nous ne voulons pas partir", "nous voulons partir", "nous ne voulons pas partir"),
        ("nous ne voulons pas partir", "nous voulons partir", "nous ne voulons pas partir", "nous voulons partir"),
        ("il y a plus de pain ici", "il n'y a plus de pain ici", "il y", "il n'y"),
        ("on a vu un bateau passer", "on n'a vu aucun bateau passer", "on a vu un bateau", "on n'a vu aucun bateau"),
        ("c'est vrai pour tout le monde", "c'est pas vrai pour tout le monde", "est vrai", "est pas vrai"),
        ("elle dort avec une lampe", "elle dort sans une lampe", "dort avec une", "dort sans une"),
        ("il a trois euros sur lui", "il n'a que trois euros sur lui", "il a", "il n'a"),
        ("le barrage a rompu hier", "le barrage n'a rompu hier", "barrage a", "barrage n'a"),
        ("ce sera possible demain", "ce sera impossible demain", "sera possible demain", "sera impossible demain"),
        ("ce sera impossible demain", "ce sera possible demain", "sera impossible demain", "sera possible demain"),
    ],
)  # fmt: skip
def test_a_french_negation_on_one_side_turns_the_meaning(
    quote: str, source: str, ours: str, theirs: str
) -> None:
    check = french(quote, source)

    assert check.outcome == "meaning_changed"
    assert check.changes == (Change("negation", ours, theirs),)


@pytest.mark.parametrize(
    ("quote", "source", "ours", "theirs"),
    [
        ("I would sign it", "I would never sign it", "would sign", "would never sign"),
        ("we did sell the land", "we didn't sell the land", "we did sell", "we didn't sell"),
        ("we can pay them now", "we cannot pay them now", "we can pay", "we cannot pay"),
        ("there is no proof of it", "there is proof of it", "is no proof", "is proof"),
        ("nothing was stolen last night", "something was stolen last night", "nothing was", "something was"),
        ("it was fair to us all", "it was unfair to us all", "was fair to", "was unfair to"),
        ("it was legal all along", "it was illegal all along", "was legal all", "was illegal all"),
    ],
)  # fmt: skip
def test_an_english_negation_on_one_side_turns_the_meaning(
    quote: str, source: str, ours: str, theirs: str
) -> None:
    check = english(quote, source)

    assert check.outcome == "meaning_changed"
    assert check.changes == (Change("negation", ours, theirs),)


@pytest.mark.parametrize(
    ("quote", "source"),
    [
        ("on ne sait pas combien ils sont", "on sait pas combien ils sont"),
        ("on sait pas combien ils sont", "on ne sait pas combien ils sont"),
        ("ce n'est jamais simple à dire", "c'est jamais simple à dire"),
        ("personne ne le voit jamais passer", "personne le voit jamais passer"),
        ("avant qu'il ne parte en mer", "avant qu'il parte en mer"),
        ("je crains qu'il vienne ce soir", "je crains qu'il ne vienne ce soir"),
        ("on ne veut pas de ce pont", "on ne veut plus de ce pont"),
        ("on ne veut jamais de ce pont", "on ne veut pas de ce pont"),
    ],
)
def test_french_differences_that_leave_a_negation_alone(quote: str, source: str) -> None:
    assert french(quote, source).outcome == "altered"


@pytest.mark.parametrize(
    ("quote", "source"),
    [
        ("we did not sell the old land", "we didn't sell the old land"),
        ("we can't pay them all now", "we cannot pay them all now"),
        ("it was not any good for us", "it was no good for us"),
        ("the art hall opened late", "the unart hall opened late"),
    ],
)
def test_english_differences_that_leave_a_negation_alone(quote: str, source: str) -> None:
    assert english(quote, source).outcome == "altered"


def test_far_negations_are_two_changes() -> None:
    near = french("il a vu la ville et on a fui", "il n'a vu la ville et on n'a fui")
    far = french("il a vu la ville brûler et on a fui", "il n'a vu la ville brûler et on n'a fui")

    assert near.changes == (
        Change("negation", "il a vu la ville et on a", "il n'a vu la ville et on n'a"),
    )
    assert far.changes == (
        Change("negation", "il a", "il n'a"),
        Change("negation", "on a", "on n'a"),
    )


def test_negations_in_a_row_are_one_change() -> None:
    check = french("on a vu et on a bu et on a fui", "on n'a vu et on n'a bu et on n'a fui")

    assert check.changes == (
        Change("negation", "on a vu et on a bu et on a", "on n'a vu et on n'a bu et on n'a"),
    )


def test_negations_of_the_two_sides_are_two_changes() -> None:
    check = french("il a dormi et on n'a rien vu", "il n'a pas dormi et on a tout vu")

    assert [(change.quote, change.source) for change in check.changes] == [
        ("il a dormi", "il n'a pas dormi"),
        ("on n'a rien vu", "on a tout vu"),
    ]


def test_pas_too_far_behind_its_ne_does_not_count_for_it() -> None:
    kept = "elle a bien sûr vu ce soir pas mal de monde"
    close = "elle a bien sûr vu ce pas mal de monde"

    assert french(kept, kept.replace("elle a", "elle n'a")).outcome == "meaning_changed"
    assert french(close, close.replace("elle a", "elle n'a")).outcome == "altered"


def test_a_negation_before_its_ne_counts_when_near() -> None:
    near = "jamais le maire cela vaut dix euros"
    far = "jamais le maire noir cela vaut dix euros"

    assert french(near, near.replace("cela", "ne cela")).outcome == "altered"
    assert french(far, far.replace("cela", "ne cela")).outcome == "meaning_changed"


def test_avant_too_far_before_its_ne_does_not_count_for_it() -> None:
    near = "avant le maire qu'il parte en mer"
    far = "avant le vieux maire qu'il parte en mer"

    assert french(near, near.replace("parte", "ne parte")).outcome == "altered"
    assert french(far, far.replace("parte", "ne parte")).outcome == "meaning_changed"


def test_plus_negates_behind_a_ne_only() -> None:
    assert kinds(french("il vend du pain ici", "il vend plus du pain ici")) == []
    check = french("ne vend du pain ici", "ne vend plus du pain ici")
    assert check.changes == (Change("negation", "vend du", "vend plus du"),)


def test_sans_doute_is_a_modal_and_no_negation() -> None:
    check = french("le projet sera abandonné", "le projet sera sans doute abandonné")

    assert check.changes == (Change("modal", "sera abandonné", "sera sans doute abandonné"),)


def test_a_clause_left_out_with_its_negation_turns_the_meaning() -> None:
    check = english(
        "we met the crew and we paid them all",
        "we met the crew, though it was not our job at all, and we paid them all",
    )

    assert check.changes == (
        Change("negation", "crew and", "crew, though it was not our job at all, and"),
    )


# What cuts and brackets hide


@pytest.mark.parametrize(
    ("quote", "source", "outcome"),
    [
        ("we did […] sell the land", "we did not sell the land", "meaning_changed"),
        ("we did […] sell the land", "we did not, to be fair, sell the land", "meaning_changed"),
        ("we did […] sell the land", "we did, to be fair, not sell the land", "meaning_changed"),
        ("we did […] sell the land", "we did, not long ago, sell the land", "trimmed"),
        (
            "we did […] sell the land",
            "we did a thing or two, not much, to sell the land",
            "trimmed",
        ),
        ("we did […] sell the land", "we did so, and never, sell the land", "trimmed"),
        ("we […] sell the land", "we that is the board did not sell the land", "meaning_changed"),
    ],
)
def test_a_cut_may_not_take_the_negation_of_the_words_beside_it(
    quote: str, source: str, outcome: str
) -> None:
    assert english(quote, source).outcome == outcome


@pytest.mark.parametrize(
    ("quote", "source", "expected"),
    [
        ("we did [not] sell the land", "we did sell the land", ["negation"]),
        ("we did [really] sell the land", "we did not sell the land", ["negation"]),
        ("we sold [600] acres of land", "we sold 500 acres of land", ["number"]),
        ("we sold [500] acres of land", "we sold those acres of land", []),
        ("we sold [those] acres of land", "we sold 500 acres of land", []),
        ("we [might] sell the land", "we will sell the land", []),
        ("[all] sheds in the yard burnt", "some sheds in the yard burnt", []),
    ],
)
def test_brackets_may_explain_but_not_turn_a_negation_or_a_number(
    quote: str, source: str, expected: list[str]
) -> None:
    assert kinds(english(quote, source)) == expected
