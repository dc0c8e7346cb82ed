"""The one door: every change of a claim's status goes through the verbs below.

Order inside the door, in one transaction: guard (person, state, version, what is needed) → the
verdict and a compare-and-set on the claim → one line in the ledger. The verdict is written just
before the claim because the database itself checks that the status follows from it. Whoever
loses a race gets a StaleError and nothing of theirs is written.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Protocol

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from factcheck import ledger, notifying, policy
from factcheck.choices import SETTLED, Stance, Status
from factcheck.errors import IncompleteError, NotAllowedError, NotPossibleError, StaleError
from factcheck.models import Claim, Verdict
from factcheck.transitions import TRANSITIONS, Transition
from factcheck.workflow import needs
from factcheck.workflow.holding import STALE, compare_and_set, lock
from factcheck.workflow.sources import Held


def propose(
    claim: Claim,
    *,
    actor: AbstractBaseUser,
    version: int,
    proposal: needs.Proposal,
) -> Claim:
    """to check → in review. Needs a whole proposal, whole details and a citation that carries it."""
    with transaction.atomic():
        claim, transition, _none = _guard(claim, "propose", actor, version)
        verdict = proposed(claim, proposal, actor=actor)
        verdict.save(force_insert=True)
        notifying.proposed(claim, actor=actor)
        data = {"outcome": verdict.outcome, "rating": verdict.rating.slug}
        return _move(claim, transition, actor, version, Status.IN_REVIEW, data=data)


def proposed(
    claim: Claim,
    proposal: needs.Proposal,
    *,
    actor: AbstractBaseUser,
    held: Mapping[Stance, Held] | None = None,
) -> Verdict:
    """The verdict, not yet stored, if nothing is missing. `held` is what `held_by` says."""
    missing = [*needs.missing_in(proposal), *needs.missing_for(claim, proposal.outcome, held)]
    if missing or proposal.rating is None:
        raise IncompleteError(missing)
    return Verdict(
        claim=claim,
        outcome=proposal.outcome,
        rating=proposal.rating,
        summary=proposal.summary.strip(),
        explanation=proposal.explanation,
        correction_asked=proposal.correction_asked,
        valid_until=proposal.valid_until,
        proposed_by_id=actor.pk,
    )


def approve(
    claim: Claim,
    *,
    actor: AbstractBaseUser,
    version: int,
    outcome: str = "",
    reason: str = "",
) -> Claim:
    """in review → the outcome proposed.

    For a high risk it is a verdict of the editor's own, with the reason for it, given without
    seeing the proposed one, and it is recorded whatever it is: another outcome sets the proposed
    verdict aside, and the claim is to check.
    """
    with transaction.atomic():
        claim, transition, verdict = _guard(claim, "approve", actor, version)
        if verdict is None:
            raise NotPossibleError(_("There is no proposed verdict to approve."))
        # A refusal must not tell what was proposed: nothing that is missing says so.
        missing = needs.missing_for_approval(claim, verdict, outcome, reason)
        if missing:
            raise IncompleteError(missing)
        if outcome not in ("", verdict.outcome):
            return _disagree(claim, verdict, actor, version, outcome, _given(reason))
        Verdict.objects.filter(pk=verdict.pk).update(
            approved_by_id=actor.pk, approved_at=timezone.now()
        )
        notifying.found_anew(verdict, actor=actor)
        data = {"outcome": verdict.outcome, "own_outcome": outcome}
        target = Status(verdict.outcome)
        return _move(claim, transition, actor, version, target, reason=reason.strip(), data=data)


def send_back(claim: Claim, *, actor: AbstractBaseUser, version: int, reason: str) -> Claim:
    """in review → to check, by an editor; or the proposer takes it back."""
    return _set_aside(claim, "send_back", actor, version, reason)


def reopen(claim: Claim, *, actor: AbstractBaseUser, version: int, reason: str) -> Claim:
    """verified or disputed → to check. A page already published keeps saying what it said."""
    return _set_aside(claim, "reopen", actor, version, reason)


def withdraw(claim: Claim, *, actor: AbstractBaseUser, version: int, reason: str) -> Claim:
    """Any status but withdrawn → withdrawn. A published page must be retracted first."""
    return _set_aside(claim, "withdraw", actor, version, reason)


def restore(claim: Claim, *, actor: AbstractBaseUser, version: int, reason: str) -> Claim:
    """withdrawn → to check."""
    return _set_aside(claim, "restore", actor, version, reason)


class ByReason(Protocol):
    def __call__(
        self, claim: Claim, *, actor: AbstractBaseUser, version: int, reason: str
    ) -> Claim: ...


# The verbs that ask for a reason and nothing else.
BY_REASON: Mapping[str, ByReason] = MappingProxyType(
    {"send_back": send_back, "reopen": reopen, "withdraw": withdraw, "restore": restore}
)


def words_changed(
    claim: Claim, *, actor: AbstractBaseUser | None, reason: str, data: Mapping[str, Any]
) -> Claim:
    """settled or in review → to check, because the words that the verdict was about are others.

    Called by whatever changed the words, within its transaction: a fact about the text, which asks
    for no role. `reason` is the difference. A page already published keeps saying what it said.
    """
    claim = lock(claim)
    verb = "reopen" if claim.status in SETTLED else "send_back"
    transition = TRANSITIONS[verb]
    if claim.status not in transition.sources:
        raise NotPossibleError(needs.not_from_here(claim))
    Verdict.objects.filter(claim=claim, current=True).update(current=False)
    notifying.words_changed(claim, actor=actor)
    if verb == "reopen":
        notifying.fact_changed(claim, actor=actor)
    return _move(
        claim,
        transition,
        actor,
        claim.version,
        Status.TO_CHECK,
        reason=reason,
        data=data,
        reworded=True,
    )


def _guard(
    claim: Claim, verb: str, actor: AbstractBaseUser, version: int
) -> tuple[Claim, Transition, Verdict | None]:
    """The claim as it is now, if this person may use the verb on it; a refusal otherwise."""
    claim = lock(claim)
    verdict = Verdict.objects.current_of(claim)
    return claim, may_pass(claim, verb, actor, version, verdict), verdict


def may_pass(
    claim: Claim, verb: str, actor: AbstractBaseUser, version: int, verdict: Verdict | None
) -> Transition:
    """The way of the verb, if this person may take it with a claim that is held; a refusal
    otherwise. `verdict` is the current one."""
    transition = TRANSITIONS[verb]
    if not policy.MAY[verb](actor, claim, verdict):
        raise NotAllowedError(needs.why_not_allowed(verb, actor, claim, verdict))
    if claim.version != version:
        raise StaleError(STALE)
    if claim.status not in transition.sources:
        raise NotPossibleError(needs.not_from_here(claim))
    return transition


def _set_aside(
    claim: Claim, verb: str, actor: AbstractBaseUser, version: int, reason: str
) -> Claim:
    """The verbs that end a verdict's force and lead to a fixed status, each with its reason."""
    with transaction.atomic():
        claim, transition, _verdict = _guard(claim, verb, actor, version)
        reason = _given(reason)
        obstacles = needs.in_the_way(verb, claim)
        if obstacles:
            raise NotPossibleError(" ".join(obstacles))
        Verdict.objects.filter(claim=claim, current=True).update(current=False)
        target = transition.target or Status.TO_CHECK
        notifying.set_aside(claim, verb, actor=actor)
        if verb == "reopen":
            notifying.fact_changed(claim, actor=actor)
        return _move(claim, transition, actor, version, target, reason=reason)


