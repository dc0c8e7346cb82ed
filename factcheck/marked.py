"""A revision, its claims and what was read in it, as `parts/marked_text.html` shows it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypedDict

from django.utils.translation import gettext as _

from factcheck.anchoring import Mark, Segment, flatten
from factcheck.choices import Status
from factcheck.coverage import Line
from factcheck.models import Anchor, ArticleRevision, Claim, Suggestion

# Where claims overlap, the piece looks like the most urgent of them.
URGENCY = (
    Status.WITHDRAWN,
    Status.VERIFIED,
    Status.TO_CHECK,
    Status.IN_REVIEW,
    Status.DISPUTED,
)
# A suggestion lies under the claims; a place is only there to be found.
BELOW_CLAIMS, UNSEEN = -1, -2
SUGGESTED = "suggestion"
LABEL = 80

Span = tuple[int, int]
NOWHERE: Mapping[str, Span] = MappingProxyType({})


class ReferenceDict(TypedDict):
    number: int
    label: str
    url: str
    status: str


class GhostDict(TypedDict):
    """An open suggestion or finding: `id` is the sign's own, `url` leads to what is said of it."""

    id: str
    label: str
    url: str


class SentenceDict(TypedDict):
    """A sentence that begins here, and what is known of it: "nothing" or "untouched"."""

    key: str
    state: str


NOTHING_FOUND: Mapping[str, GhostDict] = MappingProxyType({})


class SegmentDict(TypedDict):
    """A piece of text; `claims` cover it, `closes` end with it; `status` is the most urgent.

    Where no claim is, a suggestion shows as the status "suggestion". `ghosts` are suggestions that
    end here, `findings` what does not fit together, `places` the ids of other places that something on
    the page points at, `details` those of the cards that tell more about the piece. `sentences` begin with it.
    """

    text: str
    keys: list[int]
    status: str
    details: list[str]
    claims: list[ReferenceDict]
    closes: list[ReferenceDict]
    ghosts: list[GhostDict]
    places: list[str]
    findings: list[GhostDict]
    sentences: list[SentenceDict]


class MarkedBlockDict(TypedDict):
    """`start` is where the block begins in the text, in code points."""

    zone: str
    start: int
    segments: list[SegmentDict]


@dataclass(frozen=True, slots=True)
class _Known:
    """What the keys of a text's marks stand for."""

    references: dict[int, ReferenceDict]
    ghosts: dict[int, GhostDict]
    places: dict[int, str]
    findings: Mapping[str, GhostDict]
    sentences: dict[int, SentenceDict]


def marked_blocks(
    revision: ArticleRevision,
    claims: Iterable[Claim],
    url_of: Callable[[Claim], str],
    *,
    suggestions: Iterable[Suggestion] = (),
    places: Mapping[str, Span] = NOWHERE,
    findings: Mapping[str, GhostDict] = NOTHING_FOUND,
    cards: Collection[int] = (),
    lines: Iterable[Line] = (),
) -> list[MarkedBlockDict]:
    """The blocks of a revision with these claims marked; no query.

    Claims come with their anchor; one without a place in this revision is left out. `url_of` is
    where a claim's number leads. `suggestions` are of this revision and open; `places` are spans
    that become targets of links, by the id that they get; those that `findings` names get a sign. `cards` are the numbers of the claims
    that the page has a card for, `lines` the sentences that get a sign where they begin.
    """
    marked = [(claim, mark) for claim in claims for mark in _marks(claim, revision)]
    marks = [mark for _claim, mark in marked]
    references = {mark.key: reference_to(claim, url_of) for claim, mark in marked}
    known = _Known(references, {}, {}, findings, {})
    # Claims have the positive keys: their numbers. Whatever else is marked counts downwards.
    for key, suggestion in enumerate(suggestions, start=1):
        known.ghosts[-key] = _ghost(suggestion)
        marks.append(Mark(-key, suggestion.start, suggestion.end, rank=BELOW_CLAIMS))
    for key, (name, (start, end)) in enumerate(places.items(), start=len(known.ghosts) + 1):
        known.places[-key] = name
        marks.append(Mark(-key, start, end, rank=UNSEEN))
    for key, line in enumerate(lines, start=len(known.ghosts) + len(known.places) + 1):
        known.sentences[-key] = {"key": line.key, "state": line.state}
        marks.append(Mark(-key, line.start, line.end, rank=UNSEEN))
    spans = [(block["start"], block["end"]) for block in revision.blocks]
    pieces = flatten(revision.text, spans, marks)
    return [
        {
            "zone": block["zone"],
            "start": block["start"],
            "segments": [_segment(s, known, cards) for s in segments],
        }
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
    return marks_at(anchor, claim)


def marks_at(anchor: Anchor, claim: Claim) -> list[Mark]:
    """The mark of a claim at this one of its places, none when its words were not found there."""
    if anchor.start is None or anchor.end is None:
        return []
    rank = URGENCY.index(Status(claim.status))
    return [Mark(key=claim.number, start=anchor.start, end=anchor.end, rank=rank)]


def reference_to(claim: Claim, url_of: Callable[[Claim], str]) -> ReferenceDict:
    """What the number beside a mark says and where it leads."""
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


def _ghost(suggestion: Suggestion) -> GhostDict:
    label = _("Suggested %(kind)s: %(words)s") % {
        "kind": suggestion.get_kind_display(),
        "words": suggestion.exact[:LABEL],
    }
    return {
        "id": f"suggested-{suggestion.pk}",
        "label": label,
        "url": f"#suggestion-{suggestion.pk}",
    }


def _segment(segment: Segment, known: _Known, cards: Collection[int]) -> SegmentDict:
    keys = [key for key in segment.keys if key > 0]
    status = ""
    if segment.top in known.references:
        status = known.references[segment.top]["status"]
    elif segment.top in known.ghosts:
        status = SUGGESTED
    ended = [known.places[key] for key in segment.closes if key in known.places]
    # One sign is enough where several findings end with the same words.
    signed = [place for place in ended if place in known.findings][:1]
    return {
        "text": segment.text,
        "keys": keys,
        "status": status,
        "details": [f"claim-{key}" for key in keys if key in cards],
        "claims": [known.references[key] for key in keys],
        "closes": [known.references[key] for key in segment.closes if key > 0],
        "ghosts": [known.ghosts[key] for key in segment.closes if key in known.ghosts],
        "places": [place for place in ended if place not in signed],
        "findings": [known.findings[place] for place in signed],
        "sentences": [known.sentences[key] for key in segment.opens if key in known.sentences],
    }
