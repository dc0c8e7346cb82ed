"""The way back from each verb: who may take it, and the verb that leads there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, User
from django.db.models import ForeignKey
from django.utils.translation import gettext as _

from factcheck import policy, workflow
from factcheck.annotating.citations import cite, correct_citation, uncite
from factcheck.annotating.claims import assign_claim, edit_claim
from factcheck.annotating.covering import settle
from factcheck.annotating.findings import answer_finding, reopen_finding
from factcheck.annotating.recording import OF_CLAIM, detail_names, field_of
from factcheck.annotating.suggestions import dismiss_suggestion, offer_again, restore_suggestion
from factcheck.choices import FindingState, Status, SuggestionState
from factcheck.errors import NotPossibleError
from factcheck.models import (
    Answer,
    Article,
    Citation,
    Claim,
    Finding,
    ReviewEvent,
    Source,
    Suggestion,
)

# A citation that was taken off, or corrected, as it was, unsaved: the ledger must not hold what protected evidence says, so
# the person's session does.
Kept = Citation | None


@dataclass(frozen=True, slots=True)
class Way:
    """`may` looks at the row as it is; `about` is the key of a line's data that names the row."""

    may: Callable[[ReviewEvent, AbstractBaseUser, Kept], bool]
    undo: Callable[[ReviewEvent, AbstractBaseUser, Kept], object]
    about: str = ""


def _claim(event: ReviewEvent) -> Claim:
    """As it is now, whatever the line's own object still says."""
    claims = Claim.objects.select_related("article", "anchor")
    return claims.get(events=event)


def article_of(event: ReviewEvent) -> Article:
    """Every line that has a way back is about an article, or a claim of one."""
    if event.article is None:
        raise NotPossibleError(_("This cannot be undone."))
    return event.article


def _may_work(event: ReviewEvent, actor: AbstractBaseUser, _kept: Kept) -> bool:
    claim = _claim(event)
    return claim.status == Status.TO_CHECK and policy.can_annotate(actor, claim.article)


def _may_withdraw_mark(event: ReviewEvent, actor: AbstractBaseUser, kept: Kept) -> bool:
    # What it answered is offered again, so nothing is taken from the gate: no checker is needed.
    # What somebody had said of its sentence is gone for good, so that would not come back.
    if event.data.get("overruled"):
        return False
    return _may_work(event, actor, kept) and _claim(event).created_by_id == actor.pk


def _withdraw_mark(event: ReviewEvent, actor: AbstractBaseUser, _kept: Kept) -> None:
    claim = _claim(event)
    offer_again(claim)
    _by_reason("withdraw", claim, actor)


def _may_restore(event: ReviewEvent, actor: AbstractBaseUser, _kept: Kept) -> bool:
    # A verdict that lost its force with the claim does not come back with it.
    back = event.from_status == Status.TO_CHECK
    return back and policy.MAY["restore"](actor, _claim(event), None)


def _restore(event: ReviewEvent, actor: AbstractBaseUser, _kept: Kept) -> None:
    claim = _by_reason("restore", _claim(event), actor)
    settle(claim, actor=actor)


def _may_withdraw(event: ReviewEvent, actor: AbstractBaseUser, _kept: Kept) -> bool:
    return policy.MAY["withdraw"](actor, _claim(event), None)


def _withdraw(event: ReviewEvent, actor: AbstractBaseUser, _kept: Kept) -> None:
    _by_reason("withdraw", _claim(event), actor)


def _by_reason(verb: str, claim: Claim, actor: AbstractBaseUser) -> Claim:
    reason = _("Undone at once.")
    return workflow.BY_REASON[verb](claim, actor=actor, version=claim.version, reason=reason)


def _citation(event: ReviewEvent) -> Citation | None:
    return Citation.objects.filter(pk=event.data["citation"], claim=event.claim_id).first()


def _may_uncite(event: ReviewEvent, actor: AbstractBaseUser, kept: Kept) -> bool:
    # An answer from outside would be lost with it: it was decided on, and waits no more.
    answered = Answer.objects.filter(evidence=event.data["evidence"]).exists()
    return _may_work(event, actor, kept) and not answered and _citation(event) is not None


def _uncite(event: ReviewEvent, actor: AbstractBaseUser, _kept: Kept) -> None:
    citation = Citation.objects.get(pk=event.data["citation"])
    uncite(citation, actor=actor, version=_claim(event).version)


def _may_cite(event: ReviewEvent, actor: AbstractBaseUser, kept: Kept) -> bool:
    if kept is None or kept.evidence_id != event.data["evidence"]:
        return False
    return _may_work(event, actor, kept) and policy.can_view_evidence(actor, kept.evidence)


def _cite(event: ReviewEvent, actor: AbstractBaseUser, kept: Kept) -> None:
    if kept is not None:
        claim = _claim(event)
        cite(claim, actor=actor, version=claim.version, citation=kept)


def _may_correct(event: ReviewEvent, actor: AbstractBaseUser, kept: Kept) -> bool:
    return _may_cite(event, actor, kept) and _citation(event) is not None


def _correct(event: ReviewEvent, actor: AbstractBaseUser, kept: Kept) -> None:
    if kept is not None:
        correct_citation(
            Citation.objects.get(pk=event.data["citation"]),
            actor=actor,
            version=_claim(event).version,
            stance=kept.stance,
            locator=kept.locator,
            excerpt=kept.excerpt,
        )


