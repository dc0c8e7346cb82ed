"""Readers' reports at the desk: the queue, one of them, and what an editor makes of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from factcheck import policy, reporting
from factcheck.choices import ReportState
from factcheck.errors import NotAllowedError, NotPossibleError, StaleError
from factcheck.filters.reports import LISTS, ReportFilter
from factcheck.forms.triage import DuplicateForm, SettleForm
from factcheck.models import Article, ReaderReport
from factcheck.views.paging import PARAMETER, link, page_of
from factcheck.views.shortcuts import desk, person, posted_version

SIZE = 50
MOST_OTHERS = 20
SETTLE, DUPLICATE = "id_settle_%s", "id_duplicate_%s"
NOT_YET = (ReportState.RECEIVED, ReportState.TAKEN)


@desk("GET")
def reports(request: HttpRequest) -> HttpResponse:
    user = _reader(request)
    rows = policy.visible_reports(user).select_related("page", "taken_by")
    filters = ReportFilter(request.GET, queryset=rows, user=user)
    page = page_of(filters.qs, cursor=request.GET.get(PARAMETER), size=SIZE)
    kind = request.GET.get("kind", "")
    context = {
        "rows": page.rows,
        "tabs": [(name, words, _query(name, kind)) for name, words in LISTS],
        "list": filters.list,
        "filter_form": filters.form,
        "is_filtered": bool(kind),
        "previous": link(request.GET, page.previous),
        "next": link(request.GET, page.next),
    }
    return render(request, "factcheck/desk/reports.html", context)


@desk("GET")
def report(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, _get_report(request, pk))


@desk("POST")
def take(request: HttpRequest, pk: int) -> HttpResponse:
    return _do(request, pk, reporting.take, _("You look at this report now."))


@desk("POST")
def accept(request: HttpRequest, pk: int) -> HttpResponse:
    return _do(request, pk, reporting.accept, _("The report is accepted. Now check the claim."))


@desk("POST")
def spam(request: HttpRequest, pk: int) -> HttpResponse:
    return _do(request, pk, reporting.call_spam, _("The report is hidden as spam."))


@desk("POST")
def put_back(request: HttpRequest, pk: int) -> HttpResponse:
    return _do(request, pk, reporting.put_back, _("The report is open again."))


@desk("POST")
def settle(request: HttpRequest, pk: int) -> HttpResponse:
    """A refusal brings back what was typed, above the report as it is now."""
    report = _to_settle(request, pk)
    form = SettleForm(request.POST, report=report, auto_id=SETTLE)
    if not form.is_valid():
        return _page(request, report, settle_form=form, status=422)
    try:
        reporting.settle(
            report, actor=person(request), version=posted_version(request), **form.cleaned_data
        )
    except (NotPossibleError, StaleError) as refusal:
        form.add_error(None, str(refusal))
        return _page(request, _get_report(request, pk), settle_form=form, status=409)
    messages.success(request, _("The report is settled, and its answer can be read."))
    return redirect(report)


@desk("POST")
def duplicate(request: HttpRequest, pk: int) -> HttpResponse:
    report = _to_settle(request, pk)
    form = DuplicateForm(request.POST, report=report, user=person(request), auto_id=DUPLICATE)
    if not form.is_valid():
        return _page(request, report, duplicate_form=form, status=422)
    try:
        reporting.call_duplicate(
            report,
            actor=person(request),
            version=posted_version(request),
            of=form.cleaned_data["number"],
        )
    except (NotPossibleError, StaleError) as refusal:
        form.add_error(None, str(refusal))
        return _page(request, _get_report(request, pk), duplicate_form=form, status=409)
    messages.success(request, _("The answer to that report is the answer to this one."))
    return redirect(report)


def told_in(request: HttpRequest) -> dict[str, str]:
    """What a form for a new article begins with, when the address names a suggestion of a reader.

    The claim alone: an article is public one day, and the number is the reader's key.
    """
    report = _suggestion(request)
    if report is None:
        return {}
    day = date_format(localtime(report.received_at), "DATE_FORMAT")
    return {
        "headline": _("Suggested claim of %(date)s") % {"date": day},
        "text": report.words,
        "language": report.language,
    }


def bring_in(request: HttpRequest, article: Article) -> None:
    """Keep the way between this new article and the suggestion that the address names, if any."""
    report = _suggestion(request)
    if report is not None:
        reporting.brought_in(report, article, actor=person(request))


def _suggestion(request: HttpRequest) -> ReaderReport | None:
    asked = request.GET.get("report", "")
    if not (asked.isascii() and asked.isdigit() and len(asked) < 19):
        return None
    return policy.visible_reports(person(request)).filter(page=None, pk=asked).first()


def _reader(request: HttpRequest) -> User:
    user = person(request)
    if not policy.can_read_reports(user):
        raise NotAllowedError(_("Your role does not allow this."))
    return user


def _get_report(request: HttpRequest, pk: int) -> ReaderReport:
    reports = policy.visible_reports(person(request)).select_related(
        "page__claim", "taken_by", "settled_by", "duplicate_of", "correction", "result"
    )
    rows = reporting.with_mail(cast("QuerySet[ReaderReport]", reports))
    return get_object_or_404(rows, pk=pk)


def _to_settle(request: HttpRequest, pk: int) -> ReaderReport:
    report = _get_report(request, pk)
    if not policy.can_settle_report(person(request), report):
        raise NotAllowedError(_("Only an editor decides what becomes of a reader's report."))
    return report


def _do(
    request: HttpRequest, pk: int, verb: Callable[..., ReaderReport], said: str
) -> HttpResponse:
    """A refusal comes with the report as it is now."""
    report = _get_report(request, pk)
    try:
        verb(report, actor=person(request), version=posted_version(request))
    except (NotPossibleError, StaleError) as refusal:
        now = _get_report(request, pk)
        return _page(request, now, refusal=str(refusal), status=409)
    messages.success(request, said)
    return redirect(report)


def _page(
    request: HttpRequest, report: ReaderReport, *, status: int = 200, **more: Any
) -> HttpResponse:
    user = person(request)
    may_settle = policy.can_settle_reports(user)
    same = policy.visible_reports(user).filter(page=report.page_id).exclude(pk=report.pk)
    context = {
        "report": report,
        "may_settle": may_settle,
        "may_accept": report.state in NOT_YET,
        "is_spam": report.state == ReportState.SPAM,
        "others": same.exclude(state=ReportState.SPAM)[:MOST_OTHERS] if report.page_id else [],
        "article": policy.visible_articles(user).filter(pk=report.article_id).first()
        if report.article_id
        else None,
        "new_article": reverse("factcheck:article-new"),
    }
    if may_settle and report.is_waiting:
        context["settle_form"] = SettleForm(report=report, auto_id=SETTLE)
        context["duplicate_form"] = DuplicateForm(report=report, user=user, auto_id=DUPLICATE)
    return render(request, "factcheck/desk/report.html", {**context, **more}, status=status)


def _query(name: str, kind: str) -> str:
    return "?" + urlencode({"list": name, **({"kind": kind} if kind else {})})
