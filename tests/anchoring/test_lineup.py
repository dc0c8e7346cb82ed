from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.anchoring import Change, Pair, line_up, word_diff
from factcheck.anchoring.lineup import ALIKE

A = "Le maire a présenté le budget de la commune."
A2 = "Le maire a présenté hier le budget de la ville."
B = "Les associations demandent 72 000 euros de plus."
C = "Aucune date n’est fixée pour le vote."
X = "Rien ne bouge ailleurs."


def places(old: list[str], new: list[str]) -> list[tuple[int | None, int | None]]:
    return [(pair.old, pair.new) for pair in line_up(old, new)]


@pytest.mark.parametrize(
    ("old", "new", "beside"),
    [
        ([A, B, C], [A, B, C], [(0, 0), (1, 1), (2, 2)]),
        ([A, B, C], [A, C], [(0, 0), (1, None), (2, 1)]),
        ([A, C], [A, B, C], [(0, 0), (None, 1), (1, 2)]),
        ([A, B], [A2, B], [(0, 0), (1, 1)]),
        ([A, B], [C, A2], [(None, 0), (0, 1), (1, None)]),
        ([B, A], [A2, C], [(0, None), (1, 0), (None, 1)]),
        ([B], [C], [(0, None), (None, 0)]),
        ([A, B, C], [B, C, A], [(0, None), (1, 0), (2, 1), (None, 2)]),
        ([A, A, B], [A, B], [(0, None), (1, 0), (2, 1)]),
        ([A, B], [A2, X, B], [(0, 0), (None, 1), (1, 2)]),
        ([A], [], [(0, None)]),
        ([], [A], [(None, 0)]),
        ([], [], []),
    ],
)
def test_blocks_that_stayed_or_read_alike_stand_side_by_side(
    old: list[str], new: list[str], beside: list[tuple[int | None, int | None]]
) -> None:
    assert places(old, new) == beside


def test_a_pair_says_what_became_of_its_words() -> None:
    assert line_up([A, B], [A2, C]) == [
        Pair(0, 0, word_diff(A, A2)),
        Pair(1, None, [Change("removed", B)]),
        Pair(None, 1, [Change("added", C)]),
    ]


def test_a_pair_is_the_same_when_no_character_changed() -> None:
    pairs = line_up([A, B, "", C], [A, B.replace(" ", "\u00a0", 1), "", X])

    assert [(pair.old, pair.new, pair.is_same) for pair in pairs] == [
        (0, 0, True),
        (1, 1, False),
        (2, 2, True),
        (3, None, False),
        (None, 3, False),
    ]


def test_an_empty_block_that_came_is_a_difference_and_one_that_went_too() -> None:
    assert [pair.is_same for pair in line_up([A], [A, ""])] == [True, False]
    assert [pair.is_same for pair in line_up([A, ""], [A])] == [True, False]


def test_typography_does_not_part_two_wordings() -> None:
    assert places(["L'USINE D'AMIENS"], ["l’usine d’Amiens"]) == [(0, 0)]


def test_the_block_that_shares_most_letters_is_the_counterpart() -> None:
    whole = f"{A} {B}"

    assert places([whole, X], [A, B, X]) == [(None, 0), (0, 1), (1, 2)]
    assert places([A, B, X], [whole, X]) == [(0, None), (1, 0), (2, 1)]


def test_how_alike_two_wordings_are_is_counted_in_letters_of_both() -> None:
    assert ALIKE == 2 * 2 / (5 + 5)
    assert places(["ab xyz"], ["ab uvw"]) == [(0, 0)]
    assert places(["ab xyz"], ["ab uvwt"]) == [(0, None), (None, 0)]
    assert places(["ab xyzt"], ["ab uvw"]) == [(0, None), (None, 0)]


def test_many_blocks_that_all_changed_still_line_up() -> None:
    old = [f"Le point {number} de l'ordre du jour" for number in range(2_000)]
    new = [text.replace("'", "’") for text in old]

    assert places(old, new) == [(number, number) for number in range(2_000)]


BLOCKS = st.lists(st.sampled_from([A, A2, B, C, X, "", "a b c", "a b d"]), max_size=8)


@given(BLOCKS, BLOCKS)
def test_every_block_of_both_texts_appears_once_in_its_order(
    old: list[str], new: list[str]
) -> None:
    pairs = line_up(old, new)

    assert [pair.old for pair in pairs if pair.old is not None] == list(range(len(old)))
    assert [pair.new for pair in pairs if pair.new is not None] == list(range(len(new)))
    for pair in pairs:
        before = "" if pair.old is None else old[pair.old]
        after = "" if pair.new is None else new[pair.new]
        assert pair.changes == word_diff(before, after)
    for first, then in pairwise(pairs):
        assert not (first.old is None and then.new is None)
