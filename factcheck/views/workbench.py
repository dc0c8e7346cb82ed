"""The workbench: an article's text, its claims, and what the machine read in it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from django.contrib.messages import get_messages
from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django_htmx.http import reselect, reswap, retarget

from factcheck import policy
from factcheck.choices import Dismissal, NothingReason
from factcheck.coverage import coverage_of
from factcheck.forms.said import place_of
from factcheck.marked import MarkedBlockDict, in_text_order, marked_blocks
from factcheck.models import Article, ArticleRevision, Claim, PageWatch
from factcheck.readiness import readiness
from factcheck.views.mapping import PLACE, Map, map_of, read_only
from factcheck.views.presence import presence_on
from factcheck.views.progress import progress_of, read_choice, shown_claims
from factcheck.views.reading import Reading, reading_of
from factcheck.views.shortcuts import person

BENCH = "#workbench"
NOTHING_TYPED: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Part:
    """A block of the text and the claims that begin in it."""

    block: MarkedBlockDict
    cards: list[Claim]


def show_article(
    request: HttpRequest,
    article: Article,
    *,
    refusal: str = "",
    typed: Mapping[str, Any] = NOTHING_TYPED,
    status: int = 200,
) -> HttpResponse:
    """The page, also after a refusal.

    `typed` is what came back: "place" says in which row, "wrong" which field is refused, the rest
    are its fields. A refusal stands in that row, or on top when the row is decided. So does a
    message, whose extra tag is the place that it belongs to.
    """
    flagged = PageWatch.objects.flagged().filter(citation__claim=OuterRef("pk"))
    rows = article.claims.select_related("anchor", "assignee").annotate(moved=Exists(flagged))
    claims: list[Claim] = list(rows.order_by("number"))
    kind, chosen = read_choice(request.GET)
    only = read_only(request.GET)
    shown = in_text_order(shown_claims(claims, kind, chosen))
    cards = [] if only else shown
    coverage = coverage_of(article, claims)
    sentences = map_of(coverage, only)
    revision = article.revision
    reading = reading_of(revision, kind=kind) if revision else None
    said = list(get_messages(request))
    listed = {PLACE} if only or not reading else {PLACE, *reading.listed}
    blocks = _text(revision, shown, reading, sentences) if revision and reading else []
    parts, lost = _beside(blocks, cards)
    context = {
        "article": article,
        "presence": presence_on(article, None, person(request)),
        "parts": parts,
        "cards": cards,
        "lost": lost,
        "progress": progress_of(claims, kind, chosen),
        "blockers": readiness(article, coverage),
        "reading": reading,
        "map": sentences,
        "nothing_reasons": NothingReason.choices,
        "dismissals": Dismissal.choices,
        "can_manage": policy.can_manage_article(person(request), article),
        "can_answer": policy.can_check(person(request), article),
        "filters": kept_filters(request),
        "on_top": [one for one in said if place_of(one) not in listed],
        "suggested": policy.visible_reports(person(request)).filter(article=article).first(),
        "said": [one for one in said if place_of(one) in listed],
        "refusal": refusal,
        "typed": typed
        if reading and typed.get("place") in listed & reading.undecided
        else NOTHING_TYPED,
    }
    response = render(request, "factcheck/desk/article.html", context, status=status)
    # Whatever panel asked: when the answer is the article, it takes the place of the workbench.
    return reswap(retarget(reselect(response, BENCH), BENCH), "outerHTML")


def _beside(
    blocks: list[MarkedBlockDict], cards: Iterable[Claim]
) -> tuple[list[Part], list[Claim]]:
    """Each block with the cards that begin in it, and the cards without a place; in text order."""
    parts = [Part(block, []) for block in blocks]
    starts = [block["start"] for block in blocks]
    lost = []
    for claim in cards:
        start = claim.anchor.start if claim.anchor else None
        if start is None or not parts:
            lost.append(claim)
        else:
            parts[max(bisect_right(starts, start) - 1, 0)].cards.append(claim)
    return parts, lost


def _text(
    revision: ArticleRevision, claims: list[Claim], reading: Reading, sentences: Map
) -> list[MarkedBlockDict]:
    """The text with everything that stands beside it; with sentences alone, the claims lead away."""
    if sentences.only:
        return marked_blocks(revision, claims, Claim.get_absolute_url, lines=sentences.signs)
    return marked_blocks(
        revision,
        claims,
        lambda claim: f"#claim-{claim.number}",
        suggestions=reading.ghosts,
        places=reading.places,
        findings=reading.findings,
        cards={claim.number for claim in claims},
        lines=sentences.signs,
    )


def kept_filters(request: HttpRequest) -> str:
    """The filters of this address, to stay in them after a form is sent; empty without any."""
    kind, status = read_choice(request.GET)
    query = QueryDict(mutable=True)
    asked = {"kind": kind, "status": status, "sentences": read_only(request.GET)}
    query.update({name: value for name, value in asked.items() if value})
    return f"?{query.urlencode()}" if query else ""
