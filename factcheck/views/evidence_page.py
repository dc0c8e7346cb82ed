"""A piece of evidence: its sealed files, where it is cited, and withdrawing it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import Prefetch, prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from factcheck import annotating, policy
from factcheck.errors import NotPossibleError
from factcheck.forms.twins import twins_in_words
from factcheck.forms.withdrawing import AddFileForm, WithdrawEvidenceForm
from factcheck.models import Evidence, Seal
from factcheck.publishing.words import web_address
from factcheck.views.captured import captures_of
from factcheck.views.grounds import NOTHING, resting_on
from factcheck.views.shortcuts import desk, get_evidence, person


@desk("GET")
def evidence(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, get_evidence(request, pk))


@desk("POST")
def evidence_seal(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a file to it."""
    piece = get_evidence(request, pk)
    form = AddFileForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, piece, status=422, file_form=form)
    file = form.cleaned_data["file"]
    digest = annotating.digest_of(file)
    if piece.seals.filter(sha256=digest).exists():
        said = _("This piece holds that very file already: nothing was added.")
        return _page(request, piece, status=409, refusal=said)
    try:
        annotating.seal(piece, actor=person(request), content=file, name=file.name)
    except NotPossibleError as refusal:
        return _page(request, piece, status=409, refusal=str(refusal))
    messages.success(request, _("The file is sealed."))
    if twins := twins_in_words(piece, digest, viewer=person(request)):
        messages.warning(request, twins)
    return redirect(piece)


@desk("POST")
def evidence_withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    piece = get_evidence(request, pk)
    form = WithdrawEvidenceForm(request.POST)
    if not form.is_valid():
        return _page(request, piece, status=422, withdraw_form=form)
    reason = form.cleaned_data["reason"]
    try:
        annotating.withdraw_evidence(piece, actor=person(request), reason=reason)
    except NotPossibleError as refusal:
        page = get_evidence(request, pk)
        return _page(request, page, status=409, refusal=str(refusal), withdraw_form=form)
    messages.success(request, _("The evidence is withdrawn."))
    return redirect(piece)


@desk("POST")
def evidence_restore(request: HttpRequest, pk: int) -> HttpResponse:
    piece = get_evidence(request, pk)
    try:
        annotating.restore_evidence(piece, actor=person(request))
    except NotPossibleError as refusal:
        return _page(request, piece, status=409, refusal=str(refusal))
    messages.success(request, _("The evidence counts again."))
    return redirect(piece)


def _page(request: HttpRequest, piece: Evidence, *, status: int = 200, **more: Any) -> HttpResponse:
    """Nothing here says what the evidence does to a claim: some who read it are to judge blind."""
    user = person(request)
    claims = policy.visible_claims(user).filter(citations__evidence=piece).distinct()
    source = policy.visible_sources(user).filter(pk=piece.source_id or 0).first()
    seals = Seal.objects.select_related("captured_by", "checked").order_by("-id")
    prefetch_related_objects([piece], Prefetch("seals", seals))
    can_withdraw = policy.can_withdraw_evidence(user, piece)
    asked = can_withdraw and piece.withdrawn_at is None
    context: dict[str, Any] = {
        "evidence": piece,
        "source": source,
        "url": web_address(piece.url),
        "archived_url": web_address(piece.archived_url),
        "seals": piece.seals.all(),
        "capture": captures_of([piece], user).get(piece.pk),
        "claims": claims.select_related("article").order_by("article_id", "number"),
        "can_add": piece.withdrawn_at is None and policy.can_edit_evidence(user, piece),
        "can_withdraw": can_withdraw,
        "resting": resting_on(piece, user) if asked else NOTHING,
        "file_form": AddFileForm(),
        "withdraw_form": WithdrawEvidenceForm(),
        **more,
    }
    return render(request, "factcheck/desk/evidence.html", context, status=status)
