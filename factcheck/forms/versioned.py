from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict

from factcheck.models import Article, Claim

# Of two versions of a field, the one to keep; posted as "keep-" and the name of the field.
KEEP, THEIRS, MINE = "keep-", "theirs", "mine"


class VersionedForm(forms.Form):
    """A form about a claim that carries the version of it that the person was looking at.

    Bound again, it keeps the version that was posted, so that mending a mistake cannot pass over
    what somebody else saved in between.
    """

    version = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, claim: Claim, **kwargs: Any) -> None:
        self.claim = claim
        kwargs["initial"] = {**(kwargs.get("initial") or {}), "version": claim.version}
        super().__init__(*args, **kwargs)


def on_top_of(data: QueryDict, row: Article | Claim) -> QueryDict:
    """What was posted, to be saved after all on top of the row as it is now."""
    data = data.copy()
    data["version"] = str(row.version)
    return data


def chosen(data: QueryDict, *saved: forms.Form) -> QueryDict:
    """What was posted, with the saved value wherever the person chose theirs.

    `saved` are unbound forms of the same names. They hold what is saved at this moment: what was
    shown to the person, as long as the version that comes with the data is still the last. A
    disabled field reads nothing of what is posted, so nothing is chosen there.
    """
    data = data.copy()
    for form in saved:
        for field in form.visible_fields():
            if data.get(f"{KEEP}{field.html_name}") == THEIRS:
                data.setlist(field.html_name, _posted(field))
    return data


def _posted(bound: forms.BoundField) -> list[str]:
    """What a browser would send for the field as it stands."""
    value, field = bound.value(), bound.field
    if isinstance(field, forms.BooleanField):
        return ["on"] if value else []
    if isinstance(field, forms.ModelMultipleChoiceField | forms.MultipleChoiceField):
        return [str(one) for one in value or []]
    if isinstance(field, forms.ChoiceField):
        return ["" if value is None else str(value)]
    return [str(field.widget.format_value(value) or "")]
