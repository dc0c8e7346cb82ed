"""What the public list can be asked for, in the address."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.formats import number_format
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from factcheck.choices import Kind, Language, Outcome
from factcheck.filters.selects import PlainSelect
from factcheck.models import PublicFact, PublicFactQuerySet, Rating
from factcheck.search import CHOICES, Counts, fitting
from factcheck.terms import Asked, fold_words, read_query

FIRST_YEAR, LAST_YEAR = 1900, 2999
_ALL = _("all")
# So many sources can be chosen, those with the most facts; others are found by their name.
_MOST_SOURCES = 50


class WordsField(forms.CharField):
    """What was typed as a question; None where nothing was."""

    def clean(self, value: Any) -> Asked | None:
        text: str = super().clean(value)
        asked = read_query(text)
        if text and asked.is_empty:
            raise ValidationError(
                _("These words are in nearly every text, or are only signs: type another word.")
            )
        return asked if text else None


class SourceField(forms.CharField):
    """A name, whatever its case and accents."""

    widget = PlainSelect

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        # A list has no length that could be too much.
        return {}

    def clean(self, value: Any) -> str:
        return fold_words(super().clean(value))


class YearField(forms.IntegerField):
    widget = PlainSelect


class WordsFilter(django_filters.Filter):  # type: ignore[misc]  # untyped base
    field_class = WordsField


class ChoiceField(django_filters.fields.ChoiceField):  # type: ignore[misc]  # untyped base
    widget = PlainSelect


class ChoiceFilter(django_filters.ChoiceFilter):  # type: ignore[misc]  # untyped base
    field_class = ChoiceField


class SourceFilter(django_filters.Filter):  # type: ignore[misc]  # untyped base
    field_class = SourceField


class YearFilter(django_filters.Filter):  # type: ignore[misc]  # untyped base
    """A whole number; NumberFilter would also take 1e999999999 and try to write it out."""

    field_class = YearField


class FactFilter(django_filters.FilterSet):  # type: ignore[misc]  # untyped base
    """A value that cannot be read is left out, and its field says so."""

    q = WordsFilter(
        label=_("Words"),
        method="holding",
        max_length=200,
        help_text=_("“In quotation marks” together; word* for its beginning."),
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    outcome = ChoiceFilter(label=_("Outcome"), choices=Outcome.choices)
    rating = ChoiceFilter(label=_("Rating"))
    kind = ChoiceFilter(label=_("Kind"), choices=Kind.choices)
    language = ChoiceFilter(label=_("Language"), method="readable", choices=Language.choices)
    source = SourceFilter(label=_("Who said it"), max_length=200)
    year = YearFilter(label=_("Year"), min_value=FIRST_YEAR, max_value=LAST_YEAR)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Costs one query: the labels of the scale."""
        super().__init__(*args, **kwargs)
        language = get_language() or "fr"
        scale = Rating.objects.only("slug", "label_fr", "label_en").order_by("position", "id")
        choices = [(rating.slug, rating.label(language)) for rating in scale]
        self.filters["rating"].extra["choices"] = choices

    def holding(self, rows: QuerySet[PublicFact], name: str, asked: Asked) -> QuerySet[PublicFact]:
        return fitting(rows, asked)

    def readable(self, rows: PublicFactQuerySet, name: str, language: str) -> PublicFactQuerySet:
        return rows.readable_in(language)

    @property
    def asked(self) -> Asked | None:
        """What is searched for; None when only the list is asked for."""
        self.form.is_valid()
        asked: Asked | None = self.form.cleaned_data.get("q")
        return asked

    @property
    def chosen(self) -> dict[str, str]:
        """The other filters that are asked for and can be read."""
        self.form.is_valid()
        values = {name: self.form.cleaned_data.get(name) for name in CHOICES}
        return {name: str(value) for name, value in values.items() if value}

    def show(self, counts: Counts) -> None:
        """Say beside each choice how many facts it leaves."""
        for name in ("outcome", "rating", "kind", "language"):
            choices = [(str(v), str(label)) for v, label in self.filters[name].extra["choices"]]
            self._offer(name, choices, counts.choices[name])
        years = {year: year for year in {*counts.choices["year"], *self._typed("year")}}
        self._offer("year", sorted(years.items(), reverse=True), counts.choices["year"])
        self._offer("source", self._sources(counts), counts.choices["source"], fold=True)

    def label_of(self, name: str) -> tuple[str, str]:
        """A filter and the value that is chosen, in words."""
        field = self.form[name]
        value = field.value()
        labels = dict(getattr(self.filters[name], "extra", {}).get("choices", ()))
        return str(field.label), str(labels.get(value, value))

    def _sources(self, counts: Counts) -> list[tuple[str, str]]:
        """The names with the most facts, by the alphabet; what was typed among them."""
        by_count = sorted(counts.choices["source"].items(), key=lambda one: (-one[1], one[0]))
        names = {key: counts.names[key] for key, facts in by_count[:_MOST_SOURCES] if key and facts}
        names |= {fold_words(name): name for name in self._typed("source")}
        return [(name, name) for _key, name in sorted(names.items())]

    def _typed(self, name: str) -> list[str]:
        return [str(self.form.data[name]).strip()] if name in self.chosen else []

    def _offer(
        self,
        name: str,
        choices: Iterable[tuple[str, str]],
        counts: Mapping[str, int],
        *,
        fold: bool = False,
    ) -> None:
        offered: list[tuple[str, Any]] = [("", _ALL)]
        for value, label in choices:
            facts = counts.get(fold_words(value) if fold else value, 0)
            offered.append((value, f"{label} ({number_format(facts, force_grouping=True)})"))
        self.form.fields[name].widget.choices = offered
