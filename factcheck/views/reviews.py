"""The verbs of the review workflow, each through the one door."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from factcheck import policy, workflow
from factcheck.choices import Status
from factcheck.errors import IncompleteError, NotAllowedError, NotPossibleError, StaleError
from factcheck.forms.review import ApprovalForm, ProposalForm
from factcheck.forms.versioned import chosen, on_top_of
from factcheck.history import LATEST, history_of
from factcheck.models import Claim, Verdict
from factcheck.views import actions
from factcheck.views.claim_page import show_claim
from factcheck.views.conflict import compare, show_conflict, typed_in
from factcheck.views.done import done
from factcheck.views.shortcuts import desk, get_claim, person, posted_version
from factcheck.workflow.needs import closed, why_not_allowed

DONE: dict[str, Promise] = {
    "send_back": gettext_lazy("The claim is to check again."),
    "reopen": gettext_lazy("The claim is reopened."),
    "withdraw": gettext_lazy("The claim is withdrawn."),
    "restore": gettext_lazy("The claim is restored."),
}


@desk("GET", "POST")
def propose(request: HttpRequest, pk: int) -> HttpResponse:
    claim = get_claim(request, pk)
    _allow("propose", claim, request)
    last = _last_round(claim, person(request))
    if request.method != "POST":
        if claim.status != Status.TO_CHECK:
            return show_claim(request, claim, refusal=closed(claim), status=409)
        outcome = request.GET.get("outcome", "")
        form = ProposalForm(claim=claim, last=last, outcome=outcome)
        return _proposal_page(request, claim, form)
    data = chosen(request.POST, ProposalForm(claim=claim, last=last))
    form = ProposalForm(data, claim=claim, last=last)
    if not form.is_valid():
        return _proposal_page(request, claim, form, status=422)
    try:
        workflow.propose(
            claim, actor=person(request), version=posted_version(request), proposal=form.proposal()
        )
    except StaleError as refusal:
        return _proposal_conflict(request, pk, str(refusal))
    except IncompleteError:
        # The page lists what is missing, each with a link; see the template.
        return _proposal_page(request, claim, form, incomplete=True, status=422)
    except NotPossibleError as refusal:
        form.add_error(None, str(refusal))
        return _proposal_page(request, claim, form, status=409)
    messages.success(request, _("Your verdict is proposed: it waits for a second pair of eyes."))
    return redirect(claim)


@desk("POST")
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    claim = get_claim(request, pk)
    _allow("approve", claim, request)
    form = ApprovalForm(request.POST, claim=claim, auto_id="id_approve_%s")
    if not form.is_valid():
        return show_claim(request, claim, bound={"approve": form}, status=422)
    given = {name: form.cleaned_data.get(name, "") for name in ("outcome", "reason")}
    try:
        claim = workflow.approve(
            claim, actor=person(request), version=posted_version(request), **given
        )
    except StaleError:
        return show_conflict(request, get_claim(request, pk), typed=typed_in(form))
    except NotPossibleError as refusal:
        bound = {"approve": form} if form.is_second_verdict else {}
        return show_claim(request, claim, bound=bound, refusal=str(refusal), status=409)
    if claim.is_settled:
        messages.success(request, _("The verdict is approved."))
    else:
        differs = _("Your outcome differs from the proposed one: the claim is to check again.")
        messages.warning(request, differs)
    return redirect(claim)


@desk("POST")
def set_aside(request: HttpRequest, pk: int, verb: str) -> HttpResponse:
    """Send back, reopen, withdraw or restore: the verbs that ask for a reason and nothing else."""
    claim = get_claim(request, pk)
    _allow(verb, claim, request)
    form = actions.reason_form(claim, verb, request.POST)
    if not form.is_valid():
        return show_claim(request, claim, bound={verb: form}, status=422)
    reason = form.cleaned_data["reason"]
    try:
        workflow.BY_REASON[verb](
            claim, actor=person(request), version=posted_version(request), reason=reason
        )
    except StaleError:
        return _reason_conflict(request, pk, verb, reason)
    except NotPossibleError as refusal:
        return show_claim(request, claim, bound={verb: form}, refusal=str(refusal), status=409)
    done(request, str(DONE[verb]), verb=verb, article=claim.article, claim=claim)
    return redirect(claim)


def _last_round(claim: Claim, user: User) -> Verdict | None:
    """The verdict from which the work goes on; none for somebody who is to judge blind."""
    if policy.is_blind(user, claim):
        return None
    return Verdict.objects.filter(claim=claim, current=False).order_by("-id").first()


def _proposal_conflict(request: HttpRequest, pk: int, stale: str) -> HttpResponse:
    """The form with what was typed; beside a verdict of somebody else that came meanwhile."""
    claim, user = get_claim(request, pk), person(request)
    last = Verdict.objects.filter(claim=claim).order_by("-id").first()
    data = on_top_of(request.POST, claim)
    form = ProposalForm(data, claim=claim, last=last)
    if claim.status == Status.TO_CHECK and (last is None or last.proposed_by_id == user.pk):
        return _proposal_page(request, claim, form, stale=stale, status=409)
    if policy.is_blind(user, claim) or last is None:
        return show_conflict(request, claim, typed=typed_in(form), again={"closed": closed(claim)})
    differences = compare(ProposalForm(claim=claim, last=last), form)
    again = {"closed": closed(claim)}
    if claim.status == Status.TO_CHECK:
        address = reverse("factcheck:claim-propose", args=[pk])
        again = {"action": address, "cancel": claim.get_absolute_url()}
    return show_conflict(request, claim, differences=differences, again=again)


def _reason_conflict(request: HttpRequest, pk: int, verb: str, reason: str) -> HttpResponse:
    """What happened, and the form again with the reason in it where the verb is still possible."""
    claim, user = get_claim(request, pk), person(request)
    verdict = Verdict.objects.current_of(claim)
    verbs = workflow.allowed_verbs(claim, user, verdict)
    form = actions.reason_form(claim, verb, on_top_of(request.POST, claim))
    for one in actions.decisions(claim, user, verdict, verbs, {verb: form}):
        if one.verb == verb:
            again = {"retry": one.form, "url": one.url, "label": one.label}
            return show_conflict(request, claim, again=again)
    return show_conflict(request, claim, typed=[(_("Reason"), reason)])


def _allow(verb: str, claim: Claim, request: HttpRequest) -> None:
    """Refuse before a form is looked at; the door asks again, holding the claim."""
    user = person(request)
    verdict = Verdict.objects.current_of(claim)
    if not policy.MAY[verb](user, claim, verdict):
        raise NotAllowedError(why_not_allowed(verb, user, claim, verdict))


def _proposal_page(
    request: HttpRequest,
    claim: Claim,
    form: ProposalForm,
    *,
    stale: str = "",
    incomplete: bool = False,
    status: int = 200,
) -> HttpResponse:
    # Once a verdict is proposed, what an outcome lacks would tell which one it is.
    to_check = claim.status == Status.TO_CHECK
    context = {
        "claim": claim,
        "article": claim.article,
        "form": form,
        "checklists": actions.checklists(claim, workflow.held_by(claim)) if to_check else [],
        "stale": stale,
        "incomplete": incomplete,
        "history": history_of(claim, person(request), limit=LATEST) if stale else [],
    }
    return render(request, "factcheck/desk/claim_propose.html", context, status=status)
