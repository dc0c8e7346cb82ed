from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.numbers.spread import (
    ENOUGH_FOR_MEDIAN,
    ENOUGH_FOR_NINETY,
    Spread,
    spread_of,
)


@pytest.mark.parametrize(
    ("seconds", "spread"),
    [
        ([], Spread(0, None, None)),
        ([5, 1, 3, 2], Spread(4, None, None)),
        ([5, 1, 3, 2, 4], Spread(5, 3, None)),
        ([6, 5, 1, 3, 2, 4], Spread(6, 3.5, None)),
        ([1] * 9, Spread(9, 1, None)),
        ([10, 9, 8, 7, 6, 5, 4, 3, 2, 1], Spread(10, 5.5, 9)),
        (list(range(1, 12)), Spread(11, 6, 10)),
        (list(range(1, 20)), Spread(19, 10, 18)),
        (list(range(1, 21)), Spread(20, 10.5, 18)),
        (list(range(1, 22)), Spread(21, 11, 19)),
    ],
)
def test_by_hand(seconds: list[float], spread: Spread) -> None:
    assert spread_of(seconds) == spread


@given(st.lists(st.floats(0, 1e9), min_size=ENOUGH_FOR_NINETY))
def test_nine_in_ten_are_within_and_no_smaller_one_does(seconds: list[float]) -> None:
    ninety = spread_of(seconds).ninety

    assert ninety is not None
    assert ninety in seconds
    assert 10 * sum(each <= ninety for each in seconds) >= 9 * len(seconds)
    assert 10 * sum(each < ninety for each in seconds) < 9 * len(seconds)


@given(st.lists(st.floats(0, 1e9), min_size=ENOUGH_FOR_MEDIAN))
def test_half_are_on_each_side_of_the_median(seconds: list[float]) -> None:
    median = spread_of(seconds).median

    assert median is not None
    assert 2 * sum(each <= median for each in seconds) >= len(seconds)
    assert 2 * sum(each >= median for each in seconds) >= len(seconds)
