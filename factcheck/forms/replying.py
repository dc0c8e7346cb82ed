"""The form that somebody outside fills in; nobody is logged in, and no cookie is set."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from factcheck.choices import Says
from factcheck.forms.sealed import PlainTextField, SealedForm
from factcheck.models import Question


class ReplyForm(SealedForm):
    """Right, or wrong: what, where and why."""

    NOT_OURS = _("This did not come from the page itself. Open your link anew and send it again.")

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

    def __init__(self, *args: Any, question: Question, **kwargs: Any) -> None:
        super().__init__(*args, purpose=question.token_hash, **kwargs)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("says") == Says.WRONG:
            for field in ("what", "place", "why"):
                if field in cleaned and not cleaned[field]:
                    self.add_error(field, _("Say this too: we cannot check it otherwise."))
        return cleaned

    def reply(self) -> dict[str, Any]:
        """What `annotating.reply` is told."""
        given = {name: self.cleaned_data[name] for name in ("says", "what", "place", "why")}
        # On one line: they become part of a title.
        who = {name: " ".join(self.cleaned_data[name].split()) for name in ("name", "function")}
        return {**given, **who, "may_be_named": self.cleaned_data["terms"] == "named"}
