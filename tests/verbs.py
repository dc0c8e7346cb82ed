"""A claim in any status, and any verb of the workflow, for tests that walk the whole table."""

from __future__ import annotations

from django.contrib.auth.models import User

from factcheck import workflow
from factcheck.choices import Status
from factcheck.models import Claim
from tests.conftest import Cast
from tests.newsdesk import a_claim, a_proposal, cited, in_review, settled


def claim_in(status: str, cast: Cast) -> Claim:
    """A claim annotated by nobody, proposed by the checker, approved by the other editor."""
    claim = cited(a_claim(), actor=cast.checker, stance="supports")
    cited(claim, actor=cast.checker, stance="refutes")
    if status == Status.IN_REVIEW:
        return in_review(claim, by=cast.checker)
    if status in {Status.VERIFIED, Status.DISPUTED}:
        return settled(claim, by=cast.checker, approver=cast.other_editor, outcome=status)
    if status == Status.WITHDRAWN:
        return use("withdraw", claim, cast.other_editor)
    return claim


def use(verb: str, claim: Claim, actor: User) -> Claim:
    """The verb with everything that it asks for."""
    if verb == "propose":
        return workflow.propose(
            claim, actor=actor, version=claim.version, proposal=a_proposal("verified")
        )
    if verb == "approve":
        return workflow.approve(claim, actor=actor, version=claim.version)
    if verb == "disagree":
        return workflow.approve(
            claim, actor=actor, version=claim.version, outcome="disputed", reason="Une raison."
        )
    return workflow.BY_REASON[verb](claim, actor=actor, version=claim.version, reason="Une raison.")
