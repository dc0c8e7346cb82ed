"""A claim: its page, changing it, saying who works on it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from factcheck import annotating, policy
from factcheck.choices import Status
from factcheck.errors import NotAllowedError, NotPossibleError, StaleError
from factcheck.forms.claim import AssignForm, ClaimForm, changed_detail, detail_form
from factcheck.forms.details import DetailForm
from factcheck.forms.sources import source_names
from factcheck.forms.versioned import on_top_of
from factcheck.models import Claim
from factcheck.views.claim_page import show_claim
from factcheck.views.conflict import compare, show_conflict
from factcheck.views.shortcuts import desk, get_claim, person, posted_version
from factcheck.workflow.needs import closed


@desk("GET")
def claim(request: HttpRequest, pk: int) -> HttpResponse:
    return show_claim(request, get_claim(request, pk))


@desk("GET", "POST")
def claim_edit(request: HttpRequest, pk: int) -> HttpResponse:
    claim = get_claim(request, pk)
    user = person(request)
    if request.method != "POST":
        if claim.status != Status.TO_CHECK:
            return show_claim(request, claim, refusal=closed(claim), status=409)
        return _edit_page(request, claim, ClaimForm(claim=claim), detail_form(claim, user))
    form, details = ClaimForm(request.POST, claim=claim), detail_form(claim, user, request.POST)
    if not all([form.is_valid(), details.is_valid()]):
        return _edit_page(request, claim, form, details, status=422)
    try:
        with transaction.atomic():
            annotating.edit_claim(
                claim,
                actor=user,
                version=posted_version(request),
                detail=changed_detail(details, user),
                statement=form.cleaned_data["statement"],
                risk=form.cleaned_data["risk"],
            )
    except StaleError:
        return _edit_conflict(request, pk)
    except NotPossibleError as refusal:
        form.add_error(None, str(refusal))
        return _edit_page(request, claim, form, details, status=409)
    messages.success(request, _("The claim is saved."))
    return redirect(claim)


@desk("POST")
def claim_assign(request: HttpRequest, pk: int) -> HttpResponse:
    claim = get_claim(request, pk)
    if not policy.is_checker(person(request)):
        raise NotAllowedError(_("Your role does not allow this."))
    form = AssignForm(request.POST, claim=claim, auto_id="id_assign_%s")
    if not form.is_valid():
        return show_claim(request, claim, bound={"assign": form}, status=422)
    assignee, due = form.cleaned_data["assignee"], form.cleaned_data["due"]
    try:
        annotating.assign_claim(
            claim,
            actor=person(request),
            version=posted_version(request),
            assignee=assignee,
            due=due,
        )
    except StaleError:
        current = get_claim(request, pk)
        saved = AssignForm(claim=current)
        return show_conflict(request, current, differences=compare(saved, form))
    except NotPossibleError as refusal:
        form.add_error("assignee", str(refusal))
        return show_claim(request, claim, bound={"assign": form}, status=409)
    messages.success(request, _("The assignment is saved."))
    return redirect(claim)


def _edit_conflict(request: HttpRequest, pk: int) -> HttpResponse:
    """Both versions, and a form that holds the person's own on top of the one saved now."""
    claim, user = get_claim(request, pk), person(request)
    data = on_top_of(request.POST, claim)
    form, details = ClaimForm(data, claim=claim), detail_form(claim, user, data)
    saved = [ClaimForm(claim=claim), detail_form(claim, user)]
    differences = [*compare(saved[0], form), *compare(saved[1], details)]
    again = {"form": form, "details": details, "source_names": source_names(user)}
    return show_conflict(request, claim, differences=differences, again=again)


def _edit_page(
    request: HttpRequest, claim: Claim, form: ClaimForm, details: DetailForm, *, status: int = 200
) -> HttpResponse:
    context: dict[str, Any] = {
        "claim": claim,
        "article": claim.article,
        "form": form,
        "details": details,
        "source_names": source_names(person(request)),
    }
    return render(request, "factcheck/desk/claim_edit.html", context, status=status)
