"""Bringing an article in through the admin: its words as a text or a file."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import localize
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from factcheck.admin.choosing import KeepsHiddenForm, UnlabelledInput
from factcheck.forms.article import ACCEPTED, MAX_READ, SettingsForm
from factcheck.forms.fields import WebAddressField
from factcheck.forms.intake_errors import as_validation_error
from factcheck.forms.people import name_of
from factcheck.intake import Draft, IntakeError, format_of, read_article
from factcheck.models import Article

SETTINGS = SettingsForm.SETTINGS


class SettingsWorkForm(KeepsHiddenForm):
    """Changing the settings. `seen` is the version that the person was looking at."""

    seen = forms.CharField(required=False, widget=UnlabelledInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["seen"] = str(self.instance.version)

    def clean(self) -> dict[str, Any] | None:
        """A stale form comes back as it was typed, with what is saved now; sent again, it is saved."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("seen") != str(self.instance.version):
            self._show_both(cleaned)
        return cleaned

    def _show_both(self, cleaned: dict[str, Any]) -> None:
        self.add_error(
            None,
            _(
                "Somebody else was faster than you. Look at what changed, then save again if yours "
                "is still right."
            ),
        )
        for name in SETTINGS:
            held, typed = self._held(name), cleaned.get(name)
            same = set(held) == set(typed or ()) if name == "team" else held == typed
            if name in cleaned and not same:
                self.add_error(name, _("Now: %(value)s") % {"value": _in_words(held)})
        self.put("seen", str(self.instance.version))

    def _held(self, name: str) -> Any:
        return list(self.instance.team.all()) if name == "team" else getattr(self.instance, name)


def _in_words(held: Any) -> str:
    if isinstance(held, list):
        return ", ".join(name_of(member) for member in held) or _("nobody")
    if isinstance(held, bool):
        return _("yes") if held else _("no")
    return str(localize(held)) if held else _("nothing")


class NewArticleForm(KeepsHiddenForm):
    """`draft` is what intake made of the words."""

    headline = forms.CharField(
        label=gettext_lazy("Headline"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Leave it empty when the text begins with it."),
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )
    text = forms.CharField(
        label=gettext_lazy("Text"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 14, "class": "vLargeTextField"}),
    )
    file = forms.FileField(
        label=gettext_lazy("Or a file"),
        required=False,
        allow_empty_file=True,
        help_text=gettext_lazy(
            "Word (.docx), HTML, Markdown (.md) or plain text (.txt). Comments and footnotes "
            "become claims."
        ),
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
    )
    draft: Draft | None = None

    class Meta:
        model = Article
        fields = ("language", *SETTINGS)
        field_classes = {"source_url": WebAddressField}

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or self.cleaned_data
        if {"text", "file", "headline"} & self.errors.keys():
            return cleaned
        file, text = cleaned.get("file"), cleaned.get("text", "")
        if file and text:
            raise ValidationError({"file": _("Paste the text or choose a file, not both.")})
        try:
            self.draft = (
                read_article(
                    file.read(MAX_READ), format=format_of(file.name), headline=cleaned["headline"]
                )
                if file
                else read_article(text, headline=cleaned["headline"])
            )
        except IntakeError as error:
            self.add_error("file" if file else "text", as_validation_error(error))
        return cleaned
