"""`/claimreview.json`: every ClaimReview of the site as a schema.org DataFeed, in pages.

Consumers read `dataFeedElement[].item[]`. What changed last comes first, so whoever asks again
stops at the first element that they know. A page that was retracted stays in the feed without its
review: `dateDeleted` tells to delete it. The next page is in the `Link` header (RFC 8288).
"""

from __future__ import annotations

from typing import Any, cast

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, QueryDict
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from factcheck.choices import PageState
from factcheck.claimreview import markup, publisher
from factcheck.documents import FactDocument, translations_of
from factcheck.models import FactPage
from factcheck.views.answers import answer, data_of
from factcheck.views.paging import PARAMETER, link, page_of

SIZE = 100


@login_not_required
@require_safe
def data_feed(request: HttpRequest) -> HttpResponseBase:
    """100 pages at a time, those without a review left out; one query."""
    pages = FactPage.objects.filter(snapshot__isnull=False).select_related("snapshot")
    cursor = request.GET.get(PARAMETER)
    rows = page_of(pages, cursor=cursor, size=SIZE, field="modified_at")
    elements = [_element(page) for page in rows.rows]
    response = data_of(
        _feed(request, [element for element in elements if element]),
        content_type="application/ld+json",
    )
    if rows.next:
        response.headers["Link"] = f'<{_here(request)}{link(QueryDict(), rows.next)}>; rel="next"'
    # Without a date: a page that moved to the front leaves the others no younger than before.
    return answer(request, response)


def _feed(request: HttpRequest, elements: list[dict[str, Any]]) -> dict[str, Any]:
    organization = publisher(
        site_url=settings.SITE_URL, organization=settings.FACTCHECK_ORGANIZATION
    )
    with override(settings.LANGUAGE_CODE):
        name = _("%(organization)s: checked facts") % {"organization": organization["name"]}
    return {
        "@context": "https://schema.org",
        "@type": "DataFeed",
        "@id": _here(request),
        "url": _here(request),
        "name": name,
        "isAccessibleForFree": True,
        "publisher": organization,
        "sdPublisher": organization,
        "dataFeedElement": elements,
    }


def _element(page: FactPage) -> dict[str, Any] | None:
    """None for a page that never had a review: the newsroom's own sentence."""
    document = cast(FactDocument, page.snapshot.document if page.snapshot else {})
    if not document["third_party"]:
        return None
    url = settings.SITE_URL + document["path"]
    element: dict[str, Any] = {
        "@type": "DataFeedItem",
        "url": url,
        "dateCreated": document["published_at"],
        "dateModified": document["modified_at"],
    }
    if page.state == PageState.RETRACTED:
        return {**element, "dateDeleted": document["modified_at"], "item": []}
    reviews = [
        markup(
            document,
            site_url=settings.SITE_URL,
            organization=settings.FACTCHECK_ORGANIZATION,
            language=language,
        )
        for language in ("", *(one["language"] for one in translations_of(document)))
    ]
    return {**element, "item": reviews}


def _here(request: HttpRequest) -> str:
    return settings.SITE_URL + request.path