def _given(reason: str) -> str:
    if not reason.strip():
        raise IncompleteError([_("Give the reason: it stays in the history.")])
    return reason.strip()


def _disagree(
    claim: Claim, verdict: Verdict, actor: AbstractBaseUser, version: int, outcome: str, reason: str
) -> Claim:
    """Both verdicts into one line of the ledger, with the words of both people."""
    Verdict.objects.filter(pk=verdict.pk).update(current=False)
    data = {
        "outcome": verdict.outcome,
        "own_outcome": outcome,
        "rating": verdict.rating.slug,
        "summary": verdict.summary,
        "explanation": verdict.explanation,
        "proposer": verdict.proposed_by_id,
        "proposer_name": verdict.proposed_by.get_username(),
        "verdict": verdict.pk,
    }
    notifying.set_aside(claim, "send_back", actor=actor)
    transition = TRANSITIONS["disagree"]
    return _move(claim, transition, actor, version, Status.TO_CHECK, reason=reason, data=data)


def _move(
    claim: Claim,
    transition: Transition,
    actor: AbstractBaseUser | None,
    version: int,
    target: Status,
    *,
    reason: str = "",
    data: Mapping[str, Any] | None = None,
    reworded: bool = False,
) -> Claim:
    """Compare-and-set, then the ledger; returns the claim as it is now."""
    source = claim.status
    if source == Status.IN_REVIEW:
        notifying.review_over(claim)
    compare_and_set(claim, version, status=target, status_since=timezone.now(), reworded=reworded)
    ledger.append(
        article=claim.article,
        claim=claim,
        verb=transition.verb,
        actor=actor,
        from_status=source,
        to_status=target,
        reason=reason,
        data=data,
    )
    claim.refresh_from_db()
    return claim
