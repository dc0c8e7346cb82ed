"""The form that somebody outside fills in; nobody is logged in, and no cookie is set."""

from __future__ import annotations

import unicodedata
from typing import Any

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from factcheck.choices import Says
from factcheck.models import Question

_SIGNER = signing.Signer(salt="factcheck.reply")
_ALLOWED = "\n\r\t"


class PlainTextField(forms.CharField):
    """Text without characters that nobody sees; what was typed comes back without them."""

    def run_validators(self, value: Any) -> None:
        if value != _visible(value):
            raise ValidationError(
                _(
                    "There were characters that cannot be kept: look at the text, then send it again."
                )
            )
        super().run_validators(value)

    def prepare_value(self, value: Any) -> Any:
        return _visible(value) if isinstance(value, str) else value


class ReplyForm(forms.Form):
    """Right, or wrong: what, where and why. `seal` says that the form came from our own page."""

    says = forms.ChoiceField(
        label=_("Is this right?"),
        choices=[(Says.RIGHT.value, _("It is right.")), (Says.WRONG.value, _("It is wrong."))],
        widget=forms.RadioSelect,
    )
    what = PlainTextField(
        label=_("If it is wrong: what is wrong?"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    place = PlainTextField(
        label=_("Where: which word or figure?"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    why = PlainTextField(
        label=_("Why, and by which source?"),
        max_length=1000,
        required=False,
        help_text=_("You may answer this also when it is right."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    name = PlainTextField(label=_("Your name"), max_length=120)
    function = PlainTextField(label=_("Your function"), max_length=120)
    terms = forms.ChoiceField(
        label=_("May we name you?"),
        choices=[
            ("named", _("Yes: you may publish my answer with my name and function.")),
            ("unnamed", _("No: my answer is for the newsroom only.")),
        ],
        widget=forms.RadioSelect,
    )
    # People do not see it; what fills in every field does.
    website = forms.CharField(required=False, label=_("Leave this field empty"))
    seal = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, question: Question, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._seal = _SIGNER.sign(question.token_hash)
        self.initial["seal"] = self._seal
        self.fields["website"].widget.attrs |= {"tabindex": "-1", "autocomplete": "off"}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("website") or not self._is_sealed(cleaned.get("seal", "")):
            raise ValidationError(
                _("This did not come from the page itself. Open your link anew and send it again.")
            )
        if cleaned.get("says") == Says.WRONG:
            for field in ("what", "place", "why"):
                if field in cleaned and not cleaned[field]:
                    self.add_error(field, _("Say this too: we cannot check it otherwise."))
        return cleaned

    def _is_sealed(self, seal: str) -> bool:
        try:
            return _SIGNER.unsign(seal) == _SIGNER.unsign(self._seal)
        except signing.BadSignature:
            return False

    def reply(self) -> dict[str, Any]:
        """What `annotating.reply` is told."""
        given = {name: self.cleaned_data[name] for name in ("says", "what", "place", "why")}
        # On one line: they become part of a title.
        who = {name: " ".join(self.cleaned_data[name].split()) for name in ("name", "function")}
        return {**given, **who, "may_be_named": self.cleaned_data["terms"] == "named"}


def _visible(text: str) -> str:
    """Without control characters, marks of direction and halves of characters."""
    return "".join(
        c for c in text if c in _ALLOWED or unicodedata.category(c) not in ("Cc", "Cf", "Cs")
    )
