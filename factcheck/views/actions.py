"""What a person can do with a claim now, as forms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django import forms
from django.contrib.auth.models import User
from django.urls import reverse
from django.utils.translation import gettext as _

from factcheck import workflow
from factcheck.choices import Outcome, Stance
from factcheck.forms.review import ApprovalForm, ReasonForm
from factcheck.models import Claim, Verdict, detail_of
from factcheck.transitions import TRANSITIONS

Forms = Mapping[str, forms.Form]


@dataclass(frozen=True, slots=True)
class Decision:
    """A verb that asks for a reason, with its form; open when the form came back refused."""

    verb: str
    label: str
    help: str
    url: str
    form: forms.Form
    is_open: bool


@dataclass(frozen=True, slots=True)
class Step:
    """Something that is missing, and where to put it right."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Checklist:
    outcome: str
    label: str
    steps: list[Step]


def usable(verbs: list[str], refused: list[workflow.Refusal], bound: Forms) -> list[str]:
    """The verbs that get a form: not those that nothing can come of, unless words came back."""
    stopped = {refusal.verb for refusal in refused} - set(bound)
    return [verb for verb in verbs if verb not in stopped]


def approval_form(claim: Claim, verbs: list[str], bound: Forms) -> forms.Form | None:
    if "approve" not in verbs:
        return None
    return bound.get("approve") or ApprovalForm(claim=claim, auto_id="id_approve_%s")


def decisions(
    claim: Claim, user: User, verdict: Verdict | None, verbs: list[str], bound: Forms
) -> list[Decision]:
    """The verbs with a reason, in the order of the workflow's table."""
    own = verdict is not None and verdict.proposed_by_id == user.pk
    labels = {**workflow.LABELS, **({"send_back": _("Take back")} if own else {})}
    return [
        Decision(
            verb=verb,
            label=str(labels[verb]),
            help=_help(verb, own=own),
            url=reverse(f"factcheck:claim-{verb.replace('_', '-')}", args=[claim.pk]),
            form=bound.get(verb) or reason_form(claim, verb),
            is_open=verb in bound,
        )
        for verb in verbs
        if TRANSITIONS[verb].needs_reason
    ]


def reason_form(claim: Claim, verb: str, data: Mapping[str, object] | None = None) -> ReasonForm:
    return ReasonForm(data, claim=claim, auto_id=f"id_{verb}_%s")


def checklists(claim: Claim, held: Mapping[Stance, workflow.Held]) -> list[Checklist]:
    """What each outcome still needs before it can be proposed."""
    return [
        Checklist(outcome, str(Outcome(outcome).label), steps(claim, outcome, held))
        for outcome in Outcome.values
    ]


def steps(claim: Claim, outcome: str, held: Mapping[Stance, workflow.Held]) -> list[Step]:
    detail = detail_of(claim)
    edit, cite = (
        reverse(f"factcheck:{name}", args=[claim.pk]) for name in ("claim-edit", "citation-new")
    )
    # The detail, when it is missing, comes first; all the rest is evidence.
    missing = workflow.missing_for(claim, outcome, held)
    urls = [edit] if detail is None or detail.missing else []
    urls += [f"{cite}?stance={workflow.CARRIES[outcome]}"] * len(missing)
    return [Step(text, url) for text, url in zip(missing, urls, strict=False)]


def _help(verb: str, *, own: bool) -> str:
    if verb == "send_back" and own:
        return _("Your proposal is set aside and the claim is to check again.")
    return {
        "send_back": _("The proposal is set aside and the claim is to check again."),
        "reopen": _("The verdict loses its force and the claim is to check again."),
        "withdraw": _("The claim no longer counts; it can be restored."),
        "restore": _("The claim is to check again."),
    }[verb]
