"""What the fields of a claim held at a version, by the ledger."""

from __future__ import annotations

import pytest

from factcheck import annotating
from tests.conftest import Cast
from tests.newsdesk import a_claim

pytestmark = pytest.mark.django_db


def test_the_ledger_knows_what_the_fields_held_at_each_version(cast: Cast) -> None:
    claim = a_claim(statement="Un.")
    annotating.edit_claim(claim, actor=cast.checker, version=1, statement="Deux.")
    annotating.edit_claim(claim, actor=cast.editor, version=2, statement="Trois.", risk="high")
    annotating.assign_claim(claim, actor=cast.editor, version=3, assignee=cast.checker, due=None)

    assert [annotating.earlier(claim, version) for version in (1, 2, 3, 4)] == [
        {"statement": "Un.", "risk": "normal", "assignee": ""},
        {"statement": "Deux.", "risk": "normal", "assignee": ""},
        {"assignee": ""},
        {},
    ]


def test_only_what_changed_is_recorded(cast: Cast) -> None:
    claim = a_claim(detail={"value": 4, "unit": "vols"})
    annotating.edit_claim(
        claim, actor=cast.checker, version=1, statement=claim.statement, detail={"value": 4}
    )

    assert annotating.earlier(claim, 1) == {}
