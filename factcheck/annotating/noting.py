"""The notes of a draft become claims: on their words, with what they say as a query.

A note is somebody's reminder of what to check, so the gate waits until it is resolved. Its links
are no proof of anything yet: they are cited as context, and for the desk only.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from factcheck.annotating.citations import add_evidence, cite
from factcheck.annotating.comments import add_comment
from factcheck.annotating.detectors import Read
from factcheck.annotating.filling import detail_fields
from factcheck.annotating.kinds import kind_at
from factcheck.annotating.marking import mark_claim
from factcheck.annotating.placing import words_of
from factcheck.annotating.stating import statement_around
from factcheck.choices import EvidenceKind, Stance, Visibility
from factcheck.detection import Suggestion
from factcheck.intake import Note
from factcheck.models import ArticleRevision, Citation, Claim, Comment, Evidence

MAX_TITLE = 300
# Names that a detector read find their source when a person accepts them.
_PARTIES = frozenset({"speaker", "source"})
_is_address = URLValidator(schemes=["http", "https"])


def mark_notes(
    revision: ArticleRevision,
    notes: Sequence[Note],
    *,
    found: Read,
    actor: AbstractBaseUser | None,
) -> None:
    """A claim for each place that notes of the draft are about, in the order of the text.

    Within the transaction that brings in the revision: all of them or none.
    """
    suggested = [one.suggestion for one in found.found]
    places: dict[tuple[int, int], list[Note]] = {}
    for note in notes:
        places.setdefault(words_of(revision.text, note.start, note.end), []).append(note)
    pages: dict[str, Evidence] = {}
    for span in sorted(places):
        claim = _mark(revision, span, suggested, actor)
        for note in places[span]:
            for body in _bodies(note):
                add_comment(claim, actor=actor, body=body)
        links = dict.fromkeys(link for note in places[span] for link in note.links)
        for link in filter(_can_be_held, links):
            if link not in pages:
                pages[link] = add_evidence(_page(link), actor=actor)
            citation = Citation(evidence=pages[link], stance=Stance.CONTEXT)
            claim = cite(claim, actor=actor, version=claim.version, citation=citation).claim


def _mark(
    revision: ArticleRevision,
    span: tuple[int, int],
    suggested: Sequence[Suggestion],
    actor: AbstractBaseUser | None,
) -> Claim:
    start, end = span
    near = [one for one in suggested if one.start < end and start < one.end]
    kind = kind_at(revision.text, start, end, near)
    return mark_claim(
        revision.article,
        actor=actor,
        kind=kind,
        revision=revision.pk,
        start=start,
        end=end,
        statement=statement_around(revision.text, start, end),
        detail=_detail([one for one in near if one.kind == kind]),
    )


def _detail(near: Sequence[Suggestion]) -> dict[str, Any]:
    """What the detector understood, when only one of a kind can be meant."""
    if len(near) != 1:
        return {}
    fields = detail_fields(near[0].kind, near[0].to_dict(), near[0].warnings)
    return {name: value for name, value in fields.items() if name not in _PARTIES}


def _bodies(note: Note) -> Iterator[str]:
    """What a note says, after its author's name, in pieces as long as a remark may be."""
    said = f"{note.author} — {note.text}" if note.author and note.text else note.text
    most = Comment._meta.get_field("body").max_length or len(said)
    for start in range(0, len(said), most):
        if body := said[start : start + most].strip():
            yield body


def _can_be_held(link: str) -> bool:
    """Whether evidence may have this address; else it stays in the words of the note."""
    try:
        _is_address(link)
    except ValidationError:
        return False
    return True


def _page(link: str) -> Evidence:
    return Evidence(
        title=link.partition("://")[2][:MAX_TITLE],
        kind=EvidenceKind.PAGE,
        visibility=Visibility.INTERNAL,
        url=link,
    )
