"""Forms of public pages, where nobody is logged in and no cookie is set.

The token is sealed by us, and says that a form came from our own page, for one purpose: it stands
where Django's own would. What people do not see and what fills in every field does is the trap.
"""

from __future__ import annotations

import unicodedata
from datetime import timedelta
from typing import Any

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _

from factcheck.forms.fields import WebAddressField

_SIGNER = signing.TimestampSigner(salt="factcheck.sealed")
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


class PlainAddressField(PlainTextField, WebAddressField):
    """An address of the web, to read: it too holds nothing that nobody sees."""


class FreshField(forms.CharField):
    """Begins anew whenever the form is shown: a form that was open for long can be sent again, and
    what a password manager put into a trap locks nobody out."""

    def bound_data(self, data: Any, initial: Any) -> Any:
        return initial


class SealedForm(forms.Form):
    """`purpose` is what the form is for; a seal of another purpose, or an old one, is refused."""

    LASTS: timedelta | None = None
    # What is said then, in the language of the page.
    NOT_OURS: Any = ""

    website = FreshField(required=False, label=_("Leave this field empty"))
    token = FreshField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, purpose: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.purpose = purpose
        self.initial["token"] = _SIGNER.sign(f"{purpose}:{get_random_string(16)}")
        self.fields["website"].widget.attrs |= {"tabindex": "-1", "autocomplete": "off"}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("website") or not self._is_sealed(cleaned.get("token", "")):
            raise ValidationError(self.NOT_OURS)
        return cleaned

    def _is_sealed(self, seal: str) -> bool:
        try:
            known = _SIGNER.unsign(seal, max_age=self.LASTS)
        except signing.BadSignature:
            return False
        return known.rpartition(":")[0] == self.purpose


def _visible(text: str) -> str:
    """Without control characters, marks of direction and halves of characters."""
    return "".join(
        c for c in text if c in _ALLOWED or unicodedata.category(c) not in ("Cc", "Cf", "Cs")
    )
