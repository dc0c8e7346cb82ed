"""Saying of sentences that they hold nothing to check, and taking that back."""

from __future__ import annotations

from collections.abc import Collection

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from factcheck import annotating, policy
from factcheck.coverage import Line, coverage_of
from factcheck.errors import NotAllowedError, NotPossibleError, RefusalError, StaleError
from factcheck.forms.marking import STALE_TEXT
from factcheck.forms.sentences import NothingForm
from factcheck.models import Article
from factcheck.views.mapping import PLACE
from factcheck.views.shortcuts import desk, get_article, get_said, person
from factcheck.views.workbench import kept_filters, show_article


@desk("GET", "POST")
def nothing_to_check(request: HttpRequest, pk: int) -> HttpResponse:
    """The form: for the sentences or the paragraph that the address names, else for all."""
    article = get_article(request, pk)
    if not policy.can_check(person(request), article):
        raise NotAllowedError(
            _("Only a checker, an editor or a chief may say that there is nothing to check.")
        )
    if request.method != "POST":
        lines = _asked(request, article)
        chosen = [line.key for line in lines] if _names_any(request) else []
        return _page(request, article, _form(article, lines, chosen))
    form = NothingForm(request.POST, lines=_asked(request, article))
    if not form.is_valid():
        return _page(request, article, form, status=422)
    try:
        rows = annotating.nothing_to_check(
            article,
            actor=person(request),
            revision=form.cleaned_data["revision"],
            spans=form.spans(),
            reason=form.cleaned_data["reason"],
            note=form.cleaned_data["note"],
        )
    except (StaleError, NotPossibleError) as refusal:
        return _refused(request, article, form, refusal)
    return _back(request, article, len(rows))


@desk("POST")
def check_after_all(request: HttpRequest, pk: int) -> HttpResponse:
    said = get_said(request, pk)
    article = said.revision.article
    try:
        annotating.check_after_all(said, actor=person(request))
    except (StaleError, NotPossibleError) as refusal:
        return show_article(request, article, refusal=str(refusal), status=409)
    messages.success(request, _("The sentence is to be looked at."), extra_tags=PLACE)
    return redirect(f"{article.get_absolute_url()}{kept_filters(request)}#{PLACE}")


def _names_any(request: HttpRequest) -> bool:
    return "sentence" in request.GET or "paragraph" in request.GET


def _asked(request: HttpRequest, article: Article) -> list[Line]:
    """Of the sentences that nobody has looked at those that are meant, all if none is named."""
    keys = {*request.GET.getlist("sentence"), *request.POST.getlist("sentence")}
    paragraph = request.GET.get("paragraph")
    untouched = coverage_of(article, article.claims.select_related("anchor")).untouched
    if not keys and paragraph is None:
        return untouched
    return [line for line in untouched if line.key in keys or str(line.block) == paragraph]


def _form(article: Article, lines: list[Line], chosen: Collection[str]) -> NothingForm:
    return NothingForm(lines=lines, initial={"revision": article.revision_id, "sentence": chosen})


def _refused(
    request: HttpRequest, article: Article, form: NothingForm, refusal: RefusalError
) -> HttpResponse:
    """The form again; after a change of the text with every sentence and none chosen."""
    if form.cleaned_data["revision"] == article.revision_id:
        form.add_error(None, str(refusal))
        return _page(request, article, form, status=409)
    untouched = coverage_of(article, article.claims.select_related("anchor")).untouched
    typed = request.POST.copy()
    typed["revision"] = str(article.revision_id)
    typed.setlist("sentence", [])
    form = NothingForm(typed, lines=untouched)
    form.is_valid()
    form.add_error(None, STALE_TEXT)
    return _page(request, article, form, status=409)


def _back(request: HttpRequest, article: Article, count: int) -> HttpResponse:
    said = ngettext(
        "%(count)d sentence holds nothing to check. You can take that back below.",
        "%(count)d sentences hold nothing to check. You can take that back below.",
        count,
    )
    words = said % {"count": count} if count else _("You have said so already.")
    messages.success(request, words, extra_tags=PLACE)
    return redirect(f"{article.get_absolute_url()}{kept_filters(request)}#{PLACE}")


def _page(
    request: HttpRequest, article: Article, form: NothingForm, *, status: int = 200
) -> HttpResponse:
    context = {"article": article, "form": form, "filters": kept_filters(request)}
    return render(request, "factcheck/desk/nothing_to_check.html", context, status=status)
