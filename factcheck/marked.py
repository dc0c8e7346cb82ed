"""A revision and its claims as the structure that `parts/marked_text.html` shows."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypedDict

from django.utils.translation import gettext as _

from factcheck.anchoring import Mark, Segment, flatten
from factcheck.choices import Status
from factcheck.models import ArticleRevision, Claim

# Where claims overlap, the piece looks like the most urgent of them.
URGENCY = (
    Status.WITHDRAWN,
    Status.VERIFIED,
    Status.TO_CHECK,
    Status.IN_REVIEW,
    Status.DISPUTED,
)


class ReferenceDict(TypedDict):
    number: int
    label: str
    url: str
    status: str


class SegmentDict(TypedDict):
    """A piece of text; `claims` cover it, `closes` end with it; `status` is the most urgent."""

    text: str
    keys: list[int]
    status: str
    claims: list[ReferenceDict]
    closes: list[ReferenceDict]


class MarkedBlockDict(TypedDict):
    zone: str
    segments: list[SegmentDict]


def marked_blocks(
    revision: ArticleRevision, claims: Iterable[Claim], url_of: Callable[[Claim], str]
) -> list[MarkedBlockDict]:
    """The blocks of a revision with these claims marked; no query.

    Claims come with their anchor; one without a place in this revision is left out. `url_of` is
    where a claim's number leads.
    """
    marked = [(claim, mark) for claim in claims for mark in _marks(claim, revision)]
    references = {mark.key: _reference(claim, url_of) for claim, mark in marked}
    spans = [(block["start"], block["end"]) for block in revision.blocks]
    pieces = flatten(revision.text, spans, [mark for _claim, mark in marked])
    return [
        {"zone": block["zone"], "segments": [_segment(s, references) for s in segments]}
        for block, segments in zip(revision.blocks, pieces, strict=True)
    ]


def in_text_order(claims: Iterable[Claim]) -> list[Claim]:
    """Claims by their place, the longer first where two begin together; lost ones at the end."""
    return sorted(claims, key=_place)


def _place(claim: Claim) -> tuple[bool, int, int, int]:
    anchor = claim.anchor
    if anchor is None or anchor.start is None or anchor.end is None:
        return True, 0, 0, claim.number
    return False, anchor.start, -anchor.end, claim.number


def _marks(claim: Claim, revision: ArticleRevision) -> list[Mark]:
    """The mark of a claim, none when it has no place in this revision."""
    anchor = claim.anchor
    if anchor is None or anchor.revision_id != revision.pk:
        return []
    if anchor.start is None or anchor.end is None:
        return []
    rank = URGENCY.index(Status(claim.status))
    return [Mark(key=claim.number, start=anchor.start, end=anchor.end, rank=rank)]


def _reference(claim: Claim, url_of: Callable[[Claim], str]) -> ReferenceDict:
    label = _("Claim %(number)s, %(kind)s, %(status)s") % {
        "number": claim.number,
        "kind": claim.get_kind_display(),
        "status": claim.get_status_display(),
    }
    return {
        "number": claim.number,
        "label": label,
        "url": url_of(claim),
        "status": claim.status,
    }


def _segment(segment: Segment, references: dict[int, ReferenceDict]) -> SegmentDict:
    return {
        "text": segment.text,
        "keys": list(segment.keys),
        "status": "" if segment.top is None else references[segment.top]["status"],
        "claims": [references[key] for key in segment.keys],
        "closes": [references[key] for key in segment.closes],
    }
