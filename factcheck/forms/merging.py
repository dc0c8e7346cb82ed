"""Choosing the source that stays when several are one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from factcheck.models import Source


class SourceSearchForm(forms.Form):
    q = forms.CharField(
        label=_("Search the sources"),
        max_length=200,
        required=False,
        help_text=_("By name or another name."),
        widget=forms.TextInput(attrs={"type": "search"}),
    )


class MergeForm(forms.Form):
    """`sources` are those that are one; of protected ones no reason is asked, nor kept."""

    keep = forms.ChoiceField(
        label=_("Which one stays?"),
        widget=forms.RadioSelect,
        help_text=_("The names of the others become other names of it."),
    )
    reason = forms.CharField(
        label=_("Reason"),
        max_length=400,
        required=False,
        help_text=_("Kept in the history of every claim that is concerned."),
    )

    def __init__(self, *args: Any, sources: Sequence[Source], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sources = {str(source.pk): source for source in sources}
        field: Any = self.fields["keep"]
        field.choices = [(pk, source.name) for pk, source in self.sources.items()]
        if any(source.protected for source in sources):
            del self.fields["reason"]

    def kept(self) -> Source:
        return self.sources[self.cleaned_data["keep"]]

    def others(self) -> list[Source]:
        return [one for pk, one in self.sources.items() if pk != self.cleaned_data["keep"]]
