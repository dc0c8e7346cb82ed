"""The public site. It reads pages and snapshots only, so a draft cannot leak."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from http import HTTPStatus
from typing import Any, cast

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from factcheck.choices import PageState
from factcheck.claimreview import markup
from factcheck.documents import ArticleDocument, FactDocument
from factcheck.filters.facts import FactFilter
from factcheck.models import ArticlePage, FactPage
from factcheck.views.answers import MAX_AGE, answer, show
from factcheck.views.paging import PARAMETER, link, page_of
from factcheck.views.published import blocks_of, citation_of, is_past_date, last_checked

SIZE = 20
PLAIN = {"ensure_ascii": False}


@login_not_required
@require_safe
def home(request: HttpRequest) -> HttpResponseBase:
    return _list(request, is_home=True)


@login_not_required
@require_safe
def facts(request: HttpRequest) -> HttpResponseBase:
    return _list(request, is_home=False)


@login_not_required
@require_safe
def fact(request: HttpRequest, slug: str) -> HttpResponseBase:
    """One query. A retracted page says so instead of what it said."""
    page, document = _fact_or_404(slug)
    url = settings.SITE_URL + document["path"]
    context: dict[str, object] = {"document": document, "url": url}
    if page.state == PageState.RETRACTED:
        template = "factcheck/public/fact_retracted.html"
        language = document["language"]
        return show(request, template, context, language=language, modified=page.modified_at)
    with override(document["language"]):
        context["cite"] = citation_of(document, url)
    context |= {
        "markup": _markup(document),
        "past_date": is_past_date(document, timezone.localdate().isoformat()),
    }
    return show(
        request,
        "factcheck/public/fact.html",
        context,
        language=document["language"],
        modified=_changed(page, document),
    )


@login_not_required
@require_safe
def fact_data(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The page's JSON-LD on its own; 410 once the page is retracted."""
    page, document = _fact_or_404(slug)
    data = _markup(document)
    if data is None:
        return _gone(document)
    response = JsonResponse(data, content_type="application/ld+json", json_dumps_params=PLAIN)
    return answer(request, response, modified=page.modified_at)


@login_not_required
@require_safe
def article(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The text as it was signed, with its published facts. One query."""
    pages = ArticlePage.objects.select_related("snapshot").filter(
        state=PageState.PUBLISHED, snapshot__isnull=False
    )
    page = get_object_or_404(pages, slug=slug)
    document = cast(ArticleDocument, page.snapshot.document if page.snapshot else {})
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


def _list(request: HttpRequest, *, is_home: bool) -> HttpResponseBase:
    """The published facts, newest first. Two queries: the page, and the labels of the scale."""
    pages = FactPage.objects.published().defer("search_text")
    filters = FactFilter(request.GET, queryset=pages)
    page = page_of(filters.qs, cursor=request.GET.get(PARAMETER), size=SIZE, field="published_at")
    context: dict[str, object] = {
        "is_home": is_home,
        "filter_form": filters.form,
        "is_filtered": any(filters.form.data.get(name) for name in filters.filters),
        "is_plain": not request.GET,
        "rows": page.rows,
        "previous": link(request.GET, page.previous),
        "next": link(request.GET, page.next),
        "url": settings.SITE_URL + request.path,
    }
    language = get_language() or settings.LANGUAGE_CODE
    return show(request, "factcheck/public/facts.html", context, language=language)


def _fact_or_404(slug: str) -> tuple[FactPage, FactDocument]:
    pages = FactPage.objects.select_related("snapshot").filter(snapshot__isnull=False)
    page = get_object_or_404(pages, slug=slug)
    return page, cast(FactDocument, page.snapshot.document if page.snapshot else {})


def _markup(document: FactDocument) -> dict[str, Any] | None:
    return markup(
        document, site_url=settings.SITE_URL, organization=settings.FACTCHECK_ORGANIZATION
    )


def _changed(page: FactPage, document: FactDocument) -> datetime:
    """When the page last changed: also on the day after its verdict was valid."""
    valid_until = parse_date(document["valid_until"])
    if valid_until is None or not is_past_date(document, timezone.localdate().isoformat()):
        return page.modified_at
    lapsed = datetime.combine(
        valid_until + timedelta(days=1), time(), tzinfo=timezone.get_current_timezone()
    )
    return max(page.modified_at, lapsed.astimezone(UTC))


def _gone(document: FactDocument) -> HttpResponseBase:
    with override(document["language"]):
        problem = {
            "type": "about:blank",
            "title": _("Retracted"),
            "status": int(HTTPStatus.GONE),
            "detail": _("This page was retracted. Its address says when and why."),
            "instance": document["path"],
        }
    return JsonResponse(
        problem,
        status=HTTPStatus.GONE,
        content_type="application/problem+json",
        json_dumps_params=PLAIN,
        headers={"Cache-Control": MAX_AGE},
    )
