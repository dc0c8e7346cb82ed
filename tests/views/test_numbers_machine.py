"""What the pages say about the machine: how often it was right, as the desk saw it."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

import pytest
from django.utils import translation

from factcheck.annotating.detectors import BUILT_IN
from factcheck.choices import Dismissal, Kind
from factcheck.numbers import Decided, Noted, Numbers
from factcheck.views.counted import drawings, machine
from factcheck.views.counted.tables import Table
from tests.numbers.counting import numbers


def decided(
    family: str, accepted: int, *dismissed: int, kind: str = Kind.FIGURE, detector: str = BUILT_IN
) -> Decided:
    """Dismissed: nothing to check, misread, covered, another reason."""
    counts = MappingProxyType(dict(zip(Dismissal.values, dismissed, strict=True)))
    return Decided(kind, family, detector, accepted=accepted, dismissed=counts)


def asking(*found: Decided, noted: list[Noted] | None = None) -> Numbers:
    """Numbers that were read already."""
    asked = numbers(1)
    asked.suggestions = list(found)
    asked.findings = noted or []
    return asked


def rows(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    with translation.override("en"):
        yield


def test_how_often_the_detector_was_right() -> None:
    table = machine.suggestions(
        asking(decided("money", 8, 1, 1, 5, 7), decided("date", 6, 2, 1, 0, 1))
    )

    assert rows(table) == [
        # 8 of the 10 that say something about it; the other 12 do not.
        ["Figure: an amount of money", "8", "1", "1", "5", "7", "80%"],
        ["Figure: a date or a period", "6", "2", "1", "0", "1", "too few to tell"],
        ["All", "14", "3", "2", "5", "8", "74%"],
    ]


def test_one_family_needs_no_sum_and_none_no_table() -> None:
    assert len(rows(machine.suggestions(asking(decided("money", 1, 0, 0, 0, 0))))) == 1
    assert machine.suggestions(asking()).is_empty
    assert drawings.suggestions(asking()) is None


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (decided("money", 1, 0, 0, 0, 0), "Figure: an amount of money"),
        (decided("quote", 1, 0, 0, 0, 0, kind=Kind.QUOTE), "Quote"),
        (decided("source", 1, 0, 0, 0, 0, kind=Kind.SOURCE), "Source"),
        (decided("money", 1, 0, 0, 0, 0, detector="own"), "Figure: money"),
        (decided("zz", 1, 0, 0, 0, 0), "Figure: zz"),
    ],
)
def test_families_in_words(one: Decided, words: str) -> None:
    assert machine.family_words(one) == words


def test_a_drawing_of_what_was_decided() -> None:
    drawing = drawings.suggestions(asking(decided("money", 8, 1, 1, 5, 7)))

    assert drawing is not None
    assert drawing.bars is not None
    (row,) = drawing.bars.rows
    assert row.told == "8 + 2 + 12"
    assert [one.look for one in row.stretches] == ["solid", "hatch", "hollow"]
    assert "Figure: an amount of money: 8 + 2 + 12" in drawing.told
    assert drawing.told.startswith("Accepted + The detector was wrong + Says nothing about it.")


def test_a_drawing_has_the_largest_families_only() -> None:
    many = [decided(f"f{index}", 1, 0, 0, 0, 0) for index in range(drawings.MOST_FAMILIES + 3)]

    drawing = drawings.suggestions(asking(*many))

    assert drawing is not None
    assert drawing.bars is not None
    assert len(drawing.bars.rows) == drawings.MOST_FAMILIES
    assert len(rows(machine.suggestions(asking(*many)))) == len(many) + 1


def test_inconsistencies_add_up() -> None:
    table = machine.findings(asking(noted=[Noted("a.b", 1, 2, 3), Noted("c.d", 4, 5, 6)]))

    assert rows(table) == [["a.b", "1", "2", "3"], ["c.d", "4", "5", "6"], ["All", "5", "7", "9"]]
    assert machine.findings(asking()).is_empty
