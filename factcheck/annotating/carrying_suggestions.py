"""What was suggested in a revision, at its place in the next one."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck import anchoring
from factcheck.annotating.carrying import fingerprint
from factcheck.choices import AnchorState, SuggestionState
from factcheck.models import ArticleRevision, Suggestion

# What a detector says of offsets holds for its own text only.
_OFFSETS = "_span"
_SAME = ("kind", "zone", "detector", "rule", "tier", "warnings")
_DECIDED = ("state", "dismissal", "note", "decided_by_id", "decided_at")


def carry_suggestions(before: ArticleRevision, after: ArticleRevision) -> None:
    """Open and dismissed ones, where their words stand as they were; changed words are read anew.

    What was accepted is a claim, which has its own place. Must run in a transaction that holds the
    article, before the reading of the new text is stored.
    """
    waiting = before.suggestions.exclude(state=SuggestionState.ACCEPTED).order_by("pk")
    rows = list(waiting)
    if not rows:
        return
    taken = set(after.suggestions.values_list("kind", "start", "end"))
    fresh = []
    for row in _carried(rows, before.text, after):
        if (place := (row.kind, row.start, row.end)) not in taken:
            taken.add(place)
            fresh.append(row)
    Suggestion.objects.bulk_create(fresh, batch_size=200)


def _carried(rows: list[Suggestion], text: str, after: ArticleRevision) -> Iterator[Suggestion]:
    carrier = anchoring.Reanchoring(text, after.text)
    for row in rows:
        placed = carrier.place(row.start, row.end)
        same = placed.state in (AnchorState.KEPT, AnchorState.MOVED)
        if not same or placed.start is None or placed.end is None:
            continue
        selector = anchoring.describe(after.text, placed.start, placed.end)
        yield Suggestion(
            revision=after,
            start=selector.start,
            end=selector.end,
            exact=selector.exact,
            prefix=selector.prefix,
            suffix=selector.suffix,
            fingerprint=fingerprint(row.kind, selector.exact),
            data={key: value for key, value in row.data.items() if not key.endswith(_OFFSETS)},
            **{name: getattr(row, name) for name in (*_SAME, *_DECIDED)},
        )
