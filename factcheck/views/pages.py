"""Public pages with the documents that they show, or how to say that they are gone."""

from __future__ import annotations

from typing import TypedDict, cast

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from factcheck.documents import ArticleDocument, FactDocument, path_in, translations_of
from factcheck.models import ArticlePage, FactPage
from factcheck.views.answers import MAX_AGE, gone


class Alternate(TypedDict):
    """Where the same page stands in a language."""

    language: str
    url: str


def fact_page(slug: str) -> tuple[FactPage, FactDocument]:
    """Retracted or not; one query."""
    pages = FactPage.objects.select_related("snapshot").filter(snapshot__isnull=False)
    page = get_object_or_404(pages, slug=slug)
    return page, _fact(page)


def article_page(slug: str) -> tuple[ArticlePage, ArticleDocument]:
    """Retracted or not; one query."""
    pages = ArticlePage.objects.select_related("snapshot").filter(snapshot__isnull=False)
    page = get_object_or_404(pages, slug=slug)
    return page, cast(ArticleDocument, page.snapshot.document if page.snapshot else {})


def fact_pages(document: ArticleDocument) -> list[tuple[FactPage, FactDocument]]:
    """The published facts that an article page shows, in its order; one query."""
    slugs = [slug_in(fact["path"]) for fact in document["facts"]]
    pages = FactPage.objects.published().select_related("snapshot").filter(slug__in=slugs)
    found = {page.slug: page for page in pages}
    return [(found[slug], _fact(found[slug])) for slug in slugs if slug in found]


def elsewhere(document: FactDocument) -> HttpResponse:
    """To the page itself, from an address of a translation that it does not have, or not now."""
    response = HttpResponseRedirect(document["path"])
    response.headers["Cache-Control"] = MAX_AGE
    return response


def address_of(name: str, slug: str, language: str) -> str:
    """What belongs to a fact page, such as its card, whole, in that language of the page; an empty
    one is its own."""
    if language:
        path = reverse(f"factcheck:{name}-in", args=[slug, language])
    else:
        path = reverse(f"factcheck:{name}", args=[slug])
    return settings.SITE_URL + path


def alternates_of(document: FactDocument) -> list[Alternate]:
    """The same page in each language, its own first; empty when it has one only."""
    languages = [one["language"] for one in translations_of(document)]
    if not languages:
        return []
    return [
        {"language": one, "url": settings.SITE_URL + path_in(document, one)}
        for one in (document["language"], *languages)
    ]


def slug_in(path: str) -> str:
    """The last part of a page's address; empty for none."""
    return path.rstrip("/").rpartition("/")[2]


def fact_gone(document: FactDocument) -> HttpResponseBase:
    detail = _("This page was retracted. Its address says when and why.")
    return gone(document["path"], document["language"], detail)


def article_gone(document: ArticleDocument) -> HttpResponseBase:
    return gone(document["path"], document["language"], _("This article was retracted."))


def _fact(page: FactPage) -> FactDocument:
    return cast(FactDocument, page.snapshot.document if page.snapshot else {})
