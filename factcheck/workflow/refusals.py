"""The verbs in words, and why one of them is not possible for somebody now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from factcheck import policy
from factcheck.choices import Stance, Status
from factcheck.models import Claim, Verdict
from factcheck.transitions import TRANSITIONS
from factcheck.workflow import needs
from factcheck.workflow.sources import Held

LABELS: Mapping[str, Any] = MappingProxyType(
    {
        "propose": gettext_lazy("Propose a verdict"),
        "approve": gettext_lazy("Approve"),
        "send_back": gettext_lazy("Send back"),
        "reopen": gettext_lazy("Reopen"),
        "withdraw": gettext_lazy("Withdraw"),
        "restore": gettext_lazy("Restore"),
    }
)


@dataclass(frozen=True, slots=True)
class Refusal:
    """A verb that exists for the claim as it stands; `reasons` also say what would help.

    `verb` is empty for work on the claim, which no transition is about.
    """

    verb: str
    label: str
    reasons: list[str]


def refusals(
    claim: Claim,
    user: policy.User,
    verdict: Verdict | None,
    held: Mapping[Stance, Held] | None = None,
) -> list[Refusal]:
    """The verbs that the claim's status knows and this person cannot use now, in their order.

    `held` is what `held_by` says, for a caller who has it already. Last, if it is so for everybody,
    that the claim itself cannot be worked on.
    """
    found = []
    for verb, label in LABELS.items():
        if claim.status not in TRANSITIONS[verb].sources:
            continue
        if policy.MAY[verb](user, claim, verdict):
            reasons = needs.in_the_way(verb, claim, verdict, held)
        else:
            reasons = [needs.why_not_allowed(verb, user, claim, verdict)]
        if reasons:
            found.append(Refusal(verb, str(label), reasons))
    if claim.status != Status.TO_CHECK:
        found.append(Refusal("", _("Change the claim or its evidence"), [needs.closed(claim)]))
    return found
