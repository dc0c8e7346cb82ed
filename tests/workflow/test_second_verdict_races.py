"""Two second readers of one high risk at once: exactly one of them counts."""

from __future__ import annotations

from functools import partial
from itertools import product

import pytest

from factcheck import ledger
from factcheck.choices import Outcome, Risk
from factcheck.errors import StaleError
from factcheck.models import Claim, ReviewEvent, Verdict
from tests.conftest import Cast
from tests.newsdesk import a_claim, in_review, second
from tests.racing import losers, race

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize(("one", "other"), list(product(Outcome.values, Outcome.values)))
def test_exactly_one_second_verdict_counts(cast: Cast, one: str, other: str) -> None:
    claim = in_review(a_claim(risk=Risk.HIGH), by=cast.checker)
    calls = [
        partial(second, claim, by=user, outcome=outcome, reason=user.username)
        for user, outcome in ((cast.editor, one), (cast.other_editor, other))
    ]

    results = race(*calls)

    assert [type(error) for error in losers(results)] == [StaleError]
    line = ReviewEvent.objects.get(verb__in=("approve", "disagree"))
    own = one if line.actor == cast.editor else other
    verdict = Verdict.objects.get()
    claim.refresh_from_db()
    agreed = own == "verified"
    assert (line.reason, line.data["own_outcome"]) == (line.actor_name, own)
    assert line.verb == ("approve" if agreed else "disagree")
    assert claim.status == ("verified" if agreed else "to_check")
    assert verdict.current is agreed
    assert Claim.objects.get().version == claim.version
    assert list(ledger.faults()) == []
