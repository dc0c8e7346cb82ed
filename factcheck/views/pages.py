"""Public pages with the documents that they show, or how to say that they are gone."""

from __future__ import annotations

from typing import cast

from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from factcheck.documents import ArticleDocument, FactDocument
from factcheck.models import ArticlePage, FactPage
from factcheck.views.answers import gone


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
