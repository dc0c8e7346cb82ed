"""What readers write to the newsroom, and what they find by their receipt number.

No cookie is set, so no token of Django's protects the forms: their seal does, and they are taken
from our own pages only (ADR 0044). Nothing here is stored by a cache: a seal is of one visit.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from factcheck import notifying, reporting, throttling
from factcheck.choices import Language
from factcheck.documents import in_language
from factcheck.errors import NotAllowedError
from factcheck.forms.reports import NO_RECEIPT, LetterForm, ReceiptForm, ReportForm, SuggestionForm
from factcheck.models import FactPage, ReaderReport
from factcheck.views.callers import is_foreign, length_of, network_of
from factcheck.views.pages import fact_page

# All fields filled to their limits take a fifth of it, so a text that is too long meets its field.
MOST_BYTES = 200_000
WINDOW = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Place:
    """A page with a form: what the form is for, of which page, and in which language.

    `title` and `path` are those of the page as it was read.
    """

    form: type[LetterForm]
    purpose: str
    language: str
    page: FactPage | None = None
    title: str = ""
    path: str = ""


@csrf_exempt
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, slug: str) -> HttpResponse:
    """An error on a fact page, retracted or not; `language` is the one it was read in."""
    page, original = fact_page(slug)
    document = in_language(original, request.GET.get("language", "")) or original
    place = Place(
        ReportForm,
        f"fact {page.pk}",
        document["language"],
        page,
        document["title"],
        document["path"],
    )
    return _answer(request, place)


@csrf_exempt
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def suggest(request: HttpRequest, language: str = "") -> HttpResponse:
    """A claim that the newsroom should check."""
    return _answer(request, Place(SuggestionForm, "suggest", language or settings.LANGUAGE_CODE))


@login_not_required
@require_safe
def receipts(request: HttpRequest) -> HttpResponse:
    """Where a reader types the number; it leads to the receipt."""
    if "number" not in request.GET:
        return _ask(request, ReceiptForm())
    form = ReceiptForm(request.GET)
    if not form.is_valid():
        return _ask(request, form, status=422)
    found = redirect("factcheck:report-receipt", number=form.cleaned_data["number"])
    return _secret(found, _asked_language(request))


@login_not_required
@require_safe
def receipt(request: HttpRequest, number: str) -> HttpResponse:
    """How far the newsroom is, and its answer. Nothing that the reader wrote. One query."""
    known = reporting.read_receipt(number)
    rows = ReaderReport.objects.select_related("page", "result", "duplicate_of__result")
    report = rows.filter(receipt=known).first()
    if not known or report is None:
        form = ReceiptForm({"number": number})
        if form.is_valid():
            form.add_error("number", NO_RECEIPT)
        return _ask(request, form, status=404)
    outcome = reporting.outcome_of(report)
    with override(report.language):
        context = {
            "report": report,
            "outcome": outcome,
            "said": notifying.state_in_words(outcome),
        }
        response = render(request, "factcheck/public/report_receipt.html", context)
    return _secret(response, report.language)


def _ask(request: HttpRequest, form: ReceiptForm, *, status: int = 200) -> HttpResponse:
    language = _asked_language(request)
    with override(language):
        context = {"form": form, "language": language}
        response = render(request, "factcheck/public/receipts.html", context, status=status)
    return _secret(response, language)


def _asked_language(request: HttpRequest) -> str:
    asked = request.GET.get("language", "")
    return asked if asked in Language.values else settings.LANGUAGE_CODE


def _secret(response: HttpResponse, language: str) -> HttpResponse:
    """The address is what the reader has to show."""
    response.headers["Referrer-Policy"] = "no-referrer"
    return _private(response, language)


def _answer(request: HttpRequest, place: Place) -> HttpResponse:
    with override(place.language):
        response = _send(request, place) if request.method == "POST" else _show(request, place)
    return _private(response, place.language)


def _private(response: HttpResponse, language: str) -> HttpResponse:
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    response.headers["Content-Language"] = language
    return response


def _send(request: HttpRequest, place: Place) -> HttpResponse:
    if length_of(request) > MOST_BYTES:
        return _show(request, place, state="too_long", status=413)
    if is_foreign(request):
        raise NotAllowedError(_("This form was sent from another site, so nothing was kept."))
    form = place.form(request.POST, purpose=place.purpose)
    if not form.is_valid():
        return _show(request, place, form=form, status=422)
    letter = form.letter(place.language)
    report = reporting.received_before(letter)
    if report is None:
        allowed = throttling.allow(
            "report",
            network_of(request),
            limit=settings.FACTCHECK_REPORTS_PER_HOUR,
            window=WINDOW,
        )
        if not allowed:
            return _too_many(request, place, form, allowed.retry_after)
        report = reporting.receive(letter, page=place.page)
    return redirect("factcheck:report-receipt", number=report.number)


def _too_many(
    request: HttpRequest, place: Place, form: LetterForm, retry_after: int
) -> HttpResponse:
    """What was written is in the form still, and can be sent when there is room again."""
    minutes = -(-retry_after // 60)
    response = _show(request, place, form=form, minutes=minutes, status=429)
    response.headers["Retry-After"] = str(retry_after)
    return response


def _show(
    request: HttpRequest,
    place: Place,
    *,
    form: LetterForm | None = None,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    context = {"form": form or place.form(purpose=place.purpose), "place": place, **more}
    return render(request, "factcheck/public/report.html", context, status=status)
