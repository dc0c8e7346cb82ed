"""`/sitemap.xml`: an index of parts, and the parts; `/robots.txt`.

A part holds the pages whose ids are in one block, so an address never moves from one part to
another, a part of old pages does not change, and no part counts or skips rows. The index reads
the date of every page, from an index of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db.models import Max, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from factcheck.choices import AboutName, Language
from factcheck.models import SITEMAP_BLOCK, ArticlePage, Block, FactPage, FactTranslation
from factcheck.views.answers import answer

BLOCK = SITEMAP_BLOCK
# Pages that are there without a row.
STANDING = ("home", "facts", "corrections")
# What no machine has to look at. The desk asks for a login anyway.
CLOSED = ("/accounts/", "/admin/", "/ask/", "/desk/", "/reports/")


@dataclass(frozen=True, slots=True)
class Place:
    """An absolute address, when what is there changed last, and the same in each language: pairs of
    a language and an address, its own among them; none where there is one language only."""

    url: str
    modified: datetime | None = None
    alternates: Sequence[tuple[str, str]] = ()


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
    """One part; two queries at most. 404 where there is none."""
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
    for name in ("methodology", "about"):
        yield from _in_languages(f"factcheck:{name}", [])
    for about in (name for name in AboutName.values if name != AboutName.ABOUT):
        yield from _in_languages("factcheck:about-page", [about])


def _in_languages(name: str, args: list[str]) -> Iterator[Place]:
    """A page that there is in every language; the one of the site has the bare address."""
    bare = settings.SITE_URL + reverse(name, args=args)
    others = [code for code in Language.values if code != settings.LANGUAGE_CODE]
    urls = [settings.SITE_URL + reverse(f"{name}-in", args=[*args, code]) for code in others]
    yield from _each(bare, settings.LANGUAGE_CODE, zip(others, urls, strict=True))


def _each(
    url: str,
    language: str,
    others: Iterable[tuple[str, str]],
    modified: datetime | None = None,
) -> Iterator[Place]:
    """A page and the same in other languages, each with all of them; readers of none get the first."""
    versions = [(language, url), *others]
    alternates = [*versions, ("x-default", url)] if len(versions) > 1 else []
    for _code, address in versions:
        yield Place(address, modified, alternates)


def _facts() -> QuerySet[Any]:
    return FactPage.objects.published()


def _articles() -> QuerySet[Any]:
    return ArticlePage.objects.published()


_KINDS = {"facts": _facts, "articles": _articles}
_NAMES = {"facts": "factcheck:fact", "articles": "factcheck:article-page"}


def _blocks(kind: str) -> Iterator[tuple[int, datetime]]:
    yield from blocks_of(_KINDS[kind]()).order_by("block")


def blocks_of(pages: QuerySet[Any]) -> QuerySet[Any]:
    """The numbers of the parts that these pages are in, each with its last change."""
    blocks = pages.order_by().annotate(block=Block("id", size=BLOCK)).values_list("block")
    last: QuerySet[Any] = blocks.annotate(modified=Max("modified_at"))
    return last


def _places(kind: str, block: int) -> Iterator[Place]:
    first, name = block * BLOCK, _NAMES[kind]
    pages = _KINDS[kind]().filter(id__gte=first, id__lt=first + BLOCK).order_by("id")
    rows = list(pages.values_list("id", "slug", "language", "modified_at"))
    languages = _translated(first) if rows and kind == "facts" else {}
    for pk, slug, language, modified in rows:
        url = settings.SITE_URL + reverse(name, args=[slug])
        others = [
            (code, settings.SITE_URL + reverse(f"{name}-in", args=[slug, code]))
            for code in languages.get(pk, ())
        ]
        yield from _each(url, language, others, modified)


def _translated(first: int) -> dict[int, list[str]]:
    """The languages of the facts of a block but their own, by the id of their page; one query."""
    found: dict[int, list[str]] = {}
    rows = FactTranslation.objects.filter(page_id__gte=first, page_id__lt=first + BLOCK)
    for page, language in rows.order_by("page_id", "language").values_list("page_id", "language"):
        found.setdefault(page, []).append(language)
    return found


def _part(kind: str, block: int) -> str:
    return settings.SITE_URL + reverse("factcheck:sitemap", args=[kind, block])


def _xml(request: HttpRequest, template: str, places: list[Place]) -> HttpResponseBase:
    context = {"places": places}
    content_type = "application/xml; charset=utf-8"
    response = render(request, f"factcheck/public/{template}", context, content_type=content_type)
    # Without a date: what was taken back makes the map another one, and not a younger one.
    return answer(request, response)
