"""Which fields a person left alone, when a form comes back because others were faster."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.models import User

from factcheck import annotating, policy
from factcheck.models import Claim


def untouched_by(user: User, claim: Claim, version: int, *typed: forms.Form) -> set[str]:
    """Names of fields that hold what they held at the version on which the person began."""
    earlier = annotating.earlier(claim, version)
    values: dict[str, Any] = {}
    for form in typed:
        if form.is_valid():
            values |= form.cleaned_data
    return {
        name
        for name, held in earlier.items()
        if name in values and _same(user, claim, name, values[name], held)
    }


def _same(user: User, claim: Claim, name: str, typed: Any, held: annotating.Plain) -> bool:
    """Whether a typed value is the recorded one; of a source, which is recorded by its id, the name.

    A source that the person may not see is never theirs to have left alone.
    """
    recorded = annotating.field_of(claim, name)
    if recorded.is_relation and name not in annotating.OF_CLAIM:
        source = policy.visible_sources(user).filter(pk=held or 0).first()
        return annotating.same_name(typed, source.name if source else "") and (
            source is not None or not held
        )
    return annotating.plain(typed) == held
