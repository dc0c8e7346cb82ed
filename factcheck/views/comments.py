"""Remarks and queries on a claim."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from factcheck import annotating
from factcheck.errors import NotPossibleError
from factcheck.forms.comment import CommentForm
from factcheck.models import Claim
from factcheck.views.claim_page import show_claim
from factcheck.views.shortcuts import desk, get_claim, get_comment, person

# A message names no more than these.
MOST_NAMED = 5


@desk("POST")
def comment_new(request: HttpRequest, pk: int) -> HttpResponse:
    claim = get_claim(request, pk)
    form = CommentForm(request.POST, auto_id="id_comment_%s")
    if not form.is_valid():
        return show_claim(request, claim, bound={"comment": form}, status=422)
    body = form.cleaned_data["body"]
    comment = annotating.add_comment(claim, actor=person(request), body=body)
    messages.success(request, _("Your remark is added."))
    if names := annotating.names_not_told(comment):
        messages.warning(request, _not_told(names))
    return _discussion(claim)


@desk("POST")
def comment_resolve(request: HttpRequest, pk: int) -> HttpResponse:
    comment = get_comment(request, pk)
    try:
        annotating.resolve_comment(comment, actor=person(request))
    except NotPossibleError as refusal:
        claim = get_claim(request, comment.claim_id)
        return show_claim(request, claim, refusal=str(refusal), status=409)
    messages.success(request, _("The query is resolved."))
    return _discussion(comment.claim)


@desk("POST")
def comment_unresolve(request: HttpRequest, pk: int) -> HttpResponse:
    comment = get_comment(request, pk)
    try:
        annotating.unresolve_comment(comment, actor=person(request))
    except NotPossibleError as refusal:
        claim = get_claim(request, comment.claim_id)
        return show_claim(request, claim, refusal=str(refusal), status=409)
    messages.success(request, _("The query is open again."))
    return _discussion(comment.claim)


def _not_told(names: list[str]) -> str:
    """The same words whether there is no such account or one that may not see the article."""
    words = ngettext(
        "%(names)s was not told: nobody of that name can see this article.",
        "%(names)s were not told: nobody of these names can see this article.",
        len(names),
    )
    more = " …" if len(names) > MOST_NAMED else ""
    return words % {"names": ", ".join(names[:MOST_NAMED]) + more}


def _discussion(claim: Claim) -> HttpResponse:
    return redirect(f"{reverse('factcheck:claim', args=[claim.pk])}#discussion")
