"""The verbs in words, and why one of them is not possible for somebody now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from django.utils.translation import gettext_lazy as _

from factcheck import policy
from factcheck.models import Claim, Verdict
from factcheck.transitions import TRANSITIONS
from factcheck.workflow import needs

LABELS: Mapping[str, Any] = MappingProxyType(
    {
        "propose": _("Propose a verdict"),
        "approve": _("Approve"),
        "send_back": _("Send back"),
        "reopen": _("Reopen"),
        "withdraw": _("Withdraw"),
        "restore": _("Restore"),
    }
)


@dataclass(frozen=True, slots=True)
class Refusal:
    """A verb that exists for the claim as it stands; `reasons` also say what would help."""

    verb: str
    label: str
    reasons: list[str]


def refusals(claim: Claim, user: policy.User, verdict: Verdict | None) -> list[Refusal]:
    """The verbs that the claim's status knows and this person cannot use now, in their order."""
    found = []
    for verb, label in LABELS.items():
        if claim.status not in TRANSITIONS[verb].sources:
            continue
        if policy.MAY[verb](user, claim, verdict):
            reasons = needs.in_the_way(verb, claim)
        else:
            reasons = [needs.why_not_allowed(verb, user, claim, verdict)]
        if reasons:
            found.append(Refusal(verb, str(label), reasons))
    return found
