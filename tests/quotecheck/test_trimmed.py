from __future__ import annotations

import pytest

from tests.quotecheck.checking import INTERVIEW, differences, english, french, passage


def test_an_ellipsis_owns_up_to_a_cut() -> None:
    check = french("« Nous avons […] demandé une étude […] trois cent mille euros »")

    assert check.outcome == "trimmed"
    assert check.place
    assert check.place.score == 1.0
    assert differences(check) == [("cut", "", "euh"), ("cut", "", "et elle coûtera")]
    assert passage(check, INTERVIEW) == (
        "Nous avons, euh, demandé une étude, et elle coûtera trois cent mille euros"
    )


def test_hesitation_may_be_left_out() -> None:
    assert differences(french("Nous avons demandé une étude")) == [("filler", "", "euh")]
    assert french("Nous avons demandé une étude").outcome == "trimmed"
    assert english("at ten past four and the backup never started").outcome == "trimmed"


def test_hesitation_may_not_be_added() -> None:
    check = french("Nous n’avons, euh, pas décidé de fermer le pont")

    assert check.outcome == "altered"
    assert differences(check) == [("added", "euh", "")]


@pytest.mark.parametrize(
    ("quote", "source", "outcome"),
    [
        ("il faut que l'eau coule", "il faut que, que l'eau coule", "trimmed"),
        ("il faut que l'eau coule", "il faut, il faut que l'eau coule", "exact"),
        ("et il faut que l'eau coule", "et il faut, il faut que l'eau coule", "trimmed"),
        ("et si tu viens là", "et si tu viens si tu viens là", "trimmed"),
        ("non non et la mer monte", "non non et et la mer monte", "trimmed"),
        ("et si tu viens là", "et si tu viens, si, si tu viens là", "altered"),
        ("ici nous battons le fer", "ici nous nous battons le fer", "altered"),
        ("il y a cent lits vides", "il y a cent cent lits vides", "altered"),
        ("on va tout droit là", "on va aller tout droit là", "altered"),
    ],
)
def test_words_said_twice_are_hesitation(quote: str, source: str, outcome: str) -> None:
    assert french(quote, source).outcome == outcome


def test_at_most_three_words_are_a_stutter() -> None:
    source = "on voit si tu viens là, si tu viens là demain"

    assert french("on voit si tu viens là demain", source).outcome == "altered"


@pytest.mark.parametrize(
    ("quote", "source", "bracket"),
    [
        ("[The minister] said the road was closed", "He said the road was closed", ("The minister", "He")),
        ("She told [the board] that nothing was lost", "She told them that nothing was lost", ("the board", "them")),
        ("She told [the board] that nothing was lost", "She told that nothing was lost", ("the board", "")),
        ("They demand[ed] the keys", "They demand the keys", ("demanded", "demand")),
        ("we closed the road [on Friday]", "we closed the road then", ("on Friday", "then")),
    ],
)  # fmt: skip
def test_square_brackets_are_the_newsrooms_own_words(
    quote: str, source: str, bracket: tuple[str, str]
) -> None:
    check = english(quote, source)

    assert check.outcome == "trimmed"
    assert differences(check) == [("bracket", *bracket)]
    assert passage(check, source) == source


def test_brackets_around_the_very_words_change_nothing() -> None:
    assert english("[T]he road was [closed]", "The road was closed").outcome == "exact"


def test_a_bracket_stands_for_so_many_words_and_no_more() -> None:
    quote = "She told [us] of the road being closed"

    def source(words: int) -> str:
        return f"She told {'so ' * words}of the road being closed"

    assert english(quote, source(12)).outcome == "trimmed"
    assert english(quote, source(12).replace("so", "really")).outcome == "trimmed"
    assert english(quote, source(13)).outcome == "altered"


def test_words_beside_a_bracket_must_be_right() -> None:
    check = english("[The minister] claimed the road was closed", "He said the road was closed")

    assert check.outcome == "altered"
    assert differences(check) == [("replaced", "The minister claimed", "He said")]


def test_pieces_must_come_in_their_order() -> None:
    check = english("the backup never started […] We lost power")

    assert check.outcome == "altered"
    assert differences(check) == [("added", "We lost power", "")]


def test_a_piece_may_be_far_but_not_too_far() -> None:
    def source(words: int) -> str:
        return f"We closed the mill {'so ' * words}and sold the land"

    quote = "We closed the mill […] and sold the land"

    assert english(quote, source(300)).outcome == "trimmed"
    assert english(quote, source(301)).outcome == "altered"


def test_pieces_before_the_longest_are_looked_for_just_as_far() -> None:
    def source(words: int) -> str:
        return f"We closed it {'so ' * words}and sold the whole land"

    quote = "We closed it […] and sold the whole land"

    assert english(quote, source(300)).outcome == "trimmed"
    assert english(quote, source(301)).outcome == "altered"


def test_the_nearest_place_of_a_piece_counts() -> None:
    source = "we left, we left, the whole village was empty, at dawn, at dawn"
    check = english("we left … the whole village was empty … at dawn", source)

    assert check.outcome == "exact"
    assert passage(check, source) == "we left, the whole village was empty, at dawn"


def test_a_changed_piece_is_altered_where_it_stands() -> None:
    check = english("the backup never started […] Some of our wards […] It could have been worse")

    assert check.outcome == "altered"
    assert ("replaced", "our", "the") in differences(check)


def test_a_piece_in_brackets_alone_is_the_newsrooms() -> None:
    check = english("Some of the wards … [he paused] … I would say 12")

    assert check.outcome == "trimmed"
    assert differences(check) == [("bracket", "he paused", "")]
