from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from factcheck.choices import Channel, Record, Reply
from factcheck.forms.fields import MomentField
from factcheck.forms.sources import SourceNameField
from factcheck.models import Contact


class ContactForm(forms.Form):
    """Whom somebody asked, and what came of it.

    No draft of it is kept in the browser: it may be what nobody else may read.
    """

    who = SourceNameField(
        label=_("Who was asked"),
        help_text=_("A name that the desk does not know stays in this entry."),
    )
    at = MomentField(label=_("When"), help_text=_("Not in the future."))
    channel = forms.ChoiceField(label=_("How"), choices=Channel.choices)
    record = forms.ChoiceField(
        label=_("On what terms"),
        choices=Record.choices,
        widget=forms.RadioSelect,
        help_text=_(
            "What is not on the record is seen by you, the keepers of the source and the chiefs."
        ),
    )
    question = forms.CharField(
        label=_("What was asked"), max_length=4000, widget=forms.Textarea(attrs={"rows": 3})
    )
    reply = forms.ChoiceField(label=_("Reply"), choices=Reply.choices, widget=forms.RadioSelect)
    answer = forms.CharField(
        label=_("The answer, word for word"),
        max_length=8000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def clean_at(self) -> object:
        at = self.cleaned_data["at"]
        if at > timezone.now():
            raise ValidationError(_("Say when it was: a time that has passed."))
        return at

    def contact(self) -> Contact:
        """The entry, unsaved: `annotating.log_contact` finds out who is meant."""
        values = {name: value for name, value in self.cleaned_data.items() if name != "who"}
        return Contact(name=self.cleaned_data["who"], **values)


def said_in(contact: Contact) -> dict[str, object]:
    """What a form that corrects an entry begins with."""
    names = ("who", "at", "channel", "record", "question", "reply", "answer")
    return {name: getattr(contact, name) for name in names}
