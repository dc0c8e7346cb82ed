"""`/sitemap.xml`: an index of parts, and the parts; `/robots.txt`.

A part holds the pages whose ids are in one block, so an address never moves from one part to
another, a part of old pages does not change, and no part counts or skips rows. The index reads
the date of every page once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db.models import F, Max, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from factcheck.choices import AboutName, Language
from factcheck.models import ArticlePage, FactPage
from factcheck.views.answers import answer

# Of 50,000 that the protocol allows, so that a part is a small file.
BLOCK = 5000
# Pages that are there without a row.
STANDING = ("home", "facts", "corrections", "methodology", "about")
# What no machine has to look at. The desk asks for a login anyway.
CLOSED = ("/accounts/", "/admin/", "/ask/", "/desk/")


@dataclass(frozen=True, slots=True)
class Place:
    """An absolute address, and when what is there changed last."""

    url: str
    modified: datetime | None = None


@login_not_required
@require_safe
def sitemap_index(request: HttpRequest) -> HttpResponseBase:
    """The parts that have pages; a query for each kind of page."""
    places = [Place(_part("pages", 0))]
    for kind in _KINDS:
        places += [Place(_part(kind, block), modified) for block, modified in _blocks(kind)]
    return _xml(request, "sitemap_index.xml", places)


@login_not_required
@require_safe
def sitemap(request: HttpRequest, kind: str, block: int) -> HttpResponseBase:
    """One part; one query at most. 404 where there is none."""
    if kind == "pages" and block == 0:
        return _xml(request, "sitemap.xml", list(_standing()))
    if kind not in _KINDS:
        raise Http404
    places = list(_places(kind, block))
    if not places:
        raise Http404
    return _xml(request, "sitemap.xml", places)


@login_not_required
@require_safe
def robots(request: HttpRequest) -> HttpResponseBase:
    """Everything published may be read, by whatever machine."""
    lines = [
        "User-agent: *",
        *(f"Disallow: {path}" for path in CLOSED),
        "",
        f"Sitemap: {settings.SITE_URL}{reverse('factcheck:sitemap-index')}",
        "",
    ]
    return answer(request, HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8"))


def _standing() -> Iterator[Place]:
    """The pages without a row, and those about the newsroom in each language."""
    for name in STANDING:
        yield Place(settings.SITE_URL + reverse(f"factcheck:{name}"))
    others = [code for code in Language.values if code != settings.LANGUAGE_CODE]
    for language in others:
        for name in ("methodology-in", "about-in"):
            yield Place(settings.SITE_URL + reverse(f"factcheck:{name}", args=[language]))
    for about in (name for name in AboutName.values if name != AboutName.ABOUT):
        yield Place(settings.SITE_URL + reverse("factcheck:about-page", args=[about]))
        for language in others:
            path = reverse("factcheck:about-page-in", args=[about, language])
            yield Place(settings.SITE_URL + path)


def _facts() -> QuerySet[Any]:
    return FactPage.objects.published()


def _articles() -> QuerySet[Any]:
    return ArticlePage.objects.published()


_KINDS = {"facts": _facts, "articles": _articles}
_NAMES = {"facts": "factcheck:fact", "articles": "factcheck:article-page"}


def _blocks(kind: str) -> Iterator[tuple[int, datetime]]:
    blocks = _KINDS[kind]().order_by().annotate(block=F("id") / BLOCK).values_list("block")
    yield from blocks.annotate(modified=Max("modified_at")).order_by("block")


def _places(kind: str, block: int) -> Iterator[Place]:
    pages = _KINDS[kind]().filter(id__gte=block * BLOCK, id__lt=(block + 1) * BLOCK)
    for slug, modified in pages.order_by("id").values_list("slug", "modified_at"):
        yield Place(settings.SITE_URL + reverse(_NAMES[kind], args=[slug]), modified)


def _part(kind: str, block: int) -> str:
    return settings.SITE_URL + reverse("factcheck:sitemap", args=[kind, block])


def _xml(request: HttpRequest, template: str, places: list[Place]) -> HttpResponseBase:
    context = {"places": places}
    content_type = "application/xml; charset=utf-8"
    response = render(request, f"factcheck/public/{template}", context, content_type=content_type)
    # Without a date: what was taken back makes the map another one, and not a younger one.
    return answer(request, response)
