from __future__ import annotations

import pytest

from factcheck.quotecheck.align import Row, Run, _tightened, align


def row(text: str, silent: str = "") -> Row:
    keys = text.split()
    return Row(keys, [0 if key in silent.split() else len(key) for key in keys])


def aligned(quote: str, window: str, silent: str = "") -> list[tuple[int, int, int]]:
    return [tuple(run) for run in align(row(quote), row(window, silent))]


@pytest.mark.parametrize(
    ("quote", "window", "runs"),
    [
        ("un deux trois", "un deux trois", [(0, 0, 3)]),
        ("un deux trois", "zéro un deux trois quatre", [(0, 1, 3)]),
        ("un deux trois", "un trois", [(0, 0, 1), (2, 1, 1)]),
        ("un trois", "un deux trois", [(0, 0, 1), (1, 2, 1)]),
        ("un deux trois", "un dix trois", [(0, 0, 1), (2, 2, 1)]),
        ("le chat et le chien", "le chat le chien", [(0, 0, 2), (3, 2, 2)]),
        ("le le le", "le le", [(0, 0, 2)]),
        ("un deux", "trois quatre", []),
        ("", "un", []),
        ("un", "", []),
    ],
)
def test_equal_words_are_paired_in_order(
    quote: str, window: str, runs: list[tuple[int, int, int]]
) -> None:
    assert aligned(quote, window) == runs


def test_crossing_anchors_are_resolved_by_the_longest_rising_row() -> None:
    assert aligned("alpha bravo delta gamma", "gamma alpha bravo delta") == [(0, 1, 3)]
    assert aligned("gamma alpha bravo delta", "alpha bravo delta gamma") == [(1, 0, 3)]


def test_a_stray_word_far_from_the_passage_is_left_out() -> None:
    assert aligned("le maire part", "le chien noir dort et maire part") == [(1, 5, 2)]
    assert aligned("maire part tôt", "maire part et puis dort longtemps et tôt") == [(0, 0, 2)]


def test_a_word_near_the_passage_is_kept() -> None:
    assert aligned("I did it", "I really did it") == [(0, 0, 1), (1, 2, 2)]


def test_the_price_of_a_gap_is_half_its_letters_beyond_ten() -> None:
    assert aligned("le maire part", f"le {'x' * 13} maire part") == [(0, 0, 1), (1, 2, 2)]
    assert aligned("le maire part", f"le {'x' * 14} maire part") == [(1, 2, 2)]


def test_a_gap_on_both_sides_costs_only_the_difference() -> None:
    window = f"le {'x' * 18} maire part"

    assert aligned("le premier maire part", window) == [(0, 0, 1), (2, 2, 2)]
    assert aligned("le sixte maire part", window) == [(0, 0, 1), (2, 2, 2)]
    assert aligned("le six maire part", window) == [(2, 2, 2)]


def test_silent_words_cost_nothing() -> None:
    window = "le constitutionnellement maire part"

    assert aligned("le maire part", window) == [(1, 2, 2)]
    assert aligned("le maire part", window, "constitutionnellement") == [(0, 0, 1), (1, 2, 2)]


def test_of_two_equal_words_before_the_passage_the_nearer_one_counts() -> None:
    assert aligned("we may have lost it", "we x we have lost it") == [(0, 2, 1), (2, 3, 3)]


def test_of_two_passages_that_weigh_the_same_the_first_is_taken() -> None:
    assert aligned("abc xyz", f"abc {'x' * 40} xyz") == [(0, 0, 1)]
    assert aligned("a", "b a") == [(0, 1, 1)]


def test_runs_before_the_longest_are_moved_up_to_it() -> None:
    window = list("abxabcabdefa")
    runs = [Run(0, 0, 2), Run(3, 5, 1), Run(5, 8, 3), Run(9, 11, 1)]

    assert _tightened(runs, window) == [Run(0, 3, 2), Run(3, 5, 1), Run(5, 8, 3), Run(9, 11, 1)]
    assert _tightened([Run(0, 0, 1), Run(1, 8, 3)], window) == [Run(0, 6, 1), Run(1, 8, 3)]
    assert _tightened([Run(0, 0, 3), Run(4, 11, 1)], window) == [Run(0, 0, 3), Run(4, 11, 1)]
    assert _tightened([], window) == []
