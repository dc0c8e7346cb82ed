"""What the detectors suggested for a revision, held against what stands there already."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from factcheck import anchoring
from factcheck.annotating.carrying import Place, fingerprint, known_again
from factcheck.annotating.covering import Span, answered_by
from factcheck.annotating.detectors import Found
from factcheck.choices import SuggestionState
from factcheck.models import Anchor, ArticleRevision, Suggestion

# What one detector says of a place; the rest of the row follows from the text and from people.
_SAID = ("zone", "detector", "rule", "tier", "warnings", "data")
_DECISION = ("state", "dismissal", "note", "decided_by_id", "decided_at")
# Columns of a row; all else that a detector says is kept in `data`.
_COLUMNS = frozenset({"kind", "start", "end", "text", "rule", "tier", "zone", "warnings"})

_Key = tuple[str, int, int]


def store_suggestions(revision: ArticleRevision, found: Iterable[Found]) -> bool:
    """Whether anything changed. Decided rows stay, open ones become what was read now.

    Must run in a transaction that holds the article.
    """
    held = {_key(row): row for row in revision.suggestions.all()}
    rows = {_key(row): row for row in _unclaimed(revision, found)}
    fresh = [row for key, row in rows.items() if key not in held]
    _carry_decisions(revision, list(rows.values()), fresh)
    said_anew = [held[key] for key, row in rows.items() if key in held and _renewed(held[key], row)]
    gone = [
        row.pk for key, row in held.items() if row.state == SuggestionState.OPEN and key not in rows
    ]
    Suggestion.objects.filter(pk__in=gone).delete()
    Suggestion.objects.bulk_update(said_anew, _SAID, batch_size=200)
    Suggestion.objects.bulk_create(fresh, batch_size=200)
    return bool(gone or said_anew or fresh)


def _key(row: Suggestion) -> _Key:
    return row.kind, row.start, row.end


def _unclaimed(revision: ArticleRevision, found: Iterable[Found]) -> Iterator[Suggestion]:
    """A row for each suggestion that no claim answers: withdrawn ones count, they were decided."""
    found = list(found)
    spans: dict[str, list[Span]] = defaultdict(list)
    for one in found:
        spans[one.suggestion.kind].append(one.suggestion.span)
    answered: dict[str, set[Span]] = defaultdict(set)
    anchors = Anchor.objects.filter(revision=revision)
    for kind, start, end in anchors.values_list("claim__kind", "start", "end"):
        if start is not None and end is not None:
            answered[kind] |= answered_by((start, end), kind, spans[kind])
    for one in found:
        if one.suggestion.span not in answered[one.suggestion.kind]:
            yield _row(revision, one)


def _row(revision: ArticleRevision, found: Found) -> Suggestion:
    one = found.suggestion
    selector = anchoring.describe(revision.text, one.start, one.end)
    # Through JSON, so that what is stored can be compared with what was read.
    values = json.loads(json.dumps(one.to_dict()))
    return Suggestion(
        revision=revision,
        kind=one.kind,
        start=one.start,
        end=one.end,
        exact=selector.exact,
        prefix=selector.prefix,
        suffix=selector.suffix,
        zone=found.zone,
        detector=found.detector,
        rule=one.rule,
        tier=one.tier,
        warnings=list(one.warnings),
        data={name: value for name, value in values.items() if name not in _COLUMNS},
        fingerprint=fingerprint(one.kind, selector.exact),
    )


def _renewed(held: Suggestion, row: Suggestion) -> bool:
    """Write what a detector now says into an open row; whether that is anything new."""
    if held.state != SuggestionState.OPEN:
        return False
    changed = [name for name in _SAID if getattr(held, name) != getattr(row, name)]
    for name in changed:
        setattr(held, name, getattr(row, name))
    return bool(changed)


def _carry_decisions(
    revision: ArticleRevision, rows: Sequence[Suggestion], fresh: Sequence[Suggestion]
) -> None:
    """Dismiss again, in the same person's name, what was dismissed in an earlier revision."""
    names = {row.fingerprint for row in fresh}
    earlier = Suggestion.objects.filter(
        revision__article=revision.article_id,
        revision__number__lt=revision.number,
        fingerprint__in=names,
    )
    # Of each words, the places in the last revision that had them.
    latest: dict[str, int] = {}
    before = [
        _place(old)
        for old in earlier.order_by("-revision__number", "start")
        if latest.setdefault(old.fingerprint, old.revision_id) == old.revision_id
    ]
    new = [row for row in rows if row.fingerprint in names]
    untouched = {id(row) for row in fresh}
    for index, place in known_again(before, [_place(row) for row in new]).items():
        old, row = place.row, new[index]
        if old.state == SuggestionState.DISMISSED and id(row) in untouched:
            for name in _DECISION:
                setattr(row, name, getattr(old, name))


def _place(row: Suggestion) -> Place:
    return Place(row.fingerprint, row.prefix, row.suffix, row)
