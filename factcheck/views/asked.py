"""The questions of a claim to people outside, as its page shows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.db.models import Exists, OuterRef

from factcheck import annotating, policy
from factcheck.choices import Status
from factcheck.forms.asking import AskForm, LeaveAnswerForm, TakeAnswerForm
from factcheck.forms.people import name_of
from factcheck.models import Answer, Claim, Question
from factcheck.views.actions import Forms


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, its link's state and its answer; forms are there for who can use them now.

    `hidden` is an answer that became evidence which this person may not see.
    """

    question: Question
    asked_by: str
    state: str
    can_revoke: bool
    answer: Answer | None
    hidden: bool
    said: str
    decided_by: str
    take: forms.Form | None
    leave: forms.Form | None
    is_open: bool


def questions_of(claim: Claim, user: User, bound: Forms) -> dict[str, Any]:
    """What `_claim_questions.html` needs; one query, one more in a restricted article."""
    rows = claim.questions.select_related("asked_by", "answer__decided_by", "answer__evidence")
    seen = policy.visible_evidence(user).filter(pk=OuterRef("answer__evidence"))
    rows = rows.annotate(seen=Exists(seen)).order_by("id")
    may_deal = policy.can_check(user, claim.article)
    may_ask = claim.status != Status.WITHDRAWN and policy.can_ask(user, claim.article)
    form = bound.get("ask") or AskForm(claim=claim, auto_id="id_ask_%s")
    return {
        "questions": [_asked(one, claim, bound, may_deal=may_deal) for one in rows],
        "ask_form": form if may_ask or "ask" in bound else None,
        "ask_open": "ask" in bound,
    }


def _asked(question: Question, claim: Claim, bound: Forms, *, may_deal: bool) -> Asked:
    answer: Answer | None = getattr(question, "answer", None)
    if answer is not None:
        answer.question = question
    waits = may_deal and answer is not None and answer.decided_at is None
    take, leave = f"take-{answer.pk}" if answer else "", f"leave-{answer.pk}" if answer else ""
    can_take = waits and claim.status == Status.TO_CHECK
    state = _state(question, answer)
    hidden = (
        answer is not None and answer.evidence is not None and not getattr(question, "seen", False)
    )
    return Asked(
        question=question,
        asked_by=name_of(question.asked_by),
        state=state,
        can_revoke=may_deal and state == "open",
        answer=answer,
        hidden=hidden,
        said=annotating.in_words(answer) if answer and not hidden else "",
        decided_by=name_of(answer.decided_by) if answer and answer.decided_by else "",
        take=bound.get(take) or _take(answer, claim) if can_take and answer else None,
        leave=bound.get(leave) or _leave(answer) if waits and answer else None,
        is_open=take in bound or leave in bound,
    )


def _take(answer: Answer, claim: Claim) -> TakeAnswerForm:
    return TakeAnswerForm(claim=claim, auto_id=f"id_take_{answer.pk}_%s")


def _leave(answer: Answer) -> LeaveAnswerForm:
    return LeaveAnswerForm(auto_id=f"id_leave_{answer.pk}_%s")


def _state(question: Question, answer: Answer | None) -> str:
    if answer is not None:
        return "answered"
    if question.revoked_at is not None:
        return "revoked"
    if question.is_expired:
        return "expired"
    return "open" if question.views_left > 0 else "used_up"
