"""What is done with several claims of the queue at once, and keeping its filters under a name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.utils.translation import gettext_lazy as _

from factcheck.bookmarks import LONGEST
from factcheck.forms.fields import MomentField
from factcheck.forms.people import name_of

NOBODY = "nobody"
# What one press of a button may change; the rest stays selected.
MOST_AT_ONCE = 100


class AssignManyForm(forms.Form):
    """Who and by when; what is left empty stays as it is on each claim."""

    assignee = forms.ChoiceField(label=_("Assign to"), required=False)
    due = MomentField(
        label=_("Due"), required=False, help_text=_("Empty: each claim keeps its own.")
    )

    def __init__(self, *args: Any, people: Iterable[User], **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "id_assign_%s", **kwargs})
        self.people = {str(one.pk): one for one in people}
        named = [(pk, name_of(one)) for pk, one in self.people.items()]
        self.fields["assignee"].choices = [  # type: ignore[attr-defined]  # a plain Field has none for the type checker
            ("", _("as it is")),
            (NOBODY, _("nobody")),
            *named,
        ]

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or self.cleaned_data
        if not self.errors and not cleaned.get("assignee") and not cleaned.get("due"):
            self.add_error("assignee", _("Choose a person, a due date, or both."))
        return cleaned

    def changes(self) -> dict[str, Any]:
        """What `annotating.assign_claim` is to be told, as far as it is the same for every claim."""
        who, due = self.cleaned_data["assignee"], self.cleaned_data["due"]
        changes: dict[str, Any] = {"due": due} if due else {}
        if who:
            changes["assignee"] = self.people.get(who)
        return changes


class SendBackManyForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("The same for each of them; it stays in the history."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "id_send_back_%s", **kwargs})


class SavedFilterForm(forms.Form):
    """A name for filters, and whether others see them. `taken`: it can replace what has the name."""

    taken = False
    name = forms.CharField(label=_("Name"), max_length=LONGEST)
    shared = forms.BooleanField(
        label=_("Share with the desk"),
        required=False,
        help_text=_("Everybody sees the name and finds the claims that they may see."),
    )
    version = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)


def picked(values: Sequence[str]) -> Mapping[int, int]:
    """Ids of the claims that were selected, with the version of each row: from "17.3", "18.1"."""
    pairs = [value.partition(".") for value in values]
    return {
        int(pk): int(version)
        for pk, _dot, version in pairs
        if _is_number(pk) and _is_number(version)
    }


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 10
