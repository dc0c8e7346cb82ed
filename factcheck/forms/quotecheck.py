from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from factcheck.choices import Language

# A long hearing has a tenth of it.
MAX_SOURCE = 500_000


class QuoteCheckForm(forms.Form):
    """The words that were really said; they are compared and not kept."""

    language = forms.ChoiceField(label=_("Language of the transcript"), choices=Language.choices)
    source = forms.CharField(
        label=_("Transcript or report"),
        max_length=MAX_SOURCE,
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=_("Paste all of it: the passage is found for you. It is not stored."),
    )
