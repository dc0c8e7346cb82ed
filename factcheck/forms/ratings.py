from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms

from factcheck.choices import Kind
from factcheck.models import Rating

if TYPE_CHECKING:
    OfRating = forms.ModelForm[Rating]
else:
    # The type parameter is known to the type checker only.
    OfRating = forms.ModelForm


class RatingForm(OfRating):
    """A label of the newsroom's scale, as a chief fills it in."""

    class Meta:
        model = Rating
        fields = (
            "slug",
            "outcome",
            "value",
            "position",
            "active",
            "label_fr",
            "label_en",
            "definition_fr",
            "definition_en",
            *(f"days_{kind}" for kind in Kind.values),
        )
