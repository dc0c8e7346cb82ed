"""Two verdicts on one claim that did not agree: read from the ledger, where both stand."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.choices import Outcome
from factcheck.models import Claim, ReviewEvent, Verdict


@dataclass(frozen=True, slots=True)
class Mismatch:
    """The verdict that was proposed, and the line with the second one: its outcome and reason."""

    first: Verdict
    second: ReviewEvent

    @property
    def second_outcome(self) -> Outcome:
        return Outcome(self.second.data["own_outcome"])


def mismatch_of(claim: Claim) -> Mismatch | None:
    """The disagreement that still stands: nothing was proposed since. Two queries at most."""
    events = ReviewEvent.objects.filter(claim=claim, verb__in=("propose", "disagree"))
    last = events.select_related("actor").order_by("-sequence").first()
    if last is None or last.verb != "disagree":
        return None
    verdicts = Verdict.objects.select_related("rating", "proposed_by")
    return Mismatch(verdicts.get(pk=last.data["verdict"]), last)
