from __future__ import annotations

import pytest

from factcheck.anchoring.runs import PAIRS, _anchors, _rims, equal_runs


def runs(first: str, second: str) -> list[tuple[int, int, int]]:
    return [tuple(run) for run in equal_runs(first.split(), second.split())]


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ("un deux trois", "zéro un deux trois quatre", [(0, 1, 3)]),
        ("un deux trois", "un dix trois", [(0, 0, 1), (2, 2, 1)]),
        ("le chat et le chien", "le chat le chien", [(0, 0, 2), (3, 2, 2)]),
        ("un deux", "trois quatre", []),
        ("", "", []),
    ],
)
def test_equal_words_are_paired_in_order(
    first: str, second: str, found: list[tuple[int, int, int]]
) -> None:
    assert runs(first, second) == found


@pytest.mark.parametrize(
    ("first", "second", "anchors"),
    [
        ("a b c", "c a b", [(0, 1), (1, 2)]),
        ("p q r s t", "r p s q t", [(2, 0), (3, 2), (4, 4)]),
        ("a a b", "a b b", []),
        ("a b b c", "a b c c", [(0, 0)]),
        ("a b", "b a", [(1, 0)]),
        ("a", "b", []),
    ],
)
def test_words_that_stand_once_on_both_sides_are_anchors(
    first: str, second: str, anchors: list[tuple[int, int]]
) -> None:
    assert _anchors(first.split(), second.split()) == anchors


@pytest.mark.parametrize(
    ("left", "right", "rims"),
    [
        ("a b c", "a b c", [(0, 0, 3), (3, 3, 0)]),
        ("a x b", "a y y b", [(0, 0, 1), (2, 3, 1)]),
        ("a a", "a a a", [(0, 0, 2), (2, 3, 0)]),
        ("x", "y", [(0, 0, 0), (1, 1, 0)]),
        ("", "y", [(0, 0, 0), (0, 1, 0)]),
        ("x b b", "y b", [(0, 0, 0), (2, 1, 1)]),
    ],
)
def test_rims_are_what_both_rows_begin_and_end_with(
    left: str, right: str, rims: list[tuple[int, int, int]]
) -> None:
    assert _rims(left.split(), right.split()) == rims


def test_words_that_stand_often_are_no_junk() -> None:
    assert runs("p p", f"{'q ' * 216} p p p p") == [(0, 216, 2)]


def test_long_rows_of_few_words_are_compared_at_their_rims_only() -> None:
    assert PAIRS == 60 * 100 == 17 * 353 - 1
    assert runs("b " * 60, f"a {'b ' * 100} a") == [(0, 1, 60)]
    assert runs("b " * 17, f"a {'b ' * 353} a") == []

    many = "a b " * 60
    assert runs(f"{many} c", f"{many} d") == [(0, 0, 120)]
    assert runs(f"c {many}", f"d {many}") == [(1, 1, 120)]
    assert runs(f"{many} c {many}", f"{many} {many}") == [(0, 0, 120), (121, 120, 120)]
