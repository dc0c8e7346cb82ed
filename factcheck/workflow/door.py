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
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from factcheck import ledger, notifying, policy
from factcheck.choices import SETTLED, Status
from factcheck.errors import IncompleteError, NotAllowedError, NotPossibleError, StaleError
from factcheck.models import Claim, Verdict
from factcheck.transitions import TRANSITIONS, Transition
from factcheck.workflow import needs

STALE = gettext_lazy("Somebody else was faster than you. Look at what changed, then decide again.")


def propose(
    claim: Claim,
    *,
    actor: AbstractBaseUser,
    version: int,
    proposal: needs.Proposal,
    origin: needs.Origin | None = None,
) -> Claim:
    """to check → in review. Needs a whole proposal, whole details and a citation that carries it.

    `origin` is given for a verdict of an archive, by `import_verdict` alone.
    """
    with transaction.atomic():
        claim, transition, _none = _guard(claim, "propose", actor, version)
        missing = [*needs.missing_in(proposal), *needs.missing_for(claim, proposal.outcome)]
        if missing or proposal.rating is None:
            raise IncompleteError(missing)
        Verdict.objects.create(
            claim=claim,
            outcome=proposal.outcome,
            rating=proposal.rating,
            summary=proposal.summary.strip(),
            explanation=proposal.explanation,
            correction_asked=proposal.correction_asked,
            valid_until=proposal.valid_until,
            proposed_by_id=actor.pk,
        )
        data = {"outcome": proposal.outcome, "rating": proposal.rating.slug}
        if origin is None:
            notifying.proposed(claim, actor=actor)
            return _move(claim, transition, actor, version, Status.IN_REVIEW, data=data)
        # Nobody needs to look at it: the approval follows in the same transaction.
        data |= origin.data
        reason, target = origin.reason, Status.IN_REVIEW
        return _move(claim, transition, actor, version, target, reason=reason, data=data)


def approve(
    claim: Claim,
    *,
    actor: AbstractBaseUser,
    version: int,
    outcome: str = "",
    reason: str = "",
    origin: needs.Origin | None = None,
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
        data = {
            "outcome": verdict.outcome,
            "own_outcome": outcome,
            **(origin.data if origin else {}),
        }
        target, reason = Status(verdict.outcome), origin.reason if origin else reason
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


def lock(claim: Claim) -> Claim:
    """The claim as it is now, held until the transaction ends.

    PostgreSQL locks its row; on SQLite the transaction holds the whole database already. So a
    second writer reads what the first one left, and is told so, instead of meeting a constraint.
    The key stays free (`no_key`): a line of the ledger only points at the row, and must not wait
    for somebody who waits for the ledger.
    """
    held = Claim.objects.select_for_update(of=("self",), no_key=True)
    held = held.select_related("article", "anchor")
    return held.get(pk=claim.pk)


def compare_and_set(claim: Claim, version: int, **changes: Any) -> None:
    """Write `changes` if the claim is still what the caller saw; else StaleError.

    Everything that changes a claim calls this, so a version is never used twice.
    """
    seen = Claim.objects.filter(pk=claim.pk, version=version, status=claim.status)
    if not seen.update(version=F("version") + 1, **changes):
        raise StaleError(STALE)


def _guard(
    claim: Claim, verb: str, actor: AbstractBaseUser, version: int
) -> tuple[Claim, Transition, Verdict | None]:
    """The claim as it is now, if this person may use the verb on it; a refusal otherwise."""
    transition = TRANSITIONS[verb]
    claim = lock(claim)
    verdict = Verdict.objects.current_of(claim)
    if not policy.MAY[verb](actor, claim, verdict):
        raise NotAllowedError(needs.why_not_allowed(verb, actor, claim, verdict))
    if claim.version != version:
        raise StaleError(STALE)
    if claim.status not in transition.sources:
        raise NotPossibleError(needs.not_from_here(claim))
    return claim, transition, verdict


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
