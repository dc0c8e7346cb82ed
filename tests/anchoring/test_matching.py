from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.anchoring.matching import Match, matches

PIECES = st.sampled_from(["le pont ", "a fermé. ", "mardi ", "12 ", "\n", "été, ", "😀 ", "non. "])
TEXTS = st.lists(PIECES, max_size=40).map("".join)


def stretches(old: str, new: str) -> list[str]:
    return [old[match.old : match.old_end] for match in matches(old, new)]


def test_equal_texts_are_one_match() -> None:
    assert matches("le pont\nferme.", "le pont\nferme.") == [Match(0, 0, 14)]


@pytest.mark.parametrize(("old", "new"), [("", ""), ("", "mot"), ("mot", ""), ("un", "deux")])
def test_texts_that_share_nothing_match_nowhere(old: str, new: str) -> None:
    assert matches(old, new) == []


def test_a_changed_word_parts_two_matches() -> None:
    old, new = "près de 30 laboratoires ont fui", "près de 35 laboratoires ont fui"
    assert matches(old, new) == [Match(0, 0, 7), Match(11, 11, 20)]


def test_the_longer_of_two_paragraphs_that_change_places_stays() -> None:
    short, long = "le maire a dit non.", "la directrice de l'école a dit oui aux parents."
    assert stretches(f"{short}\n{long}", f"{long}\n{short}") == [long]


def test_the_heaviest_order_wins_over_the_longest_paragraph() -> None:
    a, b, c = "aaaa aaaa.", "bbbb bbbb.", "cc cc cc cc."
    assert stretches(f"{c}\n{a}\n{b}", f"{a}\n{b}\n{c}") == [f"{a}\n{b}"]


def test_a_sentence_is_known_again_in_a_rewritten_paragraph() -> None:
    old = "le pont ferme mardi. trois usines attendent. rien de plus."
    new = "la passerelle rouvre. trois usines attendent. tout va bien."
    assert "trois usines attendent." in "".join(stretches(old, new))


def test_a_line_that_occurs_twice_is_matched_by_its_neighbours() -> None:
    old, new = "paris\n10 euros\nlyon\n10 euros", "lyon\n10 euros"
    assert matches(old, new) == [Match(15, 0, 13)]


def test_words_are_never_cut() -> None:
    assert stretches("un bateau", "un bat") == ["un"]


@settings(max_examples=150)
@given(TEXTS, TEXTS)
def test_matches_are_equal_in_both_texts_and_in_order(old: str, new: str) -> None:
    found = matches(old, new)
    for match in found:
        assert match.length > 0
        assert old[match.old : match.old_end].split() == new[match.new : match.new_end].split()
    for one, other in pairwise(found):
        assert one.old_end <= other.old
        assert one.new_end <= other.new


def test_two_long_texts_that_share_no_sentence_are_compared_word_by_word() -> None:
    # Too many pairs for the careful comparison: the quick one still finds the words that stayed.
    old = " ".join(f"mot{n}" for n in range(3000))
    new = " ".join(f"mot{n}" if n % 3 else "autre" for n in range(3000))
    kept = sum(match.length for match in matches(old, new))
    assert kept > 0.6 * len(old)
