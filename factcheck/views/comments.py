"""Remarks and queries on a claim."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from factcheck import annotating
from factcheck.errors import NotPossibleError
from factcheck.forms.comment import CommentForm
from factcheck.models import Claim
from factcheck.views.claim_page import show_claim
from factcheck.views.shortcuts import desk, get_claim, get_comment, person


@desk("POST")
def comment_new(request: HttpRequest, pk: int) -> HttpResponse:
    claim = get_claim(request, pk)
    form = CommentForm(request.POST, auto_id="id_comment_%s")
    if not form.is_valid():
        return show_claim(request, claim, bound={"comment": form}, status=422)
    annotating.add_comment(claim, actor=person(request), body=form.cleaned_data["body"])
    messages.success(request, _("Your remark is added."))
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


def _discussion(claim: Claim) -> HttpResponse:
    return redirect(f"{reverse('factcheck:claim', args=[claim.pk])}#discussion")
