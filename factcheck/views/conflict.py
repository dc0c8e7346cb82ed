"""What the slower of two people sees: what happened, and their own words, not lost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from factcheck.choices import Status
from factcheck.models import Claim
from factcheck.views.history import LATEST, history_of


@dataclass(frozen=True, slots=True)
class Difference:
    """One field as it is saved now, and as this person typed it."""

    label: str
    theirs: str
    yours: str

    @property
    def differs(self) -> bool:
        return self.theirs != self.yours


def show_conflict(
    request: HttpRequest,
    claim: Claim,
    *,
    typed: Sequence[tuple[str, str]] = (),
    differences: Sequence[Difference] = (),
    again: Mapping[str, Any] | None = None,
) -> HttpResponse:
    """Status 409. `typed` are labels and texts to copy; `again` is what a form to save again needs."""
    context = {
        "claim": claim,
        "article": claim.article,
        "history": history_of(claim, limit=LATEST),
        "typed": [(label, text) for label, text in typed if text],
        "differences": differences,
        "is_open": claim.status == Status.TO_CHECK,
        **(again or {}),
    }
    return render(request, "factcheck/desk/conflict.html", context, status=409)


def compare(saved: forms.Form, typed: forms.Form) -> list[Difference]:
    """Two fillings of one form, field by field."""
    return [
        Difference(str(field.label), _shown(saved[field.name]), _shown(field))
        for field in typed.visible_fields()
        if not field.field.disabled
    ]


def _shown(bound: forms.BoundField) -> str:
    """What the field holds, in words."""
    value, field = bound.value(), bound.field
    if isinstance(field, forms.BooleanField):
        return _("yes") if value else _("no")
    if isinstance(field, forms.ChoiceField):
        choices: Any = field.choices
        words = {str(key): str(label) for key, label in choices}
        return words.get("" if value is None else str(value), str(value or ""))
    return str(field.widget.format_value(value) or "")
