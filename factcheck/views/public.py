"""The public site. It reads pages and snapshots only, so a draft cannot leak."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import override
from django.views.decorators.http import require_safe

from factcheck import search
from factcheck.annotations import has_annotation
from factcheck.choices import PageState
from factcheck.claimreview import markup
from factcheck.documents import FactDocument, in_language
from factcheck.views.answers import answer, data_of, show
from factcheck.views.citing import citation_of, formats_of
from factcheck.views.embedded import frame
from factcheck.views.pages import (
    address_of,
    alternates_of,
    article_page,
    elsewhere,
    fact_gone,
    fact_page,
)
from factcheck.views.past import AS_OF, fact_as_of
from factcheck.views.published import blocks_of, is_past_date, last_checked


@login_not_required
@require_safe
def fact(request: HttpRequest, slug: str, language: str = "") -> HttpResponseBase:
    """In its own language, or in one that it was translated into.

    Two queries: the page, and what it leads to or what it said on an earlier day. A retracted
    page says so, whatever is asked; asked for no day, it is today's.
    """
    page, original = fact_page(slug)
    asked = request.GET.get(AS_OF, "").strip()
    if asked and page.state == PageState.PUBLISHED:
        return fact_as_of(request, page, original, asked, language)
    document = in_language(original, language)
    if document is None:
        return elsewhere(original)
    url = settings.SITE_URL + document["path"]
    context: dict[str, object] = {"document": document, "original": original, "url": url}
    if page.state == PageState.RETRACTED:
        template = "factcheck/public/fact_retracted.html"
        spoken = document["language"]
        return show(request, template, context, language=spoken, modified=page.modified_at)
    with override(document["language"]):
        context["cite"] = citation_of(document, url)
        context["cite_formats"] = formats_of(document, url)
        context["frame"] = frame(slug, document, language)
    context |= {
        "snapshot": page.snapshot,
        "related": search.related_to(page),
        "markup": _markup(original, language),
        "image": address_of("fact-image", slug, language),
        "annotated": not language and has_annotation(document),
        "past_date": is_past_date(document, timezone.localdate().isoformat()),
        "alternates": alternates_of(original),
        "default": settings.SITE_URL + original["path"],
    }
    # Without a date: it names other facts, and one that was taken back makes it no younger.
    return show(
        request,
        "factcheck/public/fact.html",
        context,
        language=document["language"],
    )


@login_not_required
@require_safe
def fact_data(request: HttpRequest, slug: str, language: str = "") -> HttpResponseBase:
    """The page's JSON-LD on its own; 410 once the page is retracted."""
    page, document = fact_page(slug)
    if page.state == PageState.RETRACTED:
        return fact_gone(document)
    data = _markup(document, language)
    if data is None:
        raise Http404
    response = data_of(data, content_type="application/ld+json")
    return answer(request, response, modified=page.modified_at)


@login_not_required
@require_safe
def article(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The text as it was signed, with its published facts. One query."""
    page, document = article_page(slug)
    if page.state == PageState.RETRACTED:
        raise Http404
    with override(document["language"]):
        blocks = blocks_of(document)
    has_headline = bool(blocks) and blocks[0]["zone"] == "headline"
    context: dict[str, object] = {
        "document": document,
        "headline": blocks[0] if has_headline else None,
        "blocks": blocks[1:] if has_headline else blocks,
        "last_checked": last_checked(document),
        "url": settings.SITE_URL + document["path"],
    }
    return show(
        request,
        "factcheck/public/article.html",
        context,
        language=document["language"],
        modified=page.modified_at,
    )


def _markup(document: FactDocument, language: str) -> dict[str, Any] | None:
    return markup(
        document,
        site_url=settings.SITE_URL,
        organization=settings.FACTCHECK_ORGANIZATION,
        language=language,
    )
