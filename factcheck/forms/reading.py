"""Deciding on what the machine read in an article."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from factcheck.choices import Dismissal


class DismissForm(forms.Form):
    dismissal = forms.ChoiceField(label=_("Why"), choices=Dismissal.choices)
    note = forms.CharField(label=_("In words"), max_length=400, required=False)


class _IdsField(forms.TypedMultipleChoiceField):
    """Ids of rows, whether they are still there or not: the verb looks."""

    def valid_value(self, value: str) -> bool:
        return value.isascii() and value.isdigit() and len(value) < 19


class AcceptManyForm(forms.Form):
    """The suggestions that were `shown` together, in the `revision` on the screen."""

    revision = forms.IntegerField(min_value=1, max_value=2**31)
    shown = _IdsField(coerce=int)


class AnswerForm(forms.Form):
    answer = forms.CharField(
        label=_("Your answer"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
