"""The page of one claim: all that it shows to one person, in a fixed number of queries."""

from __future__ import annotations

from functools import partial
from types import MappingProxyType
from typing import Any

from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from factcheck import policy, publishing, workflow
from factcheck.choices import LOST, OPEN, SETTLED, PageState, Stance, Status
from factcheck.forms.claim import AssignForm
from factcheck.forms.comment import CommentForm
from factcheck.forms.people import name_of
from factcheck.forms.review import RetractionForm
from factcheck.history import history_of
from factcheck.models import Claim, FactPage, Verdict
from factcheck.views import actions
from factcheck.views.already import already_checked
from factcheck.views.asked import questions_of
from factcheck.views.called import calls_of
from factcheck.views.cited import shelf_of
from factcheck.views.details import detail_rows, party_of
from factcheck.views.discussion import discussion_of
from factcheck.views.judgements import judgements_of
from factcheck.views.kept import kept_citation
from factcheck.views.moved import Answering
from factcheck.views.passage import passage_of
from factcheck.views.presence import presence_on
from factcheck.views.shortcuts import person
from factcheck.views.translated import standings

NO_FORMS: actions.Forms = MappingProxyType({})


def show_claim(
    request: HttpRequest,
    claim: Claim,
    *,
    bound: actions.Forms = NO_FORMS,
    refusal: str = "",
    status: int = 200,
) -> HttpResponse:
    """The page, also after a refusal.

    `bound` are the forms that came back, by verb; `refusal` is shown on top.
    """
    user = person(request)
    verdict = Verdict.objects.current_of(claim)
    held = workflow.held_by(claim) if claim.status in OPEN else {}
    refused = workflow.refusals(claim, user, verdict, held)
    verbs = actions.usable(workflow.allowed_verbs(claim, user, verdict), refused, bound)
    may_answer = claim.is_settled and policy.is_checker(user)
    answering = Answering(
        verdict.proposed_at if verdict and may_answer else None, bound.get("keep")
    )
    shelf = shelf_of(claim, user, also=[party_of(claim)], answering=answering)
    blind = policy.is_blind(user, claim)
    context = {
        "claim": claim,
        "article": claim.article,
        "presence": presence_on(claim.article, claim, user),
        "refusal": refusal,
        "passage": passage_of(claim),
        "lost": claim.anchor is None or claim.anchor.state in LOST,
        "details": detail_rows(claim, shelf.sources),
        "shelf": shelf,
        "tally": [] if blind else list(workflow.tally(held)),
        "calls": calls_of(claim, user),
        "stances": Stance.choices,
        "is_open": claim.status == Status.TO_CHECK,
        "verdict": None if blind else verdict,
        "blind": blind,
        "named": publishing.named_in_claim(claim, None if blind else verdict, viewer=user),
        "proposed_by": name_of(verdict.proposed_by) if verdict else "",
        "approved_by": name_of(verdict.approved_by) if verdict and verdict.approved_by else "",
        "can_propose": "propose" in verbs,
        "checklists": actions.checklists(claim, held) if claim.status == Status.TO_CHECK else [],
        "approval_form": actions.approval_form(claim, verbs, bound),
        "decisions": actions.decisions(claim, user, verdict, verbs, bound),
        "refusals": refused,
        "judgements": judgements_of(claim),
        **discussion_of(claim, user),
        "comment_form": bound.get("comment") or CommentForm(auto_id="id_comment_%s"),
        "history": history_of(claim, user, kept=partial(kept_citation, request)),
        **questions_of(claim, user, bound),
        **_assignment(claim, user, bound),
        **_publication(claim, user, verdict, bound),
        **_neighbours(claim),
        **already_checked(claim, user),
    }
    return render(request, "factcheck/desk/claim.html", context, status=status)


def _assignment(claim: Claim, user: User, bound: actions.Forms) -> dict[str, Any]:
    form = None
    if policy.is_checker(user):
        form = bound.get("assign") or AssignForm(claim=claim, auto_id="id_assign_%s")
    return {
        "assignee": name_of(claim.assignee) if claim.assignee else "",
        "assign_form": form,
        "assign_open": "assign" in bound,
    }


def _publication(
    claim: Claim, user: User, verdict: Verdict | None, bound: actions.Forms
) -> dict[str, Any]:
    page = FactPage.objects.select_related("snapshot").filter(claim=claim).first()
    public = page is not None and page.state == PageState.PUBLISHED
    may = policy.can_manage_article(user, claim.article)
    form = bound.get("retract") or RetractionForm(claim=claim, auto_id="id_retract_%s")
    return {
        "page": page,
        "reports": list(policy.visible_reports(user).waiting().filter(page=page)) if page else [],
        "translations": standings(claim, verdict, page, user),
        "can_publish": may and claim.status in SETTLED,
        "retraction_form": form if may and public else None,
        "retraction_open": "retract" in bound,
    }


def _neighbours(claim: Claim) -> dict[str, Claim | None]:
    """The claims before and after this one, by number."""
    others = Claim.objects.filter(article=claim.article_id).only("number")
    return {
        "previous": others.filter(number__lt=claim.number).order_by("-number").first(),
        "next": others.filter(number__gt=claim.number).order_by("number").first(),
    }
