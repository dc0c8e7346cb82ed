"""Whoever is to judge blind learns nothing of the evidence from a file that they bring in."""

from __future__ import annotations

import pytest

from factcheck import annotating, policy
from factcheck.choices import Stance
from factcheck.models import Claim
from tests.conftest import Cast
from tests.newsdesk import in_review
from tests.tables.comparing import point, prepared
from tests.tables.importing import CITED, faults, take

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("stance", Stance.values)
@pytest.mark.parametrize("others", [[], [point(2)]])
def test_no_row_tells_which_way_evidence_speaks(
    cast: Cast, stance: str, others: list[dict[str, str]]
) -> None:
    desk = prepared(cast)
    take("claims", point(1, **CITED), point(2), by=desk.chief)
    claim = Claim.objects.get(statement="101 villes.")
    claim = annotating.edit_claim(claim, actor=desk.checker, version=claim.version, risk="high")
    claim = in_review(claim, by=desk.checker)
    assert policy.is_blind(desk.chief, claim)
    use = {
        **{name: CITED[f"evidence_{name}"] for name in ("kind", "url")},
        "title": CITED["evidence"],
        "locator": CITED["locator"],
        "stance": stance,
        **{name: point(1)[name] for name in ("article", "quote")},
    }

    told = take("claims", point(1, **{**CITED, "stance": stance}), *others, by=desk.chief)
    used = take("evidence", use, *[use for _ in others], by=desk.chief)

    assert [row for row, _column in faults(told)] == [2]
    assert {row for row, _column in faults(used)} == {*range(2, 3 + len(others))}
