"""What a verb asks for before it may pass the door, and the sentences that say so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from django.db.models import Q
from django.utils.translation import gettext as _

from factcheck import policy
from factcheck.choices import LOST, Kind, Outcome, Risk, Stance
from factcheck.models import Claim, Rating, Verdict, detail_of
from factcheck.transitions import TRANSITIONS

CARRIES: Mapping[str, Stance] = MappingProxyType(
    {Outcome.VERIFIED: Stance.SUPPORTS, Outcome.DISPUTED: Stance.REFUTES}
)


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
        if claim.status in t.sources and policy.MAY[t.verb](user, claim, verdict)
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


def missing_for(claim: Claim, outcome: str) -> list[str]:
    """What the claim still lacks before this outcome can be proposed, one sentence each."""
    missing = []
    detail = detail_of(claim)
    if detail is None or detail.missing:
        missing.append(_missing_detail(claim.kind))
    stance = CARRIES.get(outcome)
    if stance and not claim.citations.filter(~Q(locator=""), stance=stance).exists():
        missing.append(_missing_citation(stance))
    return missing


def missing_for_approval(claim: Claim, verdict: Verdict, own_outcome: str) -> list[str]:
    """What stands against an approval. For a high risk the editor judges for themselves first."""
    missing = []
    if claim.anchor is None or claim.anchor.state in LOST:
        missing.append(_("The claim has lost its place in the text: attach it again first."))
    if claim.risk == Risk.HIGH and own_outcome not in Outcome.values:
        missing.append(_("High risk: give your own outcome first."))
    elif claim.risk == Risk.HIGH and own_outcome != verdict.outcome:
        missing.append(
            _("Your outcome differs from the proposed one: send the claim back and say why.")
        )
    return missing


def why_not_allowed(verb: str, user: policy.User, verdict: Verdict | None) -> str:
    if verb == "approve" and verdict is not None and verdict.proposed_by_id == user.pk:
        return _("You proposed this verdict: somebody else must approve it.")
    return _("Your role does not allow this.")


def _missing_detail(kind: str) -> str:
    return {
        Kind.FIGURE: _("Fill in the figure: its value, or its date or period."),
        Kind.QUOTE: _("Fill in the quote: who said it."),
        Kind.SOURCE: _("Fill in the source: who or what it is."),
    }[Kind(kind)]


def _missing_citation(stance: Stance) -> str:
    if stance == Stance.SUPPORTS:
        return _("Add evidence that supports the claim, and say where in it (the locator).")
    return _("Add evidence that refutes the claim, and say where in it (the locator).")
