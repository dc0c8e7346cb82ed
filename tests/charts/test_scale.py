from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.charts.scale import MOST, shortened, time_ticks, whole_ticks


@pytest.mark.parametrize(
    ("highest", "ticks"),
    [
        (0, [0, 1]),
        (1, [0, 1]),
        (4, [0, 1, 2, 3, 4]),
        (5, [0, 2, 4, 6]),
        (9, [0, 5, 10]),
        (21, [0, 10, 20, 30]),
        (55, [0, 20, 40, 60]),
        (100, [0, 50, 100]),
        (1000, [0, 500, 1000]),
    ],
)
def test_whole_numbers(highest: int, ticks: list[int]) -> None:
    assert whole_ticks(highest) == ticks


@pytest.mark.parametrize(
    ("highest", "step"),
    [(30, 60), (241, 120), (3600, 900), (3601, 1800), (20 * 3600, 6 * 3600), (86400 * 4, 86400)],
)
def test_times(highest: int, step: int) -> None:
    assert time_ticks(highest)[1] == step


@given(st.integers(0, 10**9))
def test_an_axis_of_numbers_begins_at_zero_and_holds_the_highest(highest: int) -> None:
    ticks = whole_ticks(highest)

    assert ticks[0] == 0
    assert highest <= ticks[-1]
    assert len(ticks) <= MOST + 1
    assert ticks[-2] < max(highest, 1)


@given(st.floats(0, 10**10))
def test_an_axis_of_time_too(highest: float) -> None:
    ticks = time_ticks(highest)

    assert ticks[0] == 0
    assert highest <= ticks[-1]
    assert len(ticks) <= MOST + 1


def test_long_words_are_cut() -> None:
    assert shortened("douze mots", 10) == "douze mots"
    assert shortened("douze mots!", 10) == "douze mot…"
    assert shortened("douze mots longs", 7) == "douze…"
