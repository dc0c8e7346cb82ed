"""The workbench: an article's text, its claims, and what the machine read in it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django_htmx.http import reselect, reswap, retarget

from factcheck import policy
from factcheck.choices import Dismissal
from factcheck.marked import MarkedBlockDict, in_text_order, marked_blocks
from factcheck.models import Article, Claim
from factcheck.readiness import readiness
from factcheck.views.progress import progress_of, read_choice, shown_claims
from factcheck.views.reading import reading_of
from factcheck.views.shortcuts import person

PLACE = "#workbench"
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
    claims = list(article.claims.select_related("anchor", "assignee").order_by("number"))
    kind, chosen = read_choice(request.GET)
    cards = in_text_order(shown_claims(claims, kind, chosen))
    revision = article.revision
    reading = reading_of(revision, kind=kind) if revision else None
    said = list(get_messages(request))
    listed = reading.listed if reading else set()
    blocks = (
        marked_blocks(
            revision,
            cards,
            lambda c: f"#claim-{c.number}",
            suggestions=reading.ghosts,
            places=reading.places,
            cards={claim.number for claim in cards},
        )
        if revision and reading
        else []
    )
    parts, lost = _beside(blocks, cards)
    context = {
        "article": article,
        "parts": parts,
        "cards": cards,
        "lost": lost,
        "progress": progress_of(claims, kind, chosen),
        "blockers": readiness(article),
        "reading": reading,
        "dismissals": Dismissal.choices,
        "can_manage": policy.can_manage_article(person(request), article),
        "can_answer": policy.can_answer(person(request), article),
        "filters": kept_filters(request),
        "on_top": [one for one in said if one.extra_tags not in listed],
        "said": [one for one in said if one.extra_tags in listed],
        "refusal": refusal,
        "typed": typed if reading and typed.get("place") in reading.undecided else NOTHING_TYPED,
    }
    response = render(request, "factcheck/desk/article.html", context, status=status)
    # Whatever panel asked: when the answer is the article, it takes the place of the workbench.
    return reswap(retarget(reselect(response, PLACE), PLACE), "outerHTML")


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


def kept_filters(request: HttpRequest) -> str:
    """The filters of this address, to stay in them after a form is sent; empty without any."""
    kind, status = read_choice(request.GET)
    query = QueryDict(mutable=True)
    query.update({name: value for name, value in (("kind", kind), ("status", status)) if value})
    return f"?{query.urlencode()}" if query else ""
