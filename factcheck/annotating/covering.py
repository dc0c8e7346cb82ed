"""Which suggestions a claim answers: nobody is asked again about words that are claimed."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.models import AbstractBaseUser
from django.utils import timezone

from factcheck.choices import Kind, SuggestionState
from factcheck.models import Claim, Suggestion

Span = tuple[int, int]


def answered_by(claimed: Span, kind: str, spans: Iterable[Span]) -> set[Span]:
    """Those spans of a kind that a claim of it on these words answers: they share a word.

    One within a much longer claim is a claim of its own when the claim is a quote, because
    somebody quotes somebody, or when it has others beside it: of two figures in a sentence nobody
    knows which one is meant.
    """
    shared = {span for span in spans if claimed[0] < span[1] and span[0] < claimed[1]}
    if kind != Kind.QUOTE and len(shared) == 1:
        return shared
    return {span for span in shared if not _lies_deep_in(claimed, span)}


def _lies_deep_in(claimed: Span, span: Span) -> bool:
    inside = claimed[0] <= span[0] and span[1] <= claimed[1]
    return inside and claimed[1] - claimed[0] > 2 * (span[1] - span[0])


def settle(claim: Claim, *, actor: AbstractBaseUser | None) -> int:
    """Accept the open suggestions that a new claim answers; how many. Within its transaction."""
    anchor = claim.anchor
    if anchor is None or anchor.start is None or anchor.end is None:
        return 0
    place = (anchor.start, anchor.end)
    near = Suggestion.objects.filter(revision=anchor.revision_id).overlapping(claim.kind, *place)
    # Decided ones count too: the words hold as many figures as before.
    rows = {(start, end): pk for pk, start, end in near.values_list("pk", "start", "end")}
    answered = [rows[span] for span in answered_by(place, claim.kind, rows)]
    if not answered:
        return 0
    return (
        near.open()
        .filter(pk__in=answered)
        .update(
            state=SuggestionState.ACCEPTED,
            claim=claim,
            decided_by_id=actor.pk if actor else None,
            decided_at=timezone.now(),
        )
    )
