"""Bulk actions of the claims, with the page that asks for what a verb needs.

The buttons on a claim's page post to the same actions, with one claim and `back` set.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from factcheck.admin.base import person
from factcheck.admin.report import report
from factcheck.admin.verbs import Asked, Tally, asks_outcome, run
from factcheck.choices import Outcome
from factcheck.forms.review import ProposalForm
from factcheck.models import Claim, Verdict
from factcheck.transitions import TRANSITIONS
from factcheck.workflow import LABELS
from factcheck.workflow.needs import not_from_here

Action = Callable[[Any, HttpRequest, "QuerySet[Claim]"], HttpResponse | None]
SEEN, OUTCOME, REASON = "seen-", "outcome-", "reason-"


class NeedsForm(forms.Form):
    """A reason where the verb asks for one, an own verdict on each claim of a high risk."""

    def __init__(self, *args: Any, verb: str, claims: list[Claim], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if TRANSITIONS[verb].needs_reason:
            self.fields["reason"] = forms.CharField(
                label=_("Reason"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
            )
        for claim in claims:
            if asks_outcome(verb, claim):
                self.fields[f"{OUTCOME}{claim.pk}"] = forms.ChoiceField(
                    label=_("Claim %(number)d: your own outcome") % {"number": claim.number},
                    choices=[("", "---------"), *Outcome.choices],
                )
                self.fields[f"{REASON}{claim.pk}"] = forms.CharField(
                    label=_("Claim %(number)d: your reason, in your own words")
                    % {"number": claim.number},
                    max_length=1000,
                    widget=forms.Textarea(attrs={"rows": 3}),
                )

    def given(self, prefix: str) -> dict[int, str]:
        """What was filled in for each claim, by its id."""
        given = self.cleaned_data.items()
        return {int(k.removeprefix(prefix)): v for k, v in given if k.startswith(prefix)}


def action(verb: str) -> Action:
    """The bulk action of a verb, open to whoever could use it on some claim."""
    permission = "decide" if verb in {"approve", "reopen", "restore"} else "check"

    def act(
        modeladmin: Any, request: HttpRequest, queryset: QuerySet[Claim]
    ) -> HttpResponse | None:
        claims = list(queryset.select_related("article", "anchor").order_by("pk"))
        asked = Asked(actor=person(request), seen=_seen(request))
        if verb == "propose":
            return _propose(modeladmin, request, claims, asked)
        form = NeedsForm(_posted(request), verb=verb, claims=claims)
        if form.fields and not form.is_valid():
            return _page(modeladmin, request, verb, claims, form)
        if form.fields:
            asked = replace(
                asked,
                reason=form.cleaned_data.get("reason", ""),
                outcomes=form.given(OUTCOME),
                reasons=form.given(REASON),
            )
        return _tell(modeladmin, request, run(verb, claims, asked), claims)

    act.__name__ = verb
    return admin.action(act, description=LABELS[verb], permissions=[permission])


ACTIONS = [action(verb) for verb in LABELS]


def _propose(
    modeladmin: Any, request: HttpRequest, claims: list[Claim], asked: Asked
) -> HttpResponse | None:
    if len(claims) != 1:
        modeladmin.message_user(
            request, _("A verdict is proposed for one claim at a time."), messages.ERROR
        )
        return None
    if claims[0].status not in TRANSITIONS["propose"].sources:
        modeladmin.message_user(request, not_from_here(claims[0]), messages.ERROR)
        return HttpResponseRedirect(_back(modeladmin, request, claims))
    last = Verdict.objects.filter(claim=claims[0], current=False).order_by("-id").first()
    form = ProposalForm(_posted(request), claim=claims[0], last=last)
    if form.is_valid():
        tally = run("propose", claims, replace(asked, proposal=form.proposal()))
        if tally.done:
            return _tell(modeladmin, request, tally, claims)
        # Whatever was typed stays, beside the refusal.
        form.add_error(None, str(tally))
    return _page(modeladmin, request, "propose", claims, form)


def _posted(request: HttpRequest) -> Any:
    """What the page of a verb sent; None when that page has yet to be shown."""
    return request.POST if "apply" in request.POST else None


def _seen(request: HttpRequest) -> dict[int, int]:
    """The version of each claim as it was on the page that the person acted on."""
    posted = request.POST
    pairs = (
        (key.removeprefix(SEEN), posted.get(key, "")) for key in posted if key.startswith(SEEN)
    )
    return {int(pk): int(version) for pk, version in pairs if _is_number(pk, version)}


def _is_number(*values: str) -> bool:
    return all(value.isascii() and value.isdigit() and len(value) < 19 for value in values)


def _page(
    modeladmin: Any, request: HttpRequest, verb: str, claims: list[Claim], form: forms.Form
) -> HttpResponse:
    seen = _seen(request)
    context = {
        **modeladmin.admin_site.each_context(request),
        "title": LABELS[verb],
        "opts": modeladmin.opts,
        "verb": verb,
        "form": form,
        "rows": [(claim, seen.get(claim.pk, claim.version)) for claim in claims],
        "back": "back" in request.POST,
        "cancel": _back(modeladmin, request, claims),
        "action_checkbox_name": ACTION_CHECKBOX_NAME,
    }
    status = 422 if form.is_bound else 200
    return TemplateResponse(request, "admin/factcheck/claim/verb.html", context, status=status)


def _tell(modeladmin: Any, request: HttpRequest, tally: Tally, claims: list[Claim]) -> HttpResponse:
    level = messages.WARNING if tally.refused or tally.differed else messages.SUCCESS
    level = level if tally.done or tally.differed else messages.ERROR
    words = report(tally.head, tally.refused) if tally.refused else tally.head
    modeladmin.message_user(request, words, level)
    return HttpResponseRedirect(_back(modeladmin, request, claims))


def _back(modeladmin: Any, request: HttpRequest, claims: list[Claim]) -> str:
    """Where the person came from: the claim's page, or the list as it was filtered."""
    options = modeladmin.opts
    name = f"admin:{options.app_label}_{options.model_name}"
    if "back" in request.POST and claims:
        return reverse(f"{name}_change", args=[claims[0].pk])
    return request.get_full_path()
