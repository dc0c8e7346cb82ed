"""Which suggestions a claim answers: nobody is asked again about words that are claimed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Case, Value, When
from django.utils import timezone

from factcheck.choices import Kind, SuggestionState
from factcheck.models import Claim, Suggestion

Span = tuple[int, int]
# By revision and kind: the id at each span, and whether nobody has decided on it.
_Read = dict[tuple[int, str], dict[Span, tuple[int, bool]]]
# So many are named in one statement.
_TOGETHER = 200


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


def settle(claim: Claim, *, actor: AbstractBaseUser | None) -> bool:
    """Accept the open suggestions that a claim answers; whether it does. Within its transaction."""
    return bool(settle_all([claim], actor=actor))


def settle_all(claims: Sequence[Claim], *, actor: AbstractBaseUser | None) -> set[int]:
    """The same for claims one after the other; the ids of those that answer something."""
    placed = [
        (claim, claim.anchor.revision_id, claim.anchor.span)
        for claim in claims
        if claim.anchor is not None and claim.anchor.span is not None
    ]
    near = _read_near([(revision, span) for _claim, revision, span in placed])
    answers: dict[int, int] = {}
    for claim, revision, span in placed:
        # Decided ones count too: the words hold as many figures as before.
        rows = near[revision, claim.kind]
        for pk, is_open in (rows[one] for one in answered_by(span, claim.kind, rows)):
            if is_open:
                answers.setdefault(pk, claim.pk)
    _accept(answers, actor)
    return set(answers.values())


def _read_near(places: Sequence[tuple[int, Span]]) -> _Read:
    """What was suggested in these revisions, from the first of the spans to the last."""
    near: _Read = defaultdict(dict)
    if places:
        rows = Suggestion.objects.filter(
            revision__in={revision for revision, _span in places},
            start__lt=max(end for _revision, (_start, end) in places),
            end__gt=min(start for _revision, (start, _end) in places),
        )
        for revision, kind, start, end, pk, state in rows.order_by().values_list(
            "revision", "kind", "start", "end", "pk", "state"
        ):
            near[revision, kind][start, end] = (pk, state == SuggestionState.OPEN)
    return near


def _accept(answers: Mapping[int, int], actor: AbstractBaseUser | None) -> None:
    """Suggestions, by their ids, that claims answer."""
    pairs = iter(answers.items())
    while some := list(islice(pairs, _TOGETHER)):
        Suggestion.objects.filter(pk__in=[pk for pk, _claim in some]).update(
            state=SuggestionState.ACCEPTED,
            claim=Case(*(When(pk=pk, then=Value(claim)) for pk, claim in some)),
            decided_by_id=actor.pk if actor else None,
            decided_at=timezone.now(),
        )
