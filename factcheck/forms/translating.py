"""What a verdict says in another language, as somebody types it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from factcheck.models import Translation, Verdict
from factcheck.publishing import Words


class TranslationForm(forms.Form):
    """`version` and `of` are the translation and the original that the person was looking at.

    `held` is what the form starts from, of this verdict or of an earlier one.
    """

    version = forms.CharField(required=False, widget=forms.HiddenInput)
    of = forms.CharField(required=False, widget=forms.HiddenInput)
    title = forms.CharField(
        label=_("Statement"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3, "data-draft": "title"}),
    )
    summary = forms.CharField(
        label=_("Public summary"),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 4, "data-draft": "summary"}),
    )
    explanation = forms.CharField(
        label=_("How we know"),
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 8, "data-draft": "explanation"}),
    )

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        verdict: Verdict,
        held: Translation | None,
        language: str,
        version: int,
        of: str,
    ) -> None:
        initial: dict[str, Any] = {"version": version, "of": of}
        if held is not None:
            initial |= {name: getattr(held, name) for name in ("title", "summary", "explanation")}
        super().__init__(data, initial=initial)
        if not verdict.explanation.strip():
            del self.fields["explanation"]
        for field in self.fields.values():
            field.widget.attrs["lang"] = language

    def words(self) -> Words:
        values = self.cleaned_data
        return Words(values["title"], values["summary"], values.get("explanation", ""))


class UnsignForm(forms.Form):
    """Why a translation is no longer signed off."""

    version = forms.CharField(required=False, widget=forms.HiddenInput)
    reason = forms.CharField(
        label=_("Reason"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_(
            "It stays in the history. Readers lose the translation with the next publication."
        ),
    )

    def __init__(self, *, version: int) -> None:
        super().__init__(initial={"version": version}, auto_id="id_unsign_%s")
