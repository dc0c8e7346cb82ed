"""Working on a claim in the admin. The row is held while the form is judged, so nothing moves."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.utils.formats import localize
from django.utils.translation import gettext as _

from factcheck import policy
from factcheck.admin.choosing import KeepsHiddenForm, UnlabelledInput
from factcheck.forms.people import name_of
from factcheck.models import Claim

OWN = ("statement", "risk", "assignee", "due")


class WorkForm(KeepsHiddenForm):
    """Changing a claim. `seen` is the version that the person was looking at.

    When somebody else was faster, the form comes back with everything typed and, beside each
    field that differs, what it says now; saving again is then a decision.
    """

    seen = forms.CharField(required=False, widget=UnlabelledInput)

    class Meta:
        model = Claim
        fields = OWN

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["seen"] = str(self.instance.version)

    def clean_assignee(self) -> User | None:
        assignee: User | None = self.cleaned_data["assignee"]
        changed = assignee is not None and assignee.pk != self.instance.assignee_id
        if assignee is not None and changed and not policy.can_view_claim(assignee, self.instance):
            raise forms.ValidationError(_("This person cannot see the article."))
        return assignee

    def clean(self) -> dict[str, Any] | None:
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
        for name in OWN:
            typed, held = cleaned.get(name), getattr(self.instance, name)
            if name in self.fields and name in cleaned and typed != held:
                self.add_error(name, _("Now: %(value)s") % {"value": self._as_words(name, held)})
            elif name == "statement" and name not in self.fields and self.data.get(name):
                # The claim is no longer to check, so its field is gone; the words are not.
                self.add_error(None, _("You typed: “%(words)s”") % {"words": self.data[name]})
        self.put("seen", str(self.instance.version))

    def _as_words(self, name: str, held: Any) -> str:
        if name == "risk":
            return str(self.instance.get_risk_display())
        if held is None:
            return _("nothing")
        return name_of(held) if isinstance(held, User) else str(localize(held))
