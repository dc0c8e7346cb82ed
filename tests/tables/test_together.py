"""Rows of claims taken together come in as they would one by one: the same rows, lines and faults."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcheck.models import Claim, NothingToCheck, Notification, SourceRule, Suggestion
from tests.conftest import Cast
from tests.tables.comparing import NEVER, assert_the_same, came_in, point, prepared
from tests.tables.importing import CITED, FIGURE, VERDICT, faults, take, tally

WHOLE = {**FIGURE, **CITED, **VERDICT}
QUOTE = {
    "article": "cms-1",
    "kind": "quote",
    "quote": "« Non »",
    "statement": "Didier Neyrat a dit non.",
    "speaker": "Didier Neyrat",
    "verbatim": "non",
    "said_on": "2021-02-20",
}
NAMED = {
    "article": "cms-1",
    "kind": "source",
    "quote": "Didier Neyrat",
    "statement": "Didier Neyrat est cité.",
    "source": "didier  neyrat",
    "record": "background",
}


@pytest.fixture
def desk(cast: Cast) -> Cast:
    return prepared(cast)


MIXED = [
    WHOLE,
    point(1, **CITED),
    # The same evidence again; then as something else; then as it was.
    point(2, **CITED, attributed_to="CNIL"),
    point(3, **{**CITED, "evidence_tier": "primary"}),
    point(4, **CITED, attributed_to="Une autorité"),
    QUOTE,
    NAMED,
    point(5, attributed_to="une autorité", assignee="checker", due="2021-02-27 12:00"),
    # Two of one sentence, which somebody had passed over.
    point(7),
    point(7, quote="107 ports", statement="107 ports."),
    point(8, attributed_to="zqcanary", risk="high"),
    # Known from above, changed, and as it is by then.
    point(1, unit="ports", risk="low"),
    point(1, unit="ports"),
    {**WHOLE, "summary": "Autrement."},
    {**WHOLE, "quote": "12", "statement": "Douze ports.", "prefix": "villes et"},
    {**WHOLE, "quote": "491 840 personnes", "statement": "Autre.", "outcome": "disputed"},
    point(9, **CITED, outcome="verified"),
    point(10, **{**WHOLE, **point(10), "risk": "high"}),
    point(11, **{**WHOLE, **point(11), "locator": ""}),
    point(12, **{**WHOLE, **point(12), "approved_by": "checker"}),
    point(13, **{**WHOLE, **point(13), "approved_by": "other-checker"}),
    point(14, **{**WHOLE, **point(14), "rating": "nothing"}),
    point(15, **{**WHOLE, **point(15), "value": "", "period": "2021"}),
    point(16, **{**WHOLE, **point(16), "value": "", "attributed_to": "Nouvelle"}),
    point(17, attributed_to="nouvelle"),
    point(18, evidence="Retiré", evidence_kind="document", stance="supports", locator="p. 1"),
    point(19, evidence="Un rapport", stance="refutes", locator="p. 1"),
    point(20, evidence="zqcanary", evidence_kind="document", stance="supports", locator="p. 1"),
    point(21, assignee="reporter"),
    point(22, article="closed", quote="491 840 personnes", assignee="editor"),
    point(23, article="closed", quote="491 840 personnes", assignee="checker"),
    point(24, article="cms-2"),
    point(25, statement="x" * 1001),
    point(26, value="many", attributed_to="Personne"),
    point(27, evidence_url="javascript:alert(1)", evidence="X", stance="supports"),
    point(28, speaker="Didier Neyrat"),
    point(29, value="=1+1"),
    point(30, quote="131 ports", statement="131 ports.", attributed_to="Personne"),
]


def test_a_file_of_everything(desk: Cast) -> None:
    report = assert_the_same(MIXED, desk)

    assert tally(report) == (18, 1, 1, 18)


def test_a_preview_says_the_same(desk: Cast) -> None:
    assert came_in(MIXED, desk, 2, save=False) == came_in(MIXED, desk, NEVER, save=False)


def test_a_desk_that_asks_for_more_than_one_source(desk: Cast) -> None:
    SourceRule.objects.create(desk="", primary=1, independent=2)
    primary = {**CITED, "evidence": "Autre", "evidence_tier": "primary"}

    report = assert_the_same(
        [{**point(1), **CITED, **VERDICT}, {**point(2), **primary, **VERDICT}, point(3)], desk
    )

    assert faults(report) == [(2, "")]


def test_what_claims_answer_and_overrule_and_who_is_told(desk: Cast) -> None:
    rows = [point(n, assignee="checker") for n in range(5, 9)]
    take("claims", *rows, by=desk.chief)

    assert Suggestion.objects.filter(claim__in=Claim.objects.all()).exists()
    assert not NothingToCheck.objects.exists()
    assert Notification.objects.filter(recipient=desk.checker).count() == 4


_SOME = st.fixed_dictionaries(
    {
        "number": st.integers(1, 4),
        "risk": st.sampled_from(["", "low", "high"]),
        "unit": st.sampled_from(["villes", "ports"]),
        "attributed_to": st.sampled_from(["", "CNIL", "Neuve", "neuve"]),
        "assignee": st.sampled_from(["", "checker", "reporter"]),
        "evidence": st.sampled_from(["", "Un rapport", "Neuf", "Retiré"]),
        "evidence_tier": st.sampled_from(["", "primary", "tertiary"]),
        "stance": st.sampled_from(["", "supports", "refutes"]),
        "locator": st.sampled_from(["", "p. 3"]),
        "settled": st.booleans(),
    }
)


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(_SOME, min_size=2, max_size=8))
def test_any_rows(desk: Cast, drawn: list[dict[str, Any]]) -> None:
    rows = []
    for one in drawn:
        number, settled = one.pop("number"), one.pop("settled")
        rows.append(point(number, **one, **(VERDICT if settled else {})))

    assert_the_same(rows, desk)


@pytest.mark.parametrize("more", [{}, CITED, {**CITED, **VERDICT}])
def test_more_rows_are_no_more_statements(desk: Cast, more: dict[str, str]) -> None:
    def statements(numbers: range) -> int:
        # One name and one piece of evidence for each row.
        rows = [
            point(n, **{**more, "attributed_to": f"Autorité {n}"})
            | ({"evidence": f"Fichier {n}"} if more else {})
            for n in numbers
        ]
        with CaptureQueriesContext(connection) as captured:
            assert tally(take("claims", *rows, by=desk.chief)) == (len(rows), 0, 0, 0)
        return len(captured)

    assert statements(range(10, 20)) == statements(range(20, 40)) <= 75
