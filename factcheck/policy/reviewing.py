"""The verbs of the workflow, and who must judge blind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from django.db.models import Exists, OuterRef

from factcheck.choices import Risk, Status
from factcheck.models import (
    Claim,
    ClaimQuerySet,
    Verdict,
)
from factcheck.policy.articles import (
    can_view_claim,
)
from factcheck.policy.roles import User, is_checker, is_editor

# The verbs of the workflow. `verdict` is the current one, or None.

Verb = Callable[[User, Claim, Verdict | None], bool]


def _may_propose(user: User, claim: Claim, verdict: Verdict | None) -> bool:
    return is_checker(user) and can_view_claim(user, claim)


def _may_approve(user: User, claim: Claim, verdict: Verdict | None) -> bool:
    own = verdict is not None and verdict.proposed_by_id == user.pk
    return is_editor(user) and not own and can_view_claim(user, claim)


def _may_send_back(user: User, claim: Claim, verdict: Verdict | None) -> bool:
    own = verdict is not None and verdict.proposed_by_id == user.pk
    return (is_editor(user) or own) and can_view_claim(user, claim)


def _may_decide(user: User, claim: Claim, verdict: Verdict | None) -> bool:
    return is_editor(user) and can_view_claim(user, claim)


def _may_withdraw(user: User, claim: Claim, verdict: Verdict | None) -> bool:
    own = claim.status == Status.TO_CHECK and claim.created_by_id == user.pk
    # Withdrawing what answers a suggestion is dismissing it, which takes a checker.
    own = own and (is_checker(user) or not claim.suggestions.exists())
    return (is_editor(user) or own) and can_view_claim(user, claim)


MAY: Mapping[str, Verb] = MappingProxyType(
    {
        "propose": _may_propose,
        "approve": _may_approve,
        "disagree": _may_approve,
        "send_back": _may_send_back,
        "reopen": _may_decide,
        "withdraw": _may_withdraw,
        "restore": _may_decide,
    }
)


# The second verdict on a high risk: whoever may still give it sees nothing of the first one.


def blind_claims(user: User) -> ClaimQuerySet:
    """Claims on which this person is to judge before they may see what was proposed."""
    if not is_editor(user):
        return Claim.objects.none()
    own = Verdict.objects.filter(claim=OuterRef("pk"), current=True, proposed_by=user.pk)
    return Claim.objects.filter(~Exists(own), risk=Risk.HIGH, status=Status.IN_REVIEW)


def is_judged_blind(claim: Claim) -> bool:
    """Whether a claim waits for somebody to judge it blind, whoever that will be."""
    return claim.risk == Risk.HIGH and claim.status == Status.IN_REVIEW


def is_blind(user: User, claim: Claim) -> bool:
    """Asked of the database, so that a proposal of this very moment counts already."""
    if claim.risk != Risk.HIGH or not is_editor(user):
        return False
    return blind_claims(user).filter(pk=claim.pk).exists()
