"""The next text of an article: what it would do to the claims first, then the saving."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from factcheck import annotating
from factcheck.annotating import Report
from factcheck.choices import AnchorState
from factcheck.errors import NotPossibleError, StaleError
from factcheck.forms.revising import ConfirmForm, ReviseForm, confirm_form, packed_draft
from factcheck.intake import Draft
from factcheck.models import Article
from factcheck.views.shortcuts import desk, get_article, person

SAVE, BACK = "save", "back"


@desk("GET", "POST")
def article_revise(request: HttpRequest, pk: int) -> HttpResponse:
    """Three steps on one address: the text, the report, and saving what was reported."""
    article = get_article(request, pk)
    if article.revision is None:
        raise NotPossibleError(_("This article has no text yet."))
    if request.method != "POST":
        return _form_page(request, article, ReviseForm(article=article))
    draft = packed_draft(request.POST)
    step = request.POST.get("step", "")
    if draft is not None and step == SAVE:
        return _save(request, article, draft)
    if draft is not None and step == BACK:
        form = ReviseForm(article=article)
        form.initial["text"] = draft.text
        return _form_page(request, article, form)
    form = ReviseForm(request.POST, request.FILES, article=article)
    if not form.is_valid() or form.draft is None:
        return _form_page(request, article, form, status=422)
    return _reported(request, article, form.draft, stale=form.is_stale)


def _reported(
    request: HttpRequest, article: Article, draft: Draft, *, stale: bool = False
) -> HttpResponse:
    report = annotating.preview_revision(article, draft)
    if not report.is_new:
        messages.info(request, _("The text is the same: there is nothing to save."))
        return redirect(article)
    form = confirm_form(report.fates, draft, article.revision_id or 0)
    return _report_page(
        request,
        article,
        report,
        form,
        status=409 if stale else 200,
        stale=stale,
        notes=len(draft.notes),
    )


def _save(request: HttpRequest, article: Article, draft: Draft) -> HttpResponse:
    report = annotating.preview_revision(article, draft)
    form = confirm_form(report.fates, draft, article.revision_id or 0, request.POST)
    if not form.is_valid():
        return _report_page(request, article, report, form, status=422)
    try:
        done = annotating.revise_article(
            article,
            draft,
            actor=person(request),
            revision=form.cleaned_data["revision"],
            places=form.places,
        )
    except StaleError:
        article.refresh_from_db()
        return _reported(request, article, draft, stale=True)
    messages.success(request, _in_words(done, len(form.places)))
    return redirect(article)


def _in_words(report: Report, placed: int) -> str:
    if not report.is_new:
        return _("The text is the same: there is nothing to save.")
    saved = _("Revision %(number)d is saved.") % {"number": report.number}
    waiting = len(report.to_look_at) - placed
    if waiting <= 0:
        return saved
    return f"{saved} " + ngettext(
        "%(count)d claim needs a look.", "%(count)d claims need a look.", waiting
    ) % {"count": waiting}


def _form_page(
    request: HttpRequest, article: Article, form: ReviseForm, *, status: int = 200
) -> HttpResponse:
    context = {"article": article, "form": form}
    return render(request, "factcheck/desk/article_revise.html", context, status=status)


def _report_page(
    request: HttpRequest,
    article: Article,
    report: Report,
    form: ConfirmForm,
    *,
    status: int,
    stale: bool = False,
    notes: int = 0,
) -> HttpResponse:
    context: dict[str, Any] = {
        "article": article,
        "notes": notes,
        "number": report.number,
        "counts": [(AnchorState(name).label, n) for name, n in report.counts.items() if n],
        "edited": [fate for fate in report.to_look_at if not fate.is_lost],
        "questions": form.questions,
        "steady": [fate for fate in report.fates if not fate.needs_a_look],
        "form": form,
        "stale": stale,
    }
    return render(request, "factcheck/desk/article_revise_report.html", context, status=status)
