"""Who judges blind: the predicate, the queryset and the table say the same."""

from __future__ import annotations

from itertools import product

import pytest
from django.contrib.auth.models import AnonymousUser, User

from factcheck import policy
from factcheck.choices import Risk, Status
from factcheck.models import Claim
from tests.conftest import Cast
from tests.newsdesk import a_claim, in_review
from tests.verbs import claim_in

pytestmark = pytest.mark.django_db

BLIND = {"editor", "other_editor", "chief", "superuser"}
PEOPLE = (*sorted(BLIND), "reporter", "checker", "other_checker", "outsider", "anonymous")


def someone(cast: Cast, name: str) -> User | AnonymousUser:
    return AnonymousUser() if name == "anonymous" else getattr(cast, name)


@pytest.mark.parametrize(("name", "status"), list(product(PEOPLE, Status.values)))
@pytest.mark.parametrize("risk", Risk.values)
def test_whoever_may_still_judge_a_high_risk_is_blind(
    cast: Cast, name: str, status: str, risk: str
) -> None:
    claim = claim_in(status, cast)
    Claim.objects.filter(pk=claim.pk).update(risk=risk)
    claim.refresh_from_db()
    user = someone(cast, name)
    blind = name in BLIND and status == Status.IN_REVIEW and risk == Risk.HIGH

    assert policy.is_blind(user, claim) is blind
    assert policy.blind_claims(user).filter(pk=claim.pk).exists() is blind


@pytest.mark.parametrize("name", sorted(BLIND))
def test_nobody_is_blind_to_what_they_proposed_themselves(cast: Cast, name: str) -> None:
    user = getattr(cast, name)
    claim = in_review(a_claim(risk=Risk.HIGH), by=user)

    assert not policy.is_blind(user, claim)
    assert not policy.blind_claims(user).exists()


def test_a_proposal_of_ones_own_that_was_set_aside_does_not_open_the_next(cast: Cast) -> None:
    claim = in_review(a_claim(risk=Risk.HIGH), by=cast.editor)
    claim.verdicts.update(current=False)
    Claim.objects.filter(pk=claim.pk).update(status=Status.TO_CHECK, version=9)
    claim.refresh_from_db()

    claim = in_review(claim, by=cast.checker)

    assert policy.is_blind(cast.editor, claim)


def test_a_proposal_made_since_the_claim_was_read_counts(cast: Cast) -> None:
    read = a_claim(risk=Risk.HIGH)
    in_review(Claim.objects.get(pk=read.pk), by=cast.checker)

    assert read.status == Status.TO_CHECK
    assert policy.is_blind(cast.editor, read)
