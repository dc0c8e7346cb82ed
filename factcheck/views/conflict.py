"""What the slower of two people sees: what happened, and their own words, not lost."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from factcheck.anchoring import Change, word_diff
from factcheck.forms.article import SettingsForm
from factcheck.forms.versioned import MINE, THEIRS
from factcheck.history import LATEST, history_of, settings_history
from factcheck.models import Article, Claim
from factcheck.views.shortcuts import person

# Shorter values are seen at a glance; longer ones get a word diff.
GLANCE = 30


@dataclass(frozen=True, slots=True)
class Difference:
    """One field as it is saved now, and as this person typed it.

    `keep` is the side that is chosen on the page beforehand, `field` the person's own control.
    """

    label: str
    theirs: str
    yours: str
    field: forms.BoundField
    keep: str = MINE

    @property
    def differs(self) -> bool:
        return self.theirs != self.yours

    @property
    def changes(self) -> list[Change]:
        """From theirs to yours, word by word; nothing where a glance tells as much."""
        if not (self.differs and self.theirs and self.yours):
            return []
        if max(len(self.theirs), len(self.yours)) <= GLANCE:
            return []
        changes = word_diff(self.theirs, self.yours)
        return changes if any(change.op == "same" for change in changes) else []


def show_conflict(
    request: HttpRequest,
    claim: Claim,
    *,
    typed: Sequence[tuple[str, str]] = (),
    differences: Sequence[Difference] = (),
    again: Mapping[str, Any] | None = None,
) -> HttpResponse:
    """Status 409. `typed` are labels and texts to copy; `again` is what a form to save again needs.

    With "action", an address, in it each of the `differences` asks for a choice and is saved
    there, see `_versions.html`; a view resolves what comes back with `chosen`. With "retry", a
    form, its "url" and its "label", that one is shown once more with what was typed in it.
    """
    context = {
        "claim": claim,
        "version": claim.version,
        "article": claim.article,
        "history": history_of(claim, person(request), limit=LATEST),
        "typed": [(label, text) for label, text in typed if text],
        "differences": differences,
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
    return [(str(field.label), shown(field)) for field in form.visible_fields()]


def compare(
    saved: forms.Form, typed: forms.Form, *, untouched: Collection[str] = ()
) -> list[Difference]:
    """Two fillings of one form, field by field.

    `untouched` are names of fields that this person left as they were when they opened the form:
    what others saved there is chosen beforehand, so that it is not reverted by accident.
    """
    return [
        Difference(
            str(field.label),
            shown(saved[field.name]),
            shown(field),
            field,
            THEIRS if field.name in untouched else MINE,
        )
        for field in typed.visible_fields()
        if not field.field.disabled
    ]


def shown(bound: forms.BoundField) -> str:
    """What the field holds, in words."""
    value, field = bound.value(), bound.field
    if isinstance(field, forms.BooleanField):
        return _("yes") if value else _("no")
    if isinstance(field, forms.ModelMultipleChoiceField | forms.MultipleChoiceField):
        held = {str(one) for one in value or ()}
        several: Any = field.choices
        return "\n".join(str(label) for key, label in several if str(key) in held)
    if isinstance(field, forms.ChoiceField):
        choices: Any = field.choices
        words = {str(key): str(label) for key, label in _flat(choices)}
        return words.get("" if value is None else str(value), str(value or ""))
    return str(field.widget.format_value(value) or "")


def _flat(choices: Any) -> list[tuple[Any, Any]]:
    """Without the groups of a list to choose from."""
    rows: list[tuple[Any, Any]] = []
    for key, label in choices:
        rows += label if isinstance(label, list | tuple) else [(key, label)]
    return rows
