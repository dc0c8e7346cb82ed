from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.anchoring import Union

SPANS = st.lists(
    st.tuples(st.integers(0, 30), st.integers(1, 8)).map(lambda at: (at[0], at[0] + at[1])),
    max_size=6,
)


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [(0, 2, False), (0, 3, True), (4, 5, True), (8, 9, True), (9, 12, False), (9, 13, True)],
)
def test_a_place_meets_what_shares_a_character_with_it(
    start: int, end: int, expected: bool
) -> None:
    # One within another, two that overlap, and one apart.
    assert Union([(12, 14), (2, 7), (3, 4), (6, 9)]).meets(start, end) is expected


def test_nothing_meets_no_place() -> None:
    assert not Union([]).meets(0, 5)


@given(SPANS, st.integers(0, 40), st.integers(1, 10))
def test_it_answers_as_asking_each_span_would(
    spans: list[tuple[int, int]], start: int, length: int
) -> None:
    end = start + length
    expected = any(one < end and start < other for one, other in spans)

    assert Union(iter(spans)).meets(start, end) is expected
