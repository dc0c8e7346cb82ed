"""How many sources some evidence is."""

from __future__ import annotations

import pytest

from factcheck.sourcing import Asked, Origins, Sources, count_sources

ALONE: Origins = {}


@pytest.mark.parametrize(
    ("pieces", "origins", "counted"),
    [
        ([], ALONE, Sources()),
        ([(1, "primary"), (2, "secondary"), (3, "tertiary")], ALONE, Sources(1, 1, 1)),
        # One from the other, at one remove and at two; both from a third that is not cited.
        ([(1, "primary"), (2, "secondary")], {2: (1, None)}, Sources(1)),
        ([(1, "primary"), (3, "secondary")], {3: (2, None), 2: (1, None)}, Sources(1)),
        (
            [(1, "primary"), (4, "secondary")],
            {4: (3, None), 3: (2, None), 2: (1, None)},
            Sources(1),
        ),
        ([(1, "secondary"), (2, "secondary")], {1: (9, None), 2: (9, None)}, Sources(0, 1)),
        # The same source, another source; the same source further up only.
        ([(1, "secondary"), (2, "secondary")], {1: (None, 7), 2: (None, 7)}, Sources(0, 1)),
        ([(1, "secondary"), (2, "secondary")], {1: (None, 7), 2: (None, 8)}, Sources(0, 2)),
        (
            [(1, "secondary"), (2, "secondary")],
            {1: (9, None), 9: (None, 7), 2: (None, 7)},
            Sources(0, 1),
        ),
        # A source and a piece of evidence with the same number are two things.
        ([(1, "secondary"), (7, "secondary")], {1: (None, 7), 7: (None, None)}, Sources(0, 2)),
        # A circle, and three that are joined one after the other.
        ([(1, "tertiary"), (2, "tertiary")], {1: (2, None), 2: (1, None)}, Sources(0, 0, 1)),
        (
            [(1, "tertiary"), (2, "secondary"), (3, "primary")],
            {1: (None, 7), 2: (1, 8), 3: (None, 8)},
            Sources(1),
        ),
        # Cited twice.
        ([(1, "primary"), (1, "primary")], ALONE, Sources(1)),
    ],
)
def test_pieces_that_hang_together_count_once(
    pieces: list[tuple[int, str]], origins: Origins, counted: Sources
) -> None:
    assert count_sources(pieces, origins) == counted


@pytest.mark.parametrize(
    ("sources", "enough"),
    [
        (Sources(1), True),
        (Sources(0, 1), False),
        (Sources(0, 2), True),
        (Sources(0, 1, 1), True),
        (Sources(0, 0, 2), False),
        (Sources(), False),
    ],
)
def test_one_primary_or_two_independent(sources: Sources, *, enough: bool) -> None:
    assert sources.are_enough(Asked(primary=1, independent=2)) is enough


@pytest.mark.parametrize(("sources", "count"), [(Sources(1, 1, 1), 3), (Sources(0, 0, 3), 0)])
def test_tertiary_sources_never_count_alone(sources: Sources, count: int) -> None:
    assert sources.independent == count
