"""What a reader writes to the newsroom: an error on a fact page, or a claim to check."""

from __future__ import annotations

import json
from datetime import timedelta
from hashlib import sha256
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from factcheck.choices import Wrong
from factcheck.forms.sealed import PlainAddressField, PlainTextField, SealedForm
from factcheck.reporting import Letter, read_receipt

NO_RECEIPT = _("There is no report of this number: check the number.")


class LetterForm(SealedForm):
    """What both have in common. Whoever has the seal of a form may send it for a day."""

    LASTS = timedelta(days=1)
    NOT_OURS = _(
        "This form was open for too long, or was filled in by a machine. What you wrote is still "
        "here: look at it and send it again."
    )

    email = forms.EmailField(
        label=_("Your e-mail address"),
        max_length=254,
        required=False,
        help_text=_(
            "Only if you want our answer by e-mail. It is used for nothing else, and deleted as soon "
            "as the answer was sent."
        ),
        # Django's own says another word for it in French.
        error_messages={"invalid": _("Write an e-mail address, as in name@example.org.")},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    def letter(self, language: str) -> Letter:
        """What `reporting.receive` is told."""
        given = {
            name: self.cleaned_data[name]
            for name in ("words", "place", "url", "wrong", "may_tell", "email")
            if name in self.cleaned_data
        }
        # Without the time in the seal: the same form has the same number in it.
        form = self.cleaned_data["token"].split(":")[:-2]
        sent = json.dumps([form, given], sort_keys=True)
        return Letter(language=language, fingerprint=sha256(sent.encode()).hexdigest(), **given)


class ReportForm(LetterForm):
    wrong = forms.ChoiceField(
        label=_("What is wrong?"), choices=Wrong.choices, widget=forms.RadioSelect
    )
    words = PlainTextField(
        label=_("In your words"),
        max_length=2000,
        help_text=_("What the page says there, and why that is wrong."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    place = PlainTextField(
        label=_("What should it say?"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    url = PlainAddressField(
        label=_("Address of a page or a document that shows it"),
        max_length=500,
        required=False,
        help_text=_("For example https://example.org/report.pdf"),
    )
    may_tell = forms.BooleanField(
        label=_("If the page is corrected, you may say that a reader told you, without a name."),
        required=False,
    )

    field_order = ["wrong", "words", "place", "url", "may_tell", "email"]


class SuggestionForm(LetterForm):
    words = PlainTextField(
        label=_("The claim, word for word"),
        max_length=2000,
        help_text=_("One sentence that can be right or wrong: a figure, a quote, a source."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    place = PlainTextField(
        label=_("Who said it, where and when?"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    url = PlainAddressField(
        label=_("Address where it can be read, seen or heard"),
        max_length=500,
        required=False,
        help_text=_("For example https://example.org/interview"),
    )

    field_order = ["words", "place", "url", "email"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not cleaned.get("place") and not cleaned.get("url") and not self.errors:
            self.add_error("place", _("Say this, or give an address: we have to find it."))
        return cleaned


class ReceiptForm(forms.Form):
    """Which report a reader asks for; it holds the number as it is kept."""

    number = PlainTextField(label=_("Receipt number"), max_length=60)

    def clean_number(self) -> str:
        known = read_receipt(self.cleaned_data["number"])
        if not known:
            raise ValidationError(NO_RECEIPT)
        return known
