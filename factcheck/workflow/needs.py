"""What a verb asks for before it may pass the door, and the sentences that say so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from factcheck import policy
from factcheck.choices import LOST, Kind, Outcome, PageState, Risk, Stance, Status
from factcheck.models import Claim, FactPage, Rating, Verdict, detail_of
from factcheck.transitions import TRANSITIONS
from factcheck.workflow.sources import CARRIES, Held, held_by


@dataclass(frozen=True, slots=True)
class Proposal:
    """A verdict as somebody proposes it."""

    outcome: str
    rating: Rating | None
    summary: str
    explanation: str = ""
    correction_asked: str = ""
    valid_until: date | None = None


def allowed_verbs(claim: Claim, user: policy.User, verdict: Verdict | None) -> list[str]:
    """The verbs that this person may use on this claim as it stands, in the table's order."""
    return [
        t.verb
        for t in TRANSITIONS.values()
        if claim.status in t.sources
        and not t.instead_of
        and policy.MAY[t.verb](user, claim, verdict)
    ]


def missing_in(proposal: Proposal) -> list[str]:
    """What the proposal itself lacks, one sentence each."""
    missing = []
    if proposal.outcome not in Outcome.values:
        missing.append(_("Choose an outcome: verified or disputed."))
    if proposal.rating is None:
        missing.append(_("Choose a rating."))
    elif proposal.rating.outcome != proposal.outcome:
        missing.append(_("This rating belongs to the other outcome: choose another one."))
    elif not proposal.rating.active:
        missing.append(_("This rating is no longer in use: choose another one."))
    if not proposal.summary.strip():
        missing.append(_("Write the public summary."))
    return missing


def missing_for(claim: Claim, outcome: str, held: Mapping[Stance, Held] | None = None) -> list[str]:
    """What the claim still lacks before this outcome can be proposed, one sentence each.

    `held` is what `held_by` says, for a caller who has it already.
    """
    missing = []
    detail = detail_of(claim)
    if detail is None or detail.missing:
        missing.append(_missing_detail(claim.kind))
    stance = CARRIES.get(outcome)
    if stance:
        missing += (held or held_by(claim))[stance].missing()
    return missing


def missing_for_approval(
    claim: Claim,
    verdict: Verdict,
    own_outcome: str,
    reason: str,
    held: Mapping[Stance, Held] | None = None,
) -> list[str]:
    """What an approval lacks. For a high risk the editor judges first."""
    missing = in_the_way("approve", claim, verdict, held)
    high = claim.risk == Risk.HIGH
    if high and own_outcome not in Outcome.values:
        missing.append(_("High risk: give your own outcome first."))
    elif own_outcome not in ("", *Outcome.values):
        missing.append(_("Choose an outcome: verified or disputed."))
    if high and not reason.strip():
        missing.append(_("High risk: give the reason for your outcome, in your own words."))
    return missing


def in_the_way(
    verb: str,
    claim: Claim,
    verdict: Verdict | None = None,
    held: Mapping[Stance, Held] | None = None,
) -> list[str]:
    """What stands against a verb whoever uses it, one sentence each with what to do about it.

    `verdict` is the current one; `held` is what `held_by` says, for a caller who has it already.
    """
    if verb == "propose":
        return _unready(claim, held or held_by(claim))
    if verb == "approve":
        lost = claim.anchor is None or claim.anchor.state in LOST
        where = _("The claim has lost its place in the text: attach it again first.")
        return [*([where] if lost else []), *_no_longer_enough(claim, verdict, held)]
    if verb == "withdraw" and is_published(claim):
        return [_("This claim has a published page: retract the page first.")]
    return []


def not_from_here(claim: Claim) -> str:
    return _("This claim is “%(status)s”: that is not possible from here.") % {
        "status": claim.get_status_display()
    }


def closed(claim: Claim) -> str:
    """Why a claim that is not to check cannot be worked on."""
    if claim.status == Status.WITHDRAWN:
        return _("This claim is withdrawn: restore it to change it.")
    return _("This claim is “%(status)s”: send it back or reopen it to change it.") % {
        "status": claim.get_status_display()
    }


def why_not_allowed(
    verb: str, user: policy.User, claim: Claim, verdict: Verdict | None = None
) -> str:
    """Why this person may not use the verb, and who may."""
    if not policy.can_view_claim(user, claim):
        return _("Your role does not allow this.")
    if verb == "approve" and verdict is not None and verdict.proposed_by_id == user.pk:
        return _("You proposed this verdict: somebody else must approve it.")
    if verb == "withdraw" and claim.status == Status.TO_CHECK:
        if claim.created_by_id == user.pk:
            return _("It answers a suggestion: only a checker or an editor can withdraw it.")
        return _("Only whoever marked it or an editor can withdraw it.")
    return {
        "propose": _("A checker or an editor must propose it."),
        "approve": _("An editor must approve it."),
        "send_back": _("Only whoever proposed the verdict or an editor can send it back."),
        "reopen": _("Only an editor can reopen it."),
        "withdraw": _("Only an editor can withdraw it once a verdict was proposed."),
        "restore": _("Only an editor can restore it."),
    }[verb]


def is_published(claim: Claim) -> bool:
    return FactPage.objects.filter(claim=claim, state=PageState.PUBLISHED).exists()


def _unready(claim: Claim, held: Mapping[Stance, Held]) -> list[str]:
    """What is missing before any outcome at all can be proposed."""
    missing = []
    detail = detail_of(claim)
    if detail is None or detail.missing:
        missing.append(_missing_detail(claim.kind))
    if any(one.is_enough for one in held.values()):
        return missing
    lacking = [words for one in held.values() if not one.is_empty for words in one.missing()]
    return [*missing, *(dict.fromkeys(lacking) or [_no_evidence()])]


def _no_longer_enough(
    claim: Claim, verdict: Verdict | None, held: Mapping[Stance, Held] | None
) -> list[str]:
    """Evidence that does not meet the rule of the desk any more; without a rule nothing is asked.

    Of a high risk no more than that: what speaks which way would tell what was proposed.
    """
    if verdict is None:
        return []
    side = (held or held_by(claim))[CARRIES[verdict.outcome]]
    if side.asked is None or side.is_enough:
        return []
    again = _("The evidence does not meet the rule of the desk any more: send the claim back.")
    return [again] if claim.risk == Risk.HIGH else [*side.missing(), again]


def _no_evidence() -> str:
    return _("Add evidence that supports or refutes the claim, and say where in it (the locator).")


def _missing_detail(kind: str) -> str:
    return {
        Kind.FIGURE: _("Fill in the figure: its value, or its date or period."),
        Kind.QUOTE: _("Fill in the quote: who said it."),
        Kind.SOURCE: _("Fill in the source: who or what it is."),
    }[Kind(kind)]
