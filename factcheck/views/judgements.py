"""What two people found who judged one claim differently, side by side."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from factcheck.choices import OPEN, Status
from factcheck.forms.people import name_of
from factcheck.models import Claim
from factcheck.workflow import mismatch_of


@dataclass(frozen=True, slots=True)
class Judgement:
    """One person's outcome, with their words for it; a second verdict has no rating."""

    who: str
    at: datetime
    outcome: str
    label: str
    rating: str
    words: list[str]


def judgements_of(claim: Claim) -> list[Judgement]:
    """Both, the proposed one first, as long as nothing was proposed since; else nothing."""
    if claim.status in (*OPEN, Status.WITHDRAWN) and (mismatch := mismatch_of(claim)):
        first, second = mismatch.first, mismatch.second
        outcome = mismatch.second_outcome
        return [
            Judgement(
                who=name_of(first.proposed_by),
                at=first.proposed_at,
                outcome=first.outcome,
                label=first.get_outcome_display(),
                rating=str(first.rating),
                words=[text for text in (first.summary, first.explanation) if text],
            ),
            Judgement(
                who=name_of(second.actor) if second.actor else second.actor_name,
                at=second.at,
                outcome=outcome.value,
                label=str(outcome.label),
                rating="",
                words=[second.reason],
            ),
        ]
    return []
