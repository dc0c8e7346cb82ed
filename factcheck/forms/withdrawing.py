from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from factcheck.forms.fields import EvidenceFileField


class WithdrawEvidenceForm(forms.Form):
    reason = forms.CharField(
        label=_("Why it does not hold"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("It stays with the evidence, with your name."),
    )


class AddFileForm(forms.Form):
    file = EvidenceFileField(required=True)
