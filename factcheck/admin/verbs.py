"""The workflow in the admin: each verb as a bulk action, which a claim's buttons use as well.

A verb is tried on one claim after the other, each through the door in its own transaction. Who
wins and who is refused is told, with the claim's number and the door's own sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from django.contrib.auth.models import User
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from factcheck import workflow
from factcheck.choices import Risk, Status
from factcheck.errors import RefusalError
from factcheck.models import Claim

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
class Asked:
    """What a person gave with a verb; `seen` and `outcomes` are by the claim's id."""

    actor: User
    seen: Mapping[int, int]
    reason: str = ""
    outcomes: Mapping[int, str] = field(default_factory=dict)
    proposal: workflow.Proposal | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    verb: str
    done: int
    refused: list[str]

    def __str__(self) -> str:
        parts = [_done(self.verb, self.done)] if self.done or not self.refused else []
        if self.refused:
            refused = _("%(count)d refused: %(refusals)s") % {
                "count": len(self.refused),
                "refusals": "; ".join(self.refused),
            }
            parts.append(refused)
        return ", ".join(parts)


def run(verb: str, claims: list[Claim], asked: Asked) -> Tally:
    """The verb on each claim in turn; a refusal of one does not stop the others."""
    done, refused = 0, []
    for claim in claims:
        try:
            _DO[verb](claim, asked, asked.seen.get(claim.pk, claim.version))
        except RefusalError as refusal:
            refused.append(
                _("claim %(number)d: %(refusal)s") % {"number": claim.number, "refusal": refusal}
            )
        else:
            done += 1
    return Tally(verb, done, refused)


def asks_outcome(verb: str, claim: Claim) -> bool:
    """Whether the editor has to judge this claim before the proposal is shown."""
    return verb == "approve" and claim.risk == Risk.HIGH and claim.status == Status.IN_REVIEW


def _approve(claim: Claim, asked: Asked, version: int) -> None:
    outcome = asked.outcomes.get(claim.pk, "")
    workflow.approve(
        claim, actor=asked.actor, version=version, outcome=outcome, reason=asked.reason
    )


def _propose(claim: Claim, asked: Asked, version: int) -> None:
    if asked.proposal is None:
        raise ValueError("nothing is proposed")
    workflow.propose(claim, actor=asked.actor, version=version, proposal=asked.proposal)


def _by_reason(verb: str) -> Callable[[Claim, Asked, int], None]:
    def use(claim: Claim, asked: Asked, version: int) -> None:
        workflow.BY_REASON[verb](claim, actor=asked.actor, version=version, reason=asked.reason)

    return use


_DO: Mapping[str, Callable[[Claim, Asked, int], None]] = MappingProxyType(
    {
        "propose": _propose,
        "approve": _approve,
        **{verb: _by_reason(verb) for verb in workflow.BY_REASON},
    }
)


def _done(verb: str, count: int) -> str:
    words = {
        "propose": ngettext("%(count)d proposed", "%(count)d proposed", count),
        "approve": ngettext("%(count)d approved", "%(count)d approved", count),
        "send_back": ngettext("%(count)d sent back", "%(count)d sent back", count),
        "reopen": ngettext("%(count)d reopened", "%(count)d reopened", count),
        "withdraw": ngettext("%(count)d withdrawn", "%(count)d withdrawn", count),
        "restore": ngettext("%(count)d restored", "%(count)d restored", count),
    }
    return words[verb] % {"count": count}
