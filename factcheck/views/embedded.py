"""A fact as a card in somebody else's page, and oEmbed (oembed.com, version 1.0), which finds it.

The card is the one page of the site that may be framed.
"""

from __future__ import annotations

from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

from csp.decorators import csp_replace
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.urls import resolve
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from factcheck.choices import PageState
from factcheck.documents import FactDocument, in_language
from factcheck.views.answers import answer, data_of, problem, show
from factcheck.views.pages import address_of, fact_gone, fact_page

# CSS pixels: the size that the card asks for.
WIDTH, HEIGHT = 600, 360
# Lines are shorter below this width, so there are more of them.
NARROW, TALL = 400, 480


@login_not_required
@require_safe
@csp_replace({"frame-ancestors": ["*"]})  # type: ignore[arg-type]  # typed for views of a request alone
@xframe_options_exempt
def card(request: HttpRequest, slug: str, language: str = "") -> HttpResponseBase:
    """The verdict in short, with a link to the page; a retracted fact says that it is. One query."""
    page, original = fact_page(slug)
    # A card that stands in somebody's page must not go with its translation.
    document = in_language(original, language) or original
    context: dict[str, object] = {
        "document": document,
        "url": settings.SITE_URL + document["path"],
        "retracted": page.state == PageState.RETRACTED,
    }
    response = show(
        request,
        "factcheck/public/card.html",
        context,
        language=document["language"],
        modified=page.modified_at,
    )
    # A page that isolates itself may frame it too.
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


@login_not_required
@require_safe
def oembed(request: HttpRequest) -> HttpResponseBase:
    """How to embed the fact page at `url`: JSON, within `maxwidth` and `maxheight`.

    400 without an address, 404 for what is no fact page of this site, 410 for one that was
    retracted, 501 for another format, as the specification asks.
    """
    if request.GET.get("format", "json") != "json":
        return problem(HTTPStatus.NOT_IMPLEMENTED, _("Only JSON is offered."), path=request.path)
    asked = request.GET.get("url", "")
    if not asked:
        return problem(
            HTTPStatus.BAD_REQUEST, _("Say which page: url=https://…"), path=request.path
        )
    try:
        slug, language = _asked_for(asked)
        page, original = fact_page(slug)
    except Http404:
        none = _("This is no fact page of this site.")
        return problem(HTTPStatus.NOT_FOUND, none, path=request.path)
    if page.state == PageState.RETRACTED:
        return fact_gone(original)
    document = in_language(original, language)
    # As that address does, which leads to the page itself.
    language, document = (language, document) if document else ("", original)
    return answer(
        request,
        data_of(_rich(request, slug, document, language), content_type="application/json"),
        modified=page.modified_at,
    )


def _rich(request: HttpRequest, slug: str, document: FactDocument, language: str) -> dict[str, Any]:
    width = _within(request.GET.get("maxwidth", ""), WIDTH)
    tall = HEIGHT if width >= NARROW else TALL
    height = _within(request.GET.get("maxheight", ""), tall)
    return {
        "version": "1.0",
        "type": "rich",
        "title": document["title"],
        "author_name": settings.FACTCHECK_ORGANIZATION,
        "author_url": f"{settings.SITE_URL}/",
        "provider_name": settings.FACTCHECK_ORGANIZATION,
        "provider_url": f"{settings.SITE_URL}/",
        "cache_age": 3600,
        "html": frame(slug, document, language, width=width, height=height),
        "width": width,
        "height": height,
    }


def frame(
    slug: str, document: FactDocument, language: str, *, width: int = WIDTH, height: int = HEIGHT
) -> str:
    """The HTML that shows the card in another page."""
    context = {
        "url": address_of("fact-card", slug, language),
        "title": document["title"],
        "width": width,
        "height": height,
    }
    return render_to_string("factcheck/public/_frame.html", context).strip()


def _asked_for(url: str) -> tuple[str, str]:
    """The slug and the language in the address of a fact page of this site, empty for its own; its
    query and fragment do not count.

    Raises Http404 for any other address.
    """
    site = urlsplit(settings.SITE_URL)
    try:
        parts = urlsplit(url)
    except ValueError as error:
        raise Http404 from error
    match = resolve(parts.path)
    if (parts.scheme, parts.netloc) != (site.scheme, site.netloc) or (
        match.view_name not in ("factcheck:fact", "factcheck:fact-in")
    ):
        raise Http404
    return str(match.kwargs["slug"]), str(match.kwargs.get("language", ""))


def _within(asked: str, most: int) -> int:
    """Never more than is asked for, as the specification wants; `most` where that is no number."""
    digits = asked if asked.isascii() and asked.isdigit() and len(asked) < 6 else str(most)
    return max(1, min(most, int(digits)))
