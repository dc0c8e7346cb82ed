"""What the public list can be asked for, in the address."""

from __future__ import annotations

from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from factcheck.choices import Kind, Language, Outcome
from factcheck.models import FactPage, Rating
from factcheck.publishing import fold_words

# Each word is one comparison with the text of every page.
MOST_WORDS = 12
FIRST_YEAR, LAST_YEAR = 1900, 2999


class YearFilter(django_filters.Filter):  # type: ignore[misc]  # untyped base
    """A whole number; NumberFilter would also take 1e999999999 and try to write it out."""

    field_class = forms.IntegerField


class FactFilter(django_filters.FilterSet):  # type: ignore[misc]  # untyped base
    """A value that cannot be read is left out, and its field says so."""

    q = django_filters.CharFilter(label=_("Words"), method="holding", max_length=200)
    outcome = django_filters.ChoiceFilter(
        label=_("Outcome"), choices=Outcome.choices, empty_label=_("all")
    )
    rating = django_filters.ChoiceFilter(label=_("Rating"), empty_label=_("all"))
    kind = django_filters.ChoiceFilter(label=_("Kind"), choices=Kind.choices, empty_label=_("all"))
    language = django_filters.ChoiceFilter(
        label=_("Language"), choices=Language.choices, empty_label=_("all")
    )
    source = django_filters.CharFilter(
        label=_("Who said it"), field_name="source_name", lookup_expr="icontains", max_length=200
    )
    year = YearFilter(
        label=_("Year"),
        field_name="published_at",
        lookup_expr="year",
        min_value=FIRST_YEAR,
        max_value=LAST_YEAR,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Costs one query: the labels of the scale."""
        super().__init__(*args, **kwargs)
        language = get_language() or "fr"
        scale = Rating.objects.only("slug", "label_fr", "label_en").order_by("position", "id")
        choices = [(rating.slug, rating.label(language)) for rating in scale]
        self.filters["rating"].extra["choices"] = choices

    def holding(self, pages: QuerySet[FactPage], name: str, words: str) -> QuerySet[FactPage]:
        """Pages whose text holds every word, whatever its case and accents."""
        for word in list(dict.fromkeys(fold_words(words).split()))[:MOST_WORDS]:
            pages = pages.filter(search_text__contains=word)
        return pages
