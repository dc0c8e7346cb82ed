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
from factcheck.forms.article import SettingsForm
from factcheck.models import Article, Claim
from factcheck.views.history import LATEST, history_of, settings_history
from factcheck.views.shortcuts import person


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
        "history": history_of(claim, person(request), limit=LATEST),
        "typed": [(label, text) for label, text in typed if text],
        "differences": differences,
        "is_open": claim.status == Status.TO_CHECK,
        **(again or {}),
    }
    return render(request, "factcheck/desk/conflict_claim.html", context, status=409)


def show_settings_conflict(
    request: HttpRequest, article: Article, form: SettingsForm, *, differences: Sequence[Difference]
) -> HttpResponse:
    """Status 409. `form` holds what the person typed, to be saved on top of what is saved now."""
    context = {
        "article": article,
        "form": form,
        "differences": differences,
        "history": settings_history(article, limit=LATEST),
    }
    return render(request, "factcheck/desk/conflict_settings.html", context, status=409)


def typed_in(form: forms.Form) -> list[tuple[str, str]]:
    """Each visible field by its label, as it was filled in."""
    return [(str(field.label), _shown(field)) for field in form.visible_fields()]


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
    if isinstance(field, forms.ModelMultipleChoiceField):
        chosen = {str(key) for key in value or ()}
        named: Any = field.choices
        return "\n".join(str(label) for key, label in named if str(key) in chosen)
    if isinstance(field, forms.ChoiceField):
        choices: Any = field.choices
        words = {str(key): str(label) for key, label in choices}
        return words.get("" if value is None else str(value), str(value or ""))
    return str(field.widget.format_value(value) or "")
