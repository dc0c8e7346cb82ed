"""A source: by its name, as text with suggestions, and what the desk knows of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

from factcheck import policy
from factcheck.forms.fields import WebAddressField
from factcheck.models import Source

if TYPE_CHECKING:
    OfSource = forms.ModelForm[Source]
else:
    # The type parameter is known to the type checker only.
    OfSource = forms.ModelForm

MAX_NAME = 200
# The browser's suggestions; beyond it people type the name, which is found all the same.
MAX_SUGGESTIONS = 200
DATALIST = "source-names"


class SourceNameField(forms.CharField):
    """The name of a source as text, with suggestions from `desk/_source_names.html`.

    Its value is a name: the view turns it into a row with `annotating.source_named`, in the
    transaction that saves the rest.
    """

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", MAX_NAME)
        control = forms.TextInput(attrs={"list": DATALIST, "autocomplete": "off"})
        super().__init__(**{"widget": control, **kwargs})


def source_names(user: policy.User) -> list[str]:
    """Names to suggest: sources that this person may see; one query."""
    sources = policy.visible_sources(user).order_by("name").only("name", "aliases", "secret")
    names = [one.name for one in sources[:MAX_SUGGESTIONS] if not one.is_unreadable]
    return sorted(dict.fromkeys(names))


class SourceForm(OfSource):
    """What anybody at the desk may know of a source: nothing about its protection."""

    class Meta:
        model = Source
        fields = ("name", "kind", "aliases", "description", "url", "wikidata_id")
        field_classes = {"url": WebAddressField}
