"""The check sheet: an article with its claims, made to print and to write on.

Paper leaves the room: what is on it is the same whoever prints it, and nothing of it is protected.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from factcheck.choices import LOST, OPEN, Kind, Status
from factcheck.forms.people import name_of
from factcheck.handover import Entry, Piece, entries_of
from factcheck.marked import in_text_order, marked_blocks
from factcheck.models import Claim, Comment, Verdict
from factcheck.publishing.words import web_address
from factcheck.views.details import Row, detail_rows
from factcheck.views.progress import progress_of
from factcheck.views.reading import reading_of
from factcheck.views.shortcuts import desk, get_article, person

# What to tick off for a claim of each kind.
TICKS: Mapping[str, tuple[Promise, ...]] = MappingProxyType(
    {
        Kind.FIGURE: (_("value"), _("unit and rounding"), _("date or period"), _("original seen")),
        Kind.QUOTE: (_("word for word"), _("speaker"), _("date and occasion"), _("context fair")),
        Kind.SOURCE: (_("name spelt right"), _("role and title"), _("said so"), _("on what terms")),
    }
)


@dataclass(frozen=True, slots=True)
class Cited:
    """A piece of evidence on paper; addresses are http or https, or empty."""

    piece: Piece
    url: str
    archived_url: str


@dataclass(frozen=True, slots=True)
class Query:
    comment: Comment
    author: str


@dataclass(frozen=True, slots=True)
class Item:
    """A claim as the sheet lists it.

    `verdict` is None too where it is not shown: `is_sealed` says that there is one all the same.
    """

    claim: Claim
    is_lost: bool
    details: list[Row]
    verdict: Verdict | None
    is_sealed: bool
    is_stale: bool
    proposed_by: str
    approved_by: str
    evidence: list[Cited]
    withheld: int
    queries: list[Query]
    ticks: tuple[Promise, ...]


@desk("GET")
def checksheet(request: HttpRequest, pk: int) -> HttpResponse:
    article = get_article(request, pk)
    entries = {entry.claim.pk: entry for entry in entries_of(article)}
    claims = in_text_order(entry.claim for entry in entries.values())
    queries = _queries(claims)
    reading = reading_of(article.revision) if article.revision else None
    numbers = {claim.number for claim in claims}
    context = {
        "article": article,
        "progress": progress_of(claims, "", ""),
        "blocks": marked_blocks(
            article.revision,
            claims,
            lambda claim: f"#claim-{claim.number}",
            suggestions=reading.ghosts if reading else (),
            cards=numbers,
        )
        if article.revision
        else [],
        "items": [_item(entries[claim.pk], queries.get(claim.pk, [])) for claim in claims],
        "groups": [group for group in reading.groups if group.rows] if reading else [],
        "more_suggestions": reading.more if reading else 0,
        "findings": reading.notes if reading else [],
        "statuses": [(s.value, s.label) for s in Status if s != Status.WITHDRAWN],
        "brought_by": name_of(article.created_by) if article.created_by else "",
        "checkers": _people(claims),
        "printed_by": name_of(person(request)),
        "now": timezone.now(),
    }
    return render(request, "factcheck/desk/checksheet.html", context)


def _item(entry: Entry, queries: list[Query]) -> Item:
    claim, anchor = entry.claim, entry.claim.anchor
    sealed = entry.is_sealed
    verdict = None if sealed else entry.verdict
    names = {entry.party.pk: entry.party.name} if entry.party else {}
    expires = verdict.valid_until if verdict else None
    return Item(
        claim=claim,
        is_lost=anchor is None or anchor.state in LOST,
        details=detail_rows(claim, names, left_out=entry.left_out),
        verdict=verdict,
        is_sealed=sealed,
        is_stale=expires is not None and expires < timezone.localdate(),
        proposed_by=name_of(entry.verdict.proposed_by) if entry.verdict else "",
        approved_by=name_of(verdict.approved_by) if verdict and verdict.approved_by else "",
        evidence=[_cited(piece) for piece in entry.pieces],
        withheld=entry.withheld,
        queries=queries,
        ticks=TICKS[claim.kind] if claim.status in OPEN else (),
    )


def _cited(piece: Piece) -> Cited:
    return Cited(piece, web_address(piece.evidence.url), web_address(piece.evidence.archived_url))


def _queries(claims: Iterable[Claim]) -> dict[int, list[Query]]:
    """What is still asked about these claims, by claim; one query."""
    queries: dict[int, list[Query]] = {}
    comments = Comment.objects.filter(claim__in=list(claims), resolved_at=None)
    for comment in comments.select_related("author").order_by("id"):
        author = name_of(comment.author) if comment.author else ""
        queries.setdefault(comment.claim_id, []).append(Query(comment, author))
    return queries


def _people(claims: Iterable[Claim]) -> list[str]:
    """Who has claims to work on, each once, in the order of the alphabet."""
    people = {claim.assignee_id: claim.assignee for claim in claims if claim.status in OPEN}
    return sorted(name_of(one) for one in people.values() if one is not None)
