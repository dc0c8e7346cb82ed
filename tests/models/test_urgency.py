"""The order of the queue, as the database keeps it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from factcheck.choices import OPEN, Status
from factcheck.models import CLOSED, UNDATED, Claim
from tests.conftest import Cast
from tests.verbs import claim_in

pytestmark = pytest.mark.django_db
DUE = datetime(2026, 8, 1, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize("status", Status.values)
@pytest.mark.parametrize("due", [None, DUE])
def test_urgency_follows_the_due_date_while_a_claim_is_open(
    cast: Cast, status: str, due: datetime | None
) -> None:
    claim = claim_in(status, cast)
    Claim.objects.filter(pk=claim.pk).update(due=due)

    claim.refresh_from_db()

    assert claim.urgency == ((due or UNDATED) if status in OPEN else CLOSED)


@pytest.mark.parametrize("status", Status.values)
def test_awaited_is_open(cast: Cast, status: str) -> None:
    claim = claim_in(status, cast)
    expected = [claim] if status in OPEN else []

    assert list(Claim.objects.awaited()) == list(Claim.objects.open()) == expected


def test_overdue_is_open_and_past(cast: Cast) -> None:
    late, done = claim_in(Status.TO_CHECK, cast), claim_in(Status.VERIFIED, cast)
    Claim.objects.update(due=DUE)
    claim_in(Status.TO_CHECK, cast)

    assert list(Claim.objects.overdue(DUE)) == []
    assert list(Claim.objects.overdue(DUE.replace(second=1))) == [late]
    assert done.due is None