def _may_edit(event: ReviewEvent, actor: AbstractBaseUser, kept: Kept) -> bool:
    before = event.data.get("before")
    if not before or not _may_work(event, actor, kept):
        return False
    named = {before[name] for name in _parties(_claim(event)) if before.get(name)}
    return policy.visible_sources(actor).filter(pk__in=named).count() == len(named)


def _edit(event: ReviewEvent, actor: AbstractBaseUser, _kept: Kept) -> None:
    claim = _claim(event)
    values = _values(claim, event.data["before"])
    detail = {name: values[name] for name in detail_names(claim.kind) if name in values}
    own = {name: values[name] for name in OF_CLAIM if name in values}
    edit_claim(claim, actor=actor, version=claim.version, detail=detail or None, **own)


def _may_assign(event: ReviewEvent, actor: AbstractBaseUser, _kept: Kept) -> bool:
    if not event.data.get("before") or not policy.is_checker(actor):
        return False
    claim = _claim(event)
    pk = event.data["before"].get("assignee")
    # Whoever left meanwhile, or the team, is given no work.
    still = not pk or policy.checkers_of(claim.article).filter(pk=pk).exists()
    return still and policy.can_view_claim(actor, claim)


def _assign(event: ReviewEvent, actor: AbstractBaseUser, _kept: Kept) -> None:
    claim = _claim(event)
    held = {"assignee": claim.assignee, "due": claim.due}
    values = {**held, **_values(claim, event.data["before"])}
    assign_claim(claim, actor=actor, version=claim.version, **values)


def _values(claim: Claim, before: Mapping[str, Any]) -> dict[str, Any]:
    """Recorded values as the verbs take them."""
    values: dict[str, Any] = {}
    for name, value in before.items():
        field = field_of(claim, name)
        if value == "" and field.null:
            values[name] = None
        elif isinstance(field, ForeignKey):
            rows = Source.objects if name in _parties(claim) else User.objects
            values[name] = rows.get(pk=value)
        else:
            values[name] = field.to_python(value)
    return values


def _parties(claim: Claim) -> list[str]:
    """The fields of the detail that name a source."""
    return [n for n in detail_names(claim.kind) if isinstance(field_of(claim, n), ForeignKey)]


def _suggestion(event: ReviewEvent) -> Suggestion | None:
    """The suggestion, while its text is the one under check."""
    now = Suggestion.objects.filter(revision=article_of(event).revision_id)
    return now.select_related("revision").filter(pk=event.data["suggestion"]).first()


def _may_decide(state: str) -> Callable[[ReviewEvent, AbstractBaseUser, Kept], bool]:
    def may(event: ReviewEvent, actor: AbstractBaseUser, _kept: Kept) -> bool:
        one = _suggestion(event)
        return one is not None and one.state == state and policy.can_check(actor, article_of(event))

    return may


def _may_dismiss(event: ReviewEvent, actor: AbstractBaseUser, kept: Kept) -> bool:
    # Somebody else's dismissal would become this person's.
    own = event.data.get("decided_by") == actor.pk
    return own and _may_decide(SuggestionState.OPEN)(event, actor, kept)


def _reoffer(event: ReviewEvent, actor: AbstractBaseUser, _kept: Kept) -> None:
    restore_suggestion(Suggestion.objects.get(pk=event.data["suggestion"]), actor=actor)


def _dismiss(event: ReviewEvent, actor: AbstractBaseUser, _kept: Kept) -> None:
    dismiss_suggestion(
        Suggestion.objects.get(pk=event.data["suggestion"]),
        actor=actor,
        dismissal=event.data["dismissal"],
        note=event.data["note"],
    )


def _may_answer_in(state: str) -> Callable[[ReviewEvent, AbstractBaseUser, Kept], bool]:
    def may(event: ReviewEvent, actor: AbstractBaseUser, _kept: Kept) -> bool:
        now = Finding.objects.filter(revision=article_of(event).revision_id, state=state)
        there = now.filter(pk=event.data["finding"]).exists()
        return there and policy.can_check(actor, article_of(event))

    return may


def _may_answer(event: ReviewEvent, actor: AbstractBaseUser, kept: Kept) -> bool:
    own = event.data.get("answered_by") == actor.pk
    return own and _may_answer_in(FindingState.OPEN)(event, actor, kept)


def _ask_again(event: ReviewEvent, actor: AbstractBaseUser, _kept: Kept) -> None:
    reopen_finding(Finding.objects.get(pk=event.data["finding"]), actor=actor)


def _answer(event: ReviewEvent, actor: AbstractBaseUser, _kept: Kept) -> None:
    finding = Finding.objects.get(pk=event.data["finding"])
    answer_finding(finding, actor=actor, answer=event.data["answer"])


WAYS: Mapping[str, Way] = MappingProxyType(
    {
        "mark": Way(_may_withdraw_mark, _withdraw_mark),
        "withdraw": Way(_may_restore, _restore),
        "restore": Way(_may_withdraw, _withdraw),
        "cite": Way(_may_uncite, _uncite),
        "uncite": Way(_may_cite, _cite),
        "correct_citation": Way(_may_correct, _correct),
        "edit": Way(_may_edit, _edit),
        "assign": Way(_may_assign, _assign),
        "dismiss": Way(_may_decide(SuggestionState.DISMISSED), _reoffer, "suggestion"),
        "reoffer": Way(_may_dismiss, _dismiss, "suggestion"),
        "answer": Way(_may_answer_in(FindingState.ANSWERED), _ask_again, "finding"),
        "ask_again": Way(_may_answer, _answer, "finding"),
    }
)
