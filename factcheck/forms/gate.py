from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class SignOffForm(forms.Form):
    """An editor's name under `revision`, the one on the screen."""

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2**31)
    override_reason = forms.CharField(
        label=_("Why the article may go out as it is"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "data-draft": "override_reason"}),
        help_text=_("Needed while something blocks; it stays in the history with your name."),
    )
