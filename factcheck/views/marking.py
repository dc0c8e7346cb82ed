"""Marking a claim on words of an article."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from factcheck import annotating
from factcheck.anchoring import Occurrence
from factcheck.choices import Kind, Status
from factcheck.errors import NotPossibleError, StaleError
from factcheck.forms.marking import MARK_FORMS, STALE_TEXT, MarkForm
from factcheck.forms.sources import source_names
from factcheck.forms.suggested import suggested_values, suggestion_in, values_at
from factcheck.marked import marked_blocks
from factcheck.models import Article, Claim
from factcheck.views.done import done
from factcheck.views.shortcuts import desk, get_article, person


@desk("GET", "POST")
def claim_new(request: HttpRequest, pk: int) -> HttpResponse:
    article, kind = get_article(request, pk), _kind(request.GET.get("kind", ""))
    if request.method != "POST":
        initial: dict[str, Any] = {"words": request.GET.get("words", "")}
        if suggestion := suggestion_in(article, request.GET.get("suggestion", "")):
            kind = _kind(request.GET.get("kind", suggestion.kind))
            initial = suggested_values(suggestion)
        elif at := _asked_place(request, article):
            initial = values_at(article, at, request.GET.get("kind", "") and kind)
            kind = initial["kind"]
        form = MARK_FORMS[kind](initial=initial, article=article, user=person(request))
        return _page(request, article, form, kind)
    form = MARK_FORMS[kind](request.POST, article=article, user=person(request))
    if not form.is_valid() or form.occurrence is None:
        return _page(request, article, form, kind, status=409 if form.stale else 422)
    if (same := _marked_before(article, form, form.occurrence, kind, request)) is not None:
        text = _(
            "You have marked these words already, as claim %(number)s: no second one was made."
        )
        messages.info(request, text % {"number": same.number})
        return redirect(f"{article.get_absolute_url()}#claim-{same.number}")
    try:
        claim = _mark(article, form, form.occurrence, kind, request)
    except StaleError:
        form.add_error(None, STALE_TEXT)
        return _page(request, article, form, kind, status=409)
    except NotPossibleError as refusal:
        form.add_error(None, str(refusal))
        return _page(request, article, form, kind, status=409)
    said = _("Claim %(number)s is marked.") % {"number": claim.number}
    done(request, said, verb="mark", article=article, claim=claim)
    return redirect(f"{article.get_absolute_url()}#claim-{claim.number}")


def _asked_place(request: HttpRequest, article: Article) -> Occurrence | None:
    """The words that the address names, in the text that its reader saw; None for any others."""
    numbers = [request.GET.get(name, "") for name in ("start", "end", "revision")]
    if not all(number.isascii() and number.isdigit() and len(number) < 10 for number in numbers):
        return None
    start, end, revision = map(int, numbers)
    if article.revision is None or revision != article.revision_id:
        messages.warning(request, STALE_TEXT)
        return None
    return Occurrence(start, end) if start < end <= article.revision.length else None


def _kind(asked: str) -> str:
    return asked if asked in Kind.values else Kind.FIGURE


def _marked_before(
    article: Article, form: MarkForm, at: Occurrence, kind: str, request: HttpRequest
) -> Claim | None:
    """The claim that the same form has made already; a text that has changed is said first."""
    if form.cleaned_data["revision"] != article.revision_id:
        return None
    return annotating.marked_before(
        article,
        actor=person(request),
        kind=kind,
        at=(at.start, at.end),
        statement=form.cleaned_data["statement"],
    )


def _mark(
    article: Article, form: MarkForm, at: Occurrence, kind: str, request: HttpRequest
) -> Claim:
    """The claim, and the source it names when that is new: both or neither."""
    with transaction.atomic():
        return annotating.mark_claim(
            article,
            actor=person(request),
            kind=kind,
            revision=form.cleaned_data["revision"],
            start=at.start,
            end=at.end,
            detail=form.detail(person(request)),
            once=True,
            **form.claim_fields(),
        )


def _page(
    request: HttpRequest, article: Article, form: MarkForm, kind: str, *, status: int = 200
) -> HttpResponse:
    claims = article.claims.exclude(status=Status.WITHDRAWN).select_related("anchor")
    context = {
        "article": article,
        "blocks": marked_blocks(article.revision, claims, Claim.get_absolute_url)
        if article.revision
        else [],
        "form": form,
        "kind": kind,
        "kinds": Kind.choices,
        "asks_which": len(form.places) > 1,
        "source_names": source_names(person(request)),
    }
    return render(request, "factcheck/desk/claim_new.html", context, status=status)
