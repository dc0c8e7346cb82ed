"""What a fact page said before: as of a day, its history, and the receipt of each state.

What a retraction took back does not come back here, by any address.
"""

from __future__ import annotations

from datetime import datetime
from http import HTTPStatus
from typing import cast

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import override
from django.views.decorators.http import require_safe

from factcheck.choices import CorrectionKind, PageState
from factcheck.documents import FactDocument, canonical, in_language
from factcheck.forms.moment import read_moment
from factcheck.models import FactPage, FactSnapshot
from factcheck.views.answers import MAX_AGE, answer, show
from factcheck.views.citing import citation_of
from factcheck.views.pages import fact_gone, fact_page
from factcheck.views.published import is_past_date
from factcheck.views.states import instant, state_of

AS_OF = "as_of"
BEFORE = "before"
SIZE = 20


def fact_as_of(
    request: HttpRequest, page: FactPage, document: FactDocument, asked: str, language: str
) -> HttpResponseBase:
    """The page as it stood at a moment, or why it cannot be shown; one query.

    A language that it did not have then leads to its own.
    """
    moment = read_moment(asked)
    if moment is None:
        return _not_shown(request, page, document, "unreadable", HTTPStatus.BAD_REQUEST)
    if moment > timezone.now() and timezone.localtime(moment).date() > timezone.localdate():
        return _not_shown(request, page, document, "ahead", HTTPStatus.NOT_FOUND)
    states = page.snapshots.standing().order_by("-number")
    snapshot = states.filter(created_at__lte=moment).first()
    if snapshot is not None:
        return _as_it_stood(request, page, snapshot, moment, language)
    if page.published_at <= moment and _was_retracted(document):
        return _not_shown(request, page, document, "taken_back", HTTPStatus.GONE)
    return _not_shown(request, page, document, "early", HTTPStatus.NOT_FOUND)


@login_not_required
@require_safe
def fact_history(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Every state of a page, newest first, with what changed in each. Two queries."""
    page, document = fact_page(slug)
    url = settings.SITE_URL + document["path"]
    context: dict[str, object] = {"document": document, "original": document, "url": url}
    language = document["language"]
    if page.state == PageState.RETRACTED:
        template = "factcheck/public/fact_retracted.html"
        return show(request, template, context, language=language, modified=page.modified_at)
    before = request.GET.get(BEFORE, "")
    states = page.snapshots.standing().order_by("-number")
    if before.isascii() and before.isdigit() and len(before) < 10:
        states = states.filter(number__lt=int(before))
    # One more than is shown: what the last one changed is the difference to it.
    found = list(states[: SIZE + 1])
    with override(language):
        shown = [
            state_of(snapshot, found[place + 1] if place + 1 < len(found) else None)
            for place, snapshot in enumerate(found[:SIZE])
        ]
    context |= {
        "states": shown,
        "older": f"{BEFORE}={found[SIZE - 1].number}" if len(found) > SIZE else None,
        "is_plain": not request.GET,
    }
    template = "factcheck/public/fact_history.html"
    return show(request, template, context, language=language, modified=page.modified_at)


@login_not_required
@require_safe
def receipt(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The bytes whose SHA-256 the page shows; 410 once it is retracted. One query."""
    page, document = fact_page(slug)
    if page.state == PageState.RETRACTED:
        return fact_gone(document)
    return _receipt(request, page, document)


@login_not_required
@require_safe
def receipt_of_state(request: HttpRequest, slug: str, number: int) -> HttpResponseBase:
    """The same for a state of the page; 410 for one that was taken back. Two queries."""
    page, document = fact_page(slug)
    if not 1 <= number <= document["number"]:
        raise Http404
    snapshot = page.snapshots.standing().filter(number=number).first()
    if snapshot is None:
        return fact_gone(document)
    return _receipt(request, page, cast(FactDocument, snapshot.document))


def _receipt(request: HttpRequest, page: FactPage, document: FactDocument) -> HttpResponseBase:
    response = HttpResponse(canonical(document), content_type="application/json")
    return answer(request, response, modified=page.modified_at)


def _as_it_stood(
    request: HttpRequest, page: FactPage, snapshot: FactSnapshot, moment: datetime, language: str
) -> HttpResponseBase:
    original = cast(FactDocument, snapshot.document)
    document = in_language(original, language)
    if document is None:
        return redirect(f"{original['path']}?{AS_OF}={instant(moment)}")
    url = settings.SITE_URL + document["path"]
    address = f"{url}?{AS_OF}={instant(snapshot.created_at)}"
    with override(document["language"]):
        cite = citation_of(document, address)
    day = timezone.localtime(moment).date().isoformat()
    context: dict[str, object] = {
        "document": document,
        "original": original,
        "url": url,
        "snapshot": snapshot,
        "then": moment,
        "is_current": snapshot.pk == page.snapshot_id,
        "past_date": is_past_date(document, day),
        "cite": cite,
        # Structured data are of today's page alone.
        "markup": None,
    }
    return show(
        request,
        "factcheck/public/fact.html",
        context,
        language=document["language"],
        modified=page.modified_at,
    )


def _not_shown(
    request: HttpRequest, page: FactPage, document: FactDocument, why: str, status: HTTPStatus
) -> HttpResponseBase:
    """A page that says why, and leads to today's; it repeats nothing of what was asked."""
    context: dict[str, object] = {
        "document": document,
        "why": why,
        "url": settings.SITE_URL + document["path"],
        "published_at": page.published_at,
    }
    with override(document["language"]):
        response = render(request, "factcheck/public/fact_not_then.html", context, status=status)
    response.headers["Content-Language"] = document["language"]
    response.headers["Cache-Control"] = MAX_AGE
    return response


def _was_retracted(document: FactDocument) -> bool:
    return any(note["kind"] == CorrectionKind.RETRACTION for note in document["corrections"])
