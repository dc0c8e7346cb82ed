from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict

from factcheck.models import Article, Claim


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
