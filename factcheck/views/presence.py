"""Who else has a page open: asked for by the page itself, which says at the same time "I am here".

Reading a page changes nothing; only the beat, a POST, is remembered for a moment.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from factcheck import annotating
from factcheck.forms.people import name_of
from factcheck.models import Article, Claim
from factcheck.views.shortcuts import desk, get_article, get_claim, person


@dataclass(slots=True)
class Other:
    """Somebody, and the numbers of the claims that they have open in the article."""

    name: str
    claims: list[int] = field(default_factory=list)


@desk("POST")
def article_presence(request: HttpRequest, pk: int) -> HttpResponse:
    article = get_article(request, pk)
    annotating.seen(article, actor=person(request))
    return _fragment(request, presence_on(article, None, person(request)))


@desk("POST")
def claim_presence(request: HttpRequest, pk: int) -> HttpResponse:
    claim = get_claim(request, pk)
    annotating.seen(claim.article, actor=person(request), claim=claim)
    return _fragment(request, presence_on(claim.article, claim, person(request)))


def presence_on(article: Article, claim: Claim | None, viewer: User) -> dict[str, Any]:
    """What `_presence.html` needs; one query."""
    people: dict[int, Other] = {}
    for row in annotating.others(article, viewer=viewer, claim=claim):
        other = people.setdefault(row.person_id, Other(name_of(row.person)))
        # On a claim's own page its number would say nothing.
        if row.claim is not None and claim is None:
            other.claims.append(row.claim.number)
    name, pk = ("claim", claim.pk) if claim is not None else ("article", article.pk)
    return {
        "others": list(people.values()),
        "url": reverse(f"factcheck:{name}-presence", args=[pk]),
    }


def _fragment(request: HttpRequest, presence: dict[str, Any]) -> HttpResponse:
    return render(request, "factcheck/desk/_presence.html", {"presence": presence})
