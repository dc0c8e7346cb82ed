"""Why a settled claim has to be looked at again, in words, and answering for a cited page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from factcheck import annotating, policy
from factcheck.choices import WatchState
from factcheck.errors import NotPossibleError, StaleError
from factcheck.forms.review import KeepPageForm
from factcheck.models import SOON, PageWatch
from factcheck.views.claim_page import show_claim
from factcheck.views.conflict import show_conflict
from factcheck.views.shortcuts import desk, get_citation, get_claim, person, posted_version


def recheck_reasons(claim: Any) -> Iterator[str]:
    """Of a claim of the queue: what is wrong, and what to do about it."""
    until, today = claim.until, timezone.localdate()
    if until is not None and until <= today + SOON:
        words = (
            _("its verdict is past its date (%(day)s): reopen it and judge it anew")
            if until < today
            else _("its verdict is good until %(day)s: look at it again before")
        )
        yield words % {"day": date_format(until)}
    if claim.moved:
        yield {
            WatchState.CHANGED: _("a page that it cites has changed: see its evidence"),
            WatchState.GONE: _("a page that it cites is gone: see its evidence"),
            WatchState.UNREACHABLE: _("a page that it cites does not answer: see its evidence"),
        }[WatchState(claim.moved)]


@desk("POST")
def page_keep(request: HttpRequest, pk: int) -> HttpResponse:
    citation = get_citation(request, pk)
    claim = get_claim(request, citation.claim_id)
    if not policy.can_view_evidence(person(request), citation.evidence):
        raise Http404
    watch = get_object_or_404(PageWatch, citation=citation)
    form = KeepPageForm(request.POST, watch=watch)
    if not form.is_valid():
        return show_claim(request, claim, bound={"keep": form}, status=422)
    reason = form.cleaned_data["reason"]
    try:
        annotating.keep_page(
            citation, actor=person(request), version=posted_version(request), reason=reason
        )
    except StaleError:
        typed = [(str(form["reason"].label), reason)]
        return show_conflict(request, get_claim(request, claim.pk), typed=typed)
    except NotPossibleError as refusal:
        return show_claim(request, claim, refusal=str(refusal), status=409)
    messages.success(request, _("The citation is kept until its page is found in another state."))
    return redirect(f"{claim.get_absolute_url()}#evidence")
