"""The workbench: an article's text, its claims, and what the machine read in it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from factcheck import policy
from factcheck.choices import Dismissal
from factcheck.marked import in_text_order, marked_blocks
from factcheck.models import Article
from factcheck.readiness import readiness
from factcheck.views.progress import progress_of, read_choice, shown_claims
from factcheck.views.reading import reading_of
from factcheck.views.shortcuts import person

NOTHING_TYPED: Mapping[str, Any] = MappingProxyType({})


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
    context = {
        "article": article,
        "blocks": marked_blocks(
            revision,
            cards,
            lambda c: f"#claim-{c.number}",
            suggestions=reading.ghosts,
            places=reading.places,
            cards={claim.number for claim in cards},
        )
        if revision and reading
        else [],
        "cards": cards,
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
    return render(request, "factcheck/desk/article.html", context, status=status)


def kept_filters(request: HttpRequest) -> str:
    """The filters of this address, to stay in them after a form is sent; empty without any."""
    kind, status = read_choice(request.GET)
    query = QueryDict(mutable=True)
    query.update({name: value for name, value in (("kind", kind), ("status", status)) if value})
    return f"?{query.urlencode()}" if query else ""
