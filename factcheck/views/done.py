"""Saying that something is done, with a way back where there is one."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest

from factcheck import annotating
from factcheck.forms.said import tags
from factcheck.models import Article, Citation, Claim
from factcheck.views.kept import keep_citation
from factcheck.views.shortcuts import person


def done(
    request: HttpRequest,
    said: str,
    *,
    verb: str,
    article: Article,
    claim: Claim | None = None,
    place: str = "",
    kept: Citation | None = None,
) -> None:
    """A message about what this person has just done to the claim, or to the article as such.

    `verb` is the ledger's word for it, empty for what has no way back.
    `place` is where on the page it is shown. `kept` is a citation as it was before.
    """
    user = person(request)
    event = annotating.latest(user, article=article, claim=claim)
    fresh = event is not None and event.verb == verb
    if event is None or not fresh or not annotating.undoable(event, actor=user, kept=kept):
        messages.success(request, said, extra_tags=tags(place=place))
        return
    if kept is not None:
        keep_citation(request, event, kept)
    messages.success(request, said, extra_tags=tags(place=place, undo=event.pk))
