"""Questions to people outside: making a link, revoking it, and what became of the answers."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from factcheck import annotating, policy
from factcheck.errors import NotAllowedError, NotPossibleError, StaleError
from factcheck.forms.asking import AskForm, LeaveAnswerForm, TakeAnswerForm
from factcheck.models import Claim
from factcheck.views.claim_page import show_claim
from factcheck.views.done import done
from factcheck.views.shortcuts import (
    desk,
    get_answer,
    get_claim,
    get_question,
    person,
    posted_version,
)


@desk("POST")
def claim_ask(request: HttpRequest, pk: int) -> HttpResponse:
    """The link is shown in the answer to this one request and never again: nothing keeps it."""
    claim = get_claim(request, pk)
    if not policy.can_ask(person(request), claim.article):
        raise NotAllowedError(_("Your role does not allow this."))
    form = AskForm(request.POST, claim=claim, auto_id="id_ask_%s")
    if not form.is_valid():
        return show_claim(request, claim, bound={"ask": form}, status=422)
    try:
        question, token = annotating.ask(claim, actor=person(request), **form.cleaned_data)
    except NotPossibleError as refusal:
        form.add_error(None, str(refusal))
        return show_claim(request, claim, bound={"ask": form}, status=409)
    address = settings.SITE_URL + reverse("factcheck:ask", args=[token])
    context = {"claim": claim, "article": claim.article, "question": question, "address": address}
    return render(request, "factcheck/desk/question_asked.html", context)


@desk("POST")
def question_revoke(request: HttpRequest, pk: int) -> HttpResponse:
    question = get_question(request, pk)
    try:
        annotating.revoke(question, actor=person(request))
    except NotPossibleError as refusal:
        claim = get_claim(request, question.claim_id)
        return show_claim(request, claim, refusal=str(refusal), status=409)
    messages.success(request, _("The link is revoked."))
    return _back(question.claim)


@desk("POST")
def answer_take(request: HttpRequest, pk: int) -> HttpResponse:
    """Make evidence of an answer, with the stance that the person chose."""
    answer = get_answer(request, pk)
    claim = get_claim(request, answer.question.claim_id)
    form = TakeAnswerForm(request.POST, claim=claim, auto_id=f"id_take_{pk}_%s")
    if not form.is_valid():
        return show_claim(request, claim, bound={f"take-{pk}": form}, status=422)
    chosen = {name: form.cleaned_data[name] for name in ("stance", "tier")}
    try:
        annotating.take_answer(
            answer, actor=person(request), version=posted_version(request), **chosen
        )
    except (StaleError, NotPossibleError) as refusal:
        claim = get_claim(request, claim.pk)
        return show_claim(request, claim, refusal=str(refusal), status=409)
    said = _("The answer is evidence now.")
    done(request, said, verb="cite", article=claim.article, claim=claim)
    return redirect(f"{claim.get_absolute_url()}#evidence")


@desk("POST")
def answer_leave(request: HttpRequest, pk: int) -> HttpResponse:
    answer = get_answer(request, pk)
    claim = get_claim(request, answer.question.claim_id)
    form = LeaveAnswerForm(request.POST, auto_id=f"id_leave_{pk}_%s")
    if not form.is_valid():
        return show_claim(request, claim, bound={f"leave-{pk}": form}, status=422)
    try:
        annotating.leave_answer(answer, actor=person(request), **form.cleaned_data)
    except NotPossibleError as refusal:
        return show_claim(request, claim, refusal=str(refusal), status=409)
    messages.success(request, _("The answer is set aside."))
    return _back(claim)


def _back(claim: Claim) -> HttpResponse:
    return redirect(f"{claim.get_absolute_url()}#questions")
