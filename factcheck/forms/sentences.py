"""Saying of sentences that they hold nothing to check."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from factcheck.choices import NothingReason
from factcheck.coverage import Line

Span = tuple[int, int]
_KEY = re.compile(r"([0-9]{1,9})-([0-9]{1,9})")


def span_of(key: str) -> Span | None:
    """The place that a key names, whether a sentence is there or not."""
    match = _KEY.fullmatch(key)
    return (int(match[1]), int(match[2])) if match else None


class _KeysField(forms.MultipleChoiceField):
    """Keys of sentences, whether they still wait or not: the verb looks."""

    widget = forms.CheckboxSelectMultiple

    def valid_value(self, value: str) -> bool:
        return span_of(value) is not None


class NothingForm(forms.Form):
    """The sentences that were chosen in the `revision` on the screen, and why."""

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2**31)
    sentence = _KeysField(
        label=_("Sentences"),
        error_messages={"required": _("Choose the sentences that you mean.")},
    )
    reason = forms.ChoiceField(
        label=_("Why"),
        choices=NothingReason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose why there is nothing to check.")},
    )
    note = forms.CharField(
        label=_("In words"),
        max_length=400,
        required=False,
        help_text=_("Needed for another reason; useful where somebody else checked it."),
    )

    def __init__(self, *args: Any, lines: Iterable[Line], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sentence"].choices = [(line.key, line.words) for line in lines]  # type: ignore[attr-defined]  # a plain Field has none for the type checker

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("reason") == NothingReason.OTHER and not cleaned.get("note"):
            self.add_error("note", _("Say in words why there is nothing to check."))
        return cleaned

    def spans(self) -> list[Span]:
        return [span for key in self.cleaned_data["sentence"] if (span := span_of(key))]
