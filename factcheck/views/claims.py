"""A claim: its page, changing it, saying who works on it."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from factcheck import annotating, policy
from factcheck.choices import Status
from factcheck.errors import NotAllowedError, NotPossibleError, StaleError
from factcheck.forms.claim import AssignForm, ClaimForm, changed_detail, detail_form
from factcheck.forms.details import DetailForm
from factcheck.forms.sources import source_names
from factcheck.forms.versioned import chosen, on_top_of
from factcheck.models import Claim
from factcheck.views.claim_page import show_claim
from factcheck.views.conflict import compare, show_conflict
from factcheck.views.done import done
from factcheck.views.presence import presence_on
from factcheck.views.shortcuts import desk, get_claim, person, posted_version
from factcheck.views.untouched import untouched_by
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
    data = chosen(request.POST, ClaimForm(claim=claim), detail_form(claim, user))
    form, details = ClaimForm(data, claim=claim), detail_form(claim, user, data)
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
        return _edit_conflict(request, pk, data)
    except NotPossibleError as refusal:
        form.add_error(None, str(refusal))
        return _edit_page(request, claim, form, details, status=409)
    done(request, _("The claim is saved."), verb="edit", article=claim.article, claim=claim)
    return redirect(claim)


@desk("POST")
def claim_assign(request: HttpRequest, pk: int) -> HttpResponse:
    claim = get_claim(request, pk)
    if not policy.is_checker(person(request)):
        raise NotAllowedError(_("Your role does not allow this."))
    data = chosen(request.POST, AssignForm(claim=claim))
    form = AssignForm(data, claim=claim, auto_id="id_assign_%s")
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
        return _assign_conflict(request, pk, data)
    except NotPossibleError as refusal:
        form.add_error("assignee", str(refusal))
        return show_claim(request, claim, bound={"assign": form}, status=409)
    done(request, _("The assignment is saved."), verb="assign", article=claim.article, claim=claim)
    return redirect(claim)


def _edit_conflict(request: HttpRequest, pk: int, data: QueryDict) -> HttpResponse:
    """Both versions, and a choice between them field by field while the claim is to check."""
    claim, user = get_claim(request, pk), person(request)
    data = on_top_of(data, claim)
    form, details = ClaimForm(data, claim=claim), detail_form(claim, user, data)
    saved = [ClaimForm(claim=claim), detail_form(claim, user)]
    untouched = untouched_by(user, claim, posted_version(request), form, details)
    differences = [
        *compare(saved[0], form, untouched=untouched),
        *compare(saved[1], details, untouched=untouched),
    ]
    if claim.status != Status.TO_CHECK:
        return show_conflict(
            request, claim, differences=differences, again={"closed": closed(claim)}
        )
    again = {
        "action": reverse("factcheck:claim-edit", args=[pk]),
        "cancel": claim.get_absolute_url(),
        "source_names": source_names(user),
    }
    return show_conflict(request, claim, differences=differences, again=again)


def _assign_conflict(request: HttpRequest, pk: int, data: QueryDict) -> HttpResponse:
    claim, user = get_claim(request, pk), person(request)
    form = AssignForm(on_top_of(data, claim), claim=claim, auto_id="id_assign_%s")
    again = {
        "action": reverse("factcheck:claim-assign", args=[pk]),
        "cancel": claim.get_absolute_url(),
    }
    untouched = untouched_by(user, claim, posted_version(request), form)
    differences = compare(AssignForm(claim=claim), form, untouched=untouched)
    return show_conflict(request, claim, differences=differences, again=again)


def _edit_page(
    request: HttpRequest, claim: Claim, form: ClaimForm, details: DetailForm, *, status: int = 200
) -> HttpResponse:
    context: dict[str, Any] = {
        "claim": claim,
        "article": claim.article,
        "presence": presence_on(claim.article, claim, person(request)),
        "form": form,
        "details": details,
        "source_names": source_names(person(request)),
    }
    return render(request, "factcheck/desk/claim_edit.html", context, status=status)
