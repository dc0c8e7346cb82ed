"""Doing one thing to several claims of the queue: each by its own verb, none for another's sake."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import islice

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from factcheck import annotating, policy, workflow
from factcheck.errors import NotAllowedError, RefusalError, StaleError
from factcheck.forms.queue import MOST_AT_ONCE, AssignManyForm, SendBackManyForm, picked
from factcheck.models import QUEUE_ORDER, Claim
from factcheck.views.queue import Forms, Report, show_queue
from factcheck.views.shortcuts import desk, person

Verb = Callable[[Claim, int], object]
Count = Callable[[int], str]


@desk("POST")
def claims_assign(request: HttpRequest) -> HttpResponse:
    user = person(request)
    if not policy.is_checker(user):
        raise NotAllowedError(_("Your role does not allow this."))
    form = AssignManyForm(request.POST, people=policy.checkers())
    seen = picked(request.POST.getlist("claim"))
    if not form.is_valid():
        return show_queue(request, picked=seen, bound={"assign": form}, status=422)
    changes = form.changes()

    def assign(claim: Claim, version: int) -> object:
        as_it_is = {"assignee": claim.assignee, "due": claim.due}
        return annotating.assign_claim(claim, actor=user, version=version, **as_it_is | changes)

    return _each(request, seen, assign, _assigned, {"assign": form})


@desk("POST")
def claims_send_back(request: HttpRequest) -> HttpResponse:
    user = person(request)
    form = SendBackManyForm(request.POST)
    seen = picked(request.POST.getlist("claim"))
    if not form.is_valid():
        return show_queue(request, picked=seen, bound={"send_back": form}, status=422)
    reason = form.cleaned_data["reason"]

    def send_back(claim: Claim, version: int) -> object:
        return workflow.send_back(claim, actor=user, version=version, reason=reason)

    return _each(request, seen, send_back, _sent_back, {"send_back": form})


def _each(
    request: HttpRequest, seen: Mapping[int, int], verb: Verb, in_words: Count, bound: Forms
) -> HttpResponse:
    """Use the verb on each claim that was selected; back to the queue, or what was refused.

    Each claim is a transaction of its own. Whatever is refused stays selected: with the version
    that its row has now when somebody was faster, because the page shows what they did.
    """
    if not seen:
        messages.error(request, _("No claim is selected: tick those that you mean."))
        return show_queue(request, bound=bound, status=422)
    tried = dict(islice(seen.items(), MOST_AT_ONCE))
    left = {pk: version for pk, version in seen.items() if pk not in tried}
    untried = len(left)
    claims = policy.visible_claims(person(request)).filter(pk__in=tried)
    found = list(claims.select_related("article", "anchor", "assignee").order_by(*QUEUE_ORDER))
    refused: list[tuple[Claim, str]] = []
    for claim in found:
        try:
            verb(claim, tried[claim.pk])
        except RefusalError as refusal:
            refused.append((claim, str(refusal)))
            if not isinstance(refusal, StaleError):
                left[claim.pk] = tried[claim.pk]
            else:
                left[claim.pk] = Claim.objects.values_list("version", flat=True).get(pk=claim.pk)
    done = len(found) - len(refused)
    report = Report(
        done=in_words(done) if done else "",
        refused=refused,
        unknown=len(tried) - len(found),
        untried=untried,
    )
    if not left and not report.unknown:
        messages.success(request, report.done)
        return redirect(f"{reverse('factcheck:queue')}?{request.GET.urlencode()}")
    return show_queue(request, picked=left, bound=bound, report=report, status=409)


def _assigned(count: int) -> str:
    words = ngettext("%(count)d claim is assigned.", "%(count)d claims are assigned.", count)
    return words % {"count": count}


def _sent_back(count: int) -> str:
    words = ngettext(
        "%(count)d claim is to check again.", "%(count)d claims are to check again.", count
    )
    return words % {"count": count}
