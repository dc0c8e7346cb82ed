"""Rows of claims that are there already: passed over together, as one by one."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcheck import workflow
from factcheck.models import Claim, ReviewEvent
from tests.conftest import Cast
from tests.tables.comparing import assert_the_same, point, prepared
from tests.tables.importing import CITED, FIGURE, VERDICT, faults, take, tally

SETTLED = {**CITED, **VERDICT}
DUE = {"assignee": "checker", "due": "2021-02-27 12:00"}
QUOTE = {
    "article": "cms-1",
    "kind": "quote",
    "quote": "« Non »",
    "statement": "Didier Neyrat a dit non.",
    "speaker": "Didier Neyrat",
    "verbatim": "non",
}
HELD = [
    point(1),
    point(2, **SETTLED),
    point(3, **DUE, attributed_to="CNIL", value="103"),
    point(4, **CITED, attributed_to="zqcanary"),
    point(5, quote="105 ports", statement="105 villes."),
    {**FIGURE, "article": "closed", **DUE},
    QUOTE,
]


@pytest.fixture
def desk(cast: Cast) -> Cast:
    """The claims of HELD, and one that was withdrawn."""
    desk = prepared(cast)
    assert tally(take("claims", *HELD, point(9), by=desk.chief)) == (8, 0, 0, 0)
    gone = Claim.objects.get(statement="109 villes.")
    workflow.withdraw(gone, actor=cast.editor, version=gone.version, reason="Sans objet.")
    return desk


def test_the_same_file_again_writes_nothing(desk: Cast) -> None:
    lines = ReviewEvent.objects.count()

    assert tally(assert_the_same(HELD, desk)) == (0, 0, len(HELD), 0)
    assert ReviewEvent.objects.count() == lines


def test_what_else_rows_say_of_claims_that_are_there(desk: Cast) -> None:
    rows = [
        *HELD,
        point(1, unit="villes"),
        point(1, risk="normal"),
        point(1),
        point(1, attributed_to="Neuve"),
        point(1, attributed_to="neuve"),
        point(12, attributed_to="Neuve"),
        point(2, **{**SETTLED, "summary": "Autrement."}),
        point(2, **{**CITED, "locator": "p. 2"}),
        point(3, due="2021-02-28 12:00"),
        point(3, **DUE),
        point(3, assignee="reporter"),
        point(3, value="cent trois"),
        point(3, value="103,0", attributed_to="commission nationale"),
        point(4, **{**CITED, "evidence_tier": "primary"}),
        point(4, **CITED),
        point(2, **SETTLED),
        point(4, **{**CITED, "stance": ""}),
        # The same words in another place, which may be another claim.
        {**point(5), "quote": "105", "statement": "105 villes.", "prefix": "ailleurs"},
        {**FIGURE, "quote": "12", "statement": "Douze.", "prefix": "villes et"},
        {**FIGURE, "quote": "12", "statement": "Douze.", "prefix": "Au"},
        {**FIGURE, "quote": "12", "statement": "Douze."},
        {**QUOTE, "verbatim": ""},
        {**QUOTE, "verbatim": "peut-être"},
        {**QUOTE, "verbatim": "oui"},
        point(9),
        point(9, risk="low"),
        point(13),
        point(13),
    ]

    assert tally(assert_the_same(rows, desk)) == (4, 7, 16, 8)


def test_one_place_of_the_words_is_not_the_other(desk: Cast) -> None:
    there = {**FIGURE, "quote": "12", "statement": "Douze.", "prefix": "Au"}
    take("claims", there, by=desk.chief)
    gone = Claim.objects.get(statement="Douze.")
    workflow.withdraw(gone, actor=desk.editor, version=gone.version, reason="Sans objet.")

    # Without what stands before, it is the one that stands.
    other, either = {"prefix": "villes et", "risk": "low"}, {"prefix": "", "risk": "normal"}
    rows = [there, {**there, **other}, {**there, **either}, point(1)]

    assert tally(assert_the_same(rows, desk)) == (1, 1, 2, 0)


def test_evidence_that_a_row_has_changed_is_looked_at_again(desk: Cast) -> None:
    rows = [
        point(4, **{**CITED, "evidence_tier": "primary"}),
        point(2, **{**SETTLED, "evidence_tier": "secondary"}),
        point(1),
    ]

    # Of the claims nothing is new.
    assert tally(assert_the_same(rows, desk)) == (0, 0, 3, 0)


def test_somebody_else_is_to_check_by_another_day(desk: Cast) -> None:
    rows = [point(3, due="2021-02-28 12:00"), point(1, assignee="editor"), point(2, **SETTLED)]

    assert tally(assert_the_same(rows, desk)) == (0, 2, 1, 0)


def test_who_may_no_longer_check_is_told(desk: Cast) -> None:
    desk.checker.groups.clear()

    report = assert_the_same([point(3, **DUE), point(1)], desk)

    assert faults(report) == [(2, "assignee")]


_SOME = st.fixed_dictionaries(
    {
        "number": st.sampled_from([1, 2, 3, 9, 11]),
        "risk": st.sampled_from(["", "", "normal", "low"]),
        "unit": st.sampled_from(["", "", "personnes", "ports"]),
        "attributed_to": st.sampled_from(["", "", "CNIL", "Neuve"]),
        "assignee": st.sampled_from(["", "checker", "reporter"]),
        "more": st.sampled_from([{}, {}, CITED, SETTLED, {**CITED, "evidence_tier": "primary"}]),
    }
)


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(_SOME, min_size=2, max_size=8))
def test_any_rows(desk: Cast, drawn: list[dict[str, Any]]) -> None:
    assert_the_same([point(one.pop("number"), **one.pop("more"), **one) for one in drawn], desk)


@pytest.mark.parametrize("more", [{}, CITED, SETTLED, {**DUE, "attributed_to": "CNIL"}])
def test_more_rows_are_no_more_statements(desk: Cast, more: dict[str, str]) -> None:
    def statements(numbers: range) -> int:
        rows = [point(n, **more) for n in numbers]
        assert tally(take("claims", *rows, by=desk.chief)) == (len(rows), 0, 0, 0)
        with CaptureQueriesContext(connection) as captured:
            assert tally(take("claims", *rows, by=desk.chief)) == (0, 0, len(rows), 0)
        return len(captured)

    assert statements(range(10, 20)) == statements(range(20, 50)) < 25


def test_more_rows_that_tell_the_day_are_no_more_statements(desk: Cast) -> None:
    def statements(numbers: range) -> int:
        take("claims", *(point(n, **DUE) for n in numbers), by=desk.chief)
        rows = [point(n, due=DUE["due"]) for n in numbers]
        with CaptureQueriesContext(connection) as captured:
            assert tally(take("claims", *rows, by=desk.chief)) == (0, 0, len(rows), 0)
        return len(captured)

    assert statements(range(10, 20)) == statements(range(20, 50))


def test_an_address_is_found_as_it_is_kept(desk: Cast) -> None:
    rows = [point(n, **{**CITED, "evidence_url": "example.org/f"}) for n in (11, 12, 13)]
    take("claims", *rows, by=desk.chief)

    assert tally(take("claims", *rows, by=desk.chief)) == (0, 0, 3, 0)
    assert tally(take("claims", rows[0], by=desk.chief)) == (0, 0, 1, 0)
