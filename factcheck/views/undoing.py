"""Undoing what one has just done: offered with the message that it is done, and in the timeline."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from factcheck import annotating, policy
from factcheck.annotating.ways import article_of
from factcheck.errors import NotAllowedError, RefusalError, StaleError
from factcheck.models import ReviewEvent
from factcheck.views.claim_page import show_claim
from factcheck.views.conflict import show_conflict
from factcheck.views.kept import forget_citation, kept_citation
from factcheck.views.shortcuts import desk, get_article, get_claim, person
from factcheck.views.workbench import show_article


@desk("POST")
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    event = _event(request, pk)
    try:
        annotating.undo(event, actor=person(request), kept=kept_citation(request, event))
    except NotAllowedError:
        raise
    except RefusalError as refusal:
        return _refused(request, event, refusal)
    forget_citation(request, event)
    messages.success(request, _("Undone: it is as it was before."))
    if event.claim_id is None:
        return redirect(article_of(event))
    # A mark that was taken back is gone from the text: one goes on there.
    return redirect(event.claim if event.claim and event.verb != "mark" else article_of(event))


def _event(request: HttpRequest, pk: int) -> ReviewEvent:
    """The line, of an article that this person may see."""
    articles = policy.visible_articles(person(request))
    lines = ReviewEvent.objects.filter(article__in=articles)
    return get_object_or_404(lines.select_related("article", "claim"), pk=pk)


def _refused(request: HttpRequest, event: ReviewEvent, refusal: RefusalError) -> HttpResponse:
    if event.claim_id is None:
        article = get_article(request, article_of(event).pk)
        return show_article(request, article, refusal=str(refusal), status=409)
    claim = get_claim(request, event.claim_id)
    if isinstance(refusal, StaleError):
        return show_conflict(request, claim)
    return show_claim(request, claim, refusal=str(refusal), status=409)
