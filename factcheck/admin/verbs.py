"""The workflow in the admin: each verb as a bulk action, which a claim's buttons use as well.

A verb is tried on one claim after the other, each through the door in its own transaction. Who
wins and who is refused is told, with the claim's number and the door's own sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from django.contrib.auth.models import User
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from factcheck import workflow
from factcheck.admin.report import Refused
from factcheck.choices import Risk, Status
from factcheck.errors import RefusalError
from factcheck.models import Claim


@dataclass(frozen=True, slots=True)
class Asked:
    """What a person gave with a verb; `seen`, `outcomes` and `reasons` are by the claim's id.

    `reasons` go with the outcomes, `reason` is that of the verb itself.
    """

    actor: User
    seen: Mapping[int, int]
    reason: str = ""
    outcomes: Mapping[int, str] = field(default_factory=dict)
    reasons: Mapping[int, str] = field(default_factory=dict)
    proposal: workflow.Proposal | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """`differed` are claims that went back to check, because the second outcome was another."""

    verb: str
    done: int
    differed: int
    refused: list[Refused]

    def __str__(self) -> str:
        """In one line, as the error of a form."""
        refused = "; ".join(map(str, self.refused))
        return f"{self.head} {refused}" if refused else self.head

    @property
    def head(self) -> str:
        """How many were done, and how many were not; what is refused comes after it."""
        others = self.differed or self.refused
        parts = [_done(self.verb, self.done)] if self.done or not others else []
        if self.differed:
            words = ngettext(
                "%(count)d judged differently than proposed: to check again",
                "%(count)d judged differently than proposed: to check again",
                self.differed,
            )
            parts.append(words % {"count": self.differed})
        if self.refused:
            parts.append(_("%(count)d refused:") % {"count": len(self.refused)})
        return ", ".join(parts)


def run(verb: str, claims: list[Claim], asked: Asked) -> Tally:
    """The verb on each claim in turn; a refusal of one does not stop the others."""
    done, differed, refused = 0, 0, []
    for claim in claims:
        try:
            after = _DO[verb](claim, asked, asked.seen.get(claim.pk, claim.version))
        except RefusalError as refusal:
            refused.append(Refused(claim, str(refusal)))
        else:
            if verb == "approve" and not after.is_settled:
                differed += 1
            else:
                done += 1
    return Tally(verb, done, differed, refused)


def asks_outcome(verb: str, claim: Claim) -> bool:
    """Whether the editor has to judge this claim before the proposal is shown."""
    return verb == "approve" and claim.risk == Risk.HIGH and claim.status == Status.IN_REVIEW


def _approve(claim: Claim, asked: Asked, version: int) -> Claim:
    outcome, reason = asked.outcomes.get(claim.pk, ""), asked.reasons.get(claim.pk, "")
    return workflow.approve(
        claim, actor=asked.actor, version=version, outcome=outcome, reason=reason
    )


def _propose(claim: Claim, asked: Asked, version: int) -> Claim:
    if asked.proposal is None:
        raise ValueError("nothing is proposed")
    return workflow.propose(claim, actor=asked.actor, version=version, proposal=asked.proposal)


def _by_reason(verb: str) -> Callable[[Claim, Asked, int], Claim]:
    def use(claim: Claim, asked: Asked, version: int) -> Claim:
        by_reason = workflow.BY_REASON[verb]
        return by_reason(claim, actor=asked.actor, version=version, reason=asked.reason)

    return use


_DO: Mapping[str, Callable[[Claim, Asked, int], Claim]] = MappingProxyType(
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
