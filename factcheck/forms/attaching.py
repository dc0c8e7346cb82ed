"""Where a claim's words are: pasted, then found."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from factcheck.anchoring import Occurrence, find
from factcheck.forms.marking import MAX_PLACES, NO_PLACE
from factcheck.forms.suggested import at_place, place_choices


class AttachForm(forms.Form):
    """`occurrence` is where the words are in `text`, once that is certain."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31)
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2**31)
    words = forms.CharField(
        label=gettext_lazy("Words of the text"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Paste them: their place is found for you."),
    )
    place = forms.CharField(
        label=gettext_lazy("Which one?"), required=False, widget=forms.RadioSelect
    )

    occurrence: Occurrence | None = None

    def __init__(self, *args: Any, text: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._text = text
        self.places: list[Occurrence] = []
        if not self.is_bound and self.initial.get("words"):
            self.places = find(text, self.initial["words"], limit=MAX_PLACES)
            self._offer()

    @property
    def asks_which(self) -> bool:
        return len(self.places) > 1

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or self.cleaned_data
        words = cleaned.get("words", "")
        if words:
            self._find(words, cleaned.get("place", ""))
        return cleaned

    def _find(self, words: str, chosen: str) -> None:
        self.places = find(self._text, words, limit=MAX_PLACES + 1)
        self.occurrence = at_place(self._text, words, chosen)
        if self.occurrence is not None:
            return
        if not self.places:
            self.add_error("words", ValidationError(NO_PLACE))
        elif len(self.places) == 1:
            self.occurrence = self.places[0]
        elif len(self.places) > MAX_PLACES:
            message = _(
                "These words are in more than %(count)d places: paste more of the sentence."
            )
            self.add_error("words", ValidationError(message % {"count": MAX_PLACES}))
            self.places = []
        else:
            self._offer()
            message = _("These words are in %(count)d places: choose the one that you mean.")
            self.add_error("place", ValidationError(message % {"count": len(self.places)}))

    def _offer(self) -> None:
        widget = cast(forms.RadioSelect, self.fields["place"].widget)
        widget.choices = place_choices(self._text, self.places)
