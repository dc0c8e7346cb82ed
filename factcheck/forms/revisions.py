from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class ComparisonForm(forms.Form):
    """Two revisions of an article, by number; the order is put right where they are shown."""

    # Both are needed; that neither says so keeps the line short, and there is no empty choice.
    before = forms.TypedChoiceField(label=gettext_lazy("Before"), coerce=int, required=False)
    after = forms.TypedChoiceField(label=gettext_lazy("After"), coerce=int, required=False)

    def __init__(self, *args: Any, numbers: Sequence[int], **kwargs: Any) -> None:
        """`numbers` are those of the article, the newest first; the last two are proposed."""
        super().__init__(*args, **kwargs)
        choices = [(number, _("Revision %(number)s") % {"number": number}) for number in numbers]
        for name, proposed in zip(("after", "before"), numbers, strict=False):
            self.fields[name].initial = proposed
        for field in self.fields.values():
            field.choices = choices  # type: ignore[attr-defined]  # both are choices

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        two = {cleaned.get("before") or None, cleaned.get("after") or None}
        if not self.errors and (len(two) < 2 or None in two):
            self.add_error("after", _("Choose two different revisions."))
        return cleaned
