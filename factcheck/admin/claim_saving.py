"""What a valid form of a claim asks for, done by the verbs; one transaction around all of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import User

from factcheck import annotating
from factcheck.admin.mark_form import MarkForm
from factcheck.models import DETAIL_MODELS, Citation, Claim, Evidence, Source


def mark(form: MarkForm, formsets: Iterable[Any], *, kind: str, actor: User) -> Claim:
    """A new claim with its detail and its first citations."""
    if form.at is None or form.revision is None:
        raise ValueError("the form does not know where the words are")
    values = form.cleaned_data
    formsets = list(formsets)
    # Before the first verb, which holds the ledger; the form holds the article.
    _hold(formsets)
    claim = annotating.mark_claim(
        values["article"],
        actor=actor,
        kind=kind,
        revision=form.revision.pk,
        start=form.at.start,
        end=form.at.end,
        detail=_detail(formsets),
        **{name: values[name] for name in ("statement", "risk", "assignee", "due")},
    )
    _cite(claim, formsets, actor=actor, version=claim.version)
    return claim


def work(claim: Claim, form: Any, formsets: Iterable[Any], *, actor: User) -> None:
    """The changes that were made to a claim, and nothing when none were."""
    values, changed, version = form.cleaned_data, form.changed_data, claim.version
    formsets = list(formsets)
    own = {name: values[name] for name in ("statement", "risk") if name in changed}
    detail = _detail(formsets)
    _hold(formsets)
    if own or detail:
        edited = annotating.edit_claim(
            claim, actor=actor, version=version, detail=detail or None, **own
        )
        version = edited.version
    if {"assignee", "due"} & set(changed):
        assigned = annotating.assign_claim(
            claim, actor=actor, version=version, assignee=values["assignee"], due=values["due"]
        )
        version = assigned.version
    _cite(claim, formsets, actor=actor, version=version)


def _detail(formsets: Iterable[Any]) -> dict[str, Any]:
    """The fields that were changed in the row of the claim's kind."""
    forms = [
        form
        for formset in formsets
        if formset.model in DETAIL_MODELS.values()
        for form in formset.forms
        # A form that is only shown never counts as changed, whatever was posted.
        if form.has_changed()
    ]
    return {name: form.cleaned_data[name] for form in forms for name in form.changed_data}


def _hold(formsets: Iterable[Any]) -> None:
    """What the verbs will name, all at once; nothing where they name nothing."""
    forms = [form for formset in formsets for form in formset.forms if form.has_changed()]
    values = [value for form in forms for value in form.cleaned_data.values()]
    pieces = {value.pk for value in values if isinstance(value, Evidence)}
    cited = {one.evidence_id for one in values if isinstance(one, Citation)}
    sources = [value for value in values if isinstance(value, Source)]
    if pieces or cited or sources:
        annotating.hold_evidence(*pieces, *cited, naming=sources)


def _cite(claim: Claim, formsets: Iterable[Any], *, actor: User, version: int) -> None:
    for formset in formsets:
        if formset.model is not Citation:
            continue
        formset.save(commit=False)
        for citation in formset.deleted_objects:
            version = annotating.uncite(citation, actor=actor, version=version).version
        for citation, _fields in formset.changed_objects:
            said = {name: getattr(citation, name) for name in ("stance", "locator", "excerpt")}
            version = annotating.correct_citation(
                citation, actor=actor, version=version, **said
            ).version
        for citation in formset.new_objects:
            cited = annotating.cite(claim, actor=actor, version=version, citation=citation)
            version = cited.claim.version
