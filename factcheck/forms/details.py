"""The fields that the kind of a claim adds, as a form to mix into others."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from django import forms
from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext_lazy as _

from factcheck import annotating
from factcheck.choices import Approximation, Kind, Language, Record, SourceKind
from factcheck.forms.fields import DayField, NumberField
from factcheck.forms.sources import SourceNameField
from factcheck.models import Detail, Source


class DetailForm(forms.Form):
    """Base: `names` are the fields of the kind's row, `party` the one that is a source's name.

    `held` is the row as it stands, None for a new claim. `language` is the article's.
    """

    names: tuple[str, ...] = ()
    party = ""
    party_kind: str = SourceKind.PERSON

    def __init__(
        self, *args: Any, language: str, held: Detail | None = None, **kwargs: Any
    ) -> None:
        self.held = held
        kwargs["initial"] = {**self._initial(held), **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if isinstance(field, NumberField):
                field.language = language

    def detail(
        self, user: AbstractBaseUser, named: Callable[..., Source | None] = annotating.source_named
    ) -> dict[str, Any]:
        """What `annotating` takes as the detail. May write a new source: call it in a transaction.

        `named` finds the source of a name instead, or makes it.
        """
        values = {name: self.cleaned_data[name] for name in self.names}
        values[self.party] = self._source(values[self.party], user, named)
        return values

    def detail_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.names]

    def _source(
        self, name: str, user: AbstractBaseUser, named: Callable[..., Source | None]
    ) -> Source | None:
        return named(name, user=user, kind=self.party_kind, keep=self._kept())

    def _kept(self) -> Source | None:
        return getattr(self.held, self.party) if self.held else None

    def _initial(self, held: Detail | None) -> dict[str, Any]:
        if held is None:
            return {}
        values = {name: getattr(held, name) for name in self.names}
        party = values[self.party]
        return {**values, self.party: party.name if party else ""}


class FigureForm(DetailForm):
    names = (
        "value",
        "value_high",
        "approximation",
        "unit",
        "period",
        "measure",
        "attributed_to",
    )
    party = "attributed_to"
    party_kind = SourceKind.ORGANIZATION

    value = NumberField(label=_("Value"), required=False)
    value_high = NumberField(label=_("Upper end of the range"), required=False)
    approximation = forms.ChoiceField(
        label=_("Approximation"),
        choices=Approximation.choices,
        initial=Approximation.EXACT,
        required=False,
    )
    unit = forms.CharField(
        label=_("Unit"),
        max_length=80,
        required=False,
        help_text=_("A currency code, %, a unit, or what is counted."),
    )
    period = forms.CharField(
        label=_("Date or period"),
        max_length=60,
        required=False,
        help_text=_("ISO form: 2021-02-14, 2015/2020-10."),
    )
    measure = forms.CharField(
        label=_("What is measured"),
        max_length=200,
        required=False,
        help_text=_("For example: people whose data leaked."),
    )
    attributed_to = SourceNameField(
        label=_("Attributed to"),
        required=False,
        help_text=_("Who gives the figure, when it is not the newsroom itself."),
    )

    def clean_approximation(self) -> str:
        return self.cleaned_data["approximation"] or Approximation.EXACT

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or self.cleaned_data
        low, high = cleaned.get("value"), cleaned.get("value_high")
        if high is not None and "value" in cleaned and (low is None or high < low):
            self.add_error("value_high", _("The upper end must not be below the value."))
        return cleaned


class QuoteForm(DetailForm):
    names = (
        "speaker",
        "cue",
        "verbatim",
        "said_on",
        "channel",
        "original",
        "original_language",
    )
    party = "speaker"

    speaker = SourceNameField(label=_("Speaker"), required=False)
    cue = forms.CharField(
        label=_("Cue"),
        max_length=80,
        required=False,
        help_text=_("The verb of saying as it stands: “a déclaré”."),
    )
    verbatim = forms.BooleanField(label=_("Word for word"), required=False, initial=True)
    said_on = DayField(label=_("Said on"), required=False)
    channel = forms.CharField(
        label=_("Channel"),
        max_length=120,
        required=False,
        help_text=_("Interview, press release, tweet."),
    )
    original = forms.CharField(
        label=_("Original wording"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    original_language = forms.ChoiceField(
        label=_("Language of the original"),
        choices=[("", _("not stated")), *Language.choices],
        required=False,
    )


class SourceForm(DetailForm):
    names = ("source", "role", "record")
    party = "source"

    source = SourceNameField(label=_("Named source"), required=False)
    role = forms.CharField(
        label=_("Role"),
        max_length=200,
        required=False,
        help_text=_("As the article gives it: deputy director."),
    )
    record = forms.ChoiceField(
        label=_("On what terms"), choices=Record.choices, initial=Record.ON, required=False
    )

    def clean_record(self) -> str:
        return self.cleaned_data["record"] or Record.ON


DETAIL_FORMS: Mapping[str, type[DetailForm]] = MappingProxyType(
    {Kind.FIGURE: FigureForm, Kind.QUOTE: QuoteForm, Kind.SOURCE: SourceForm}
)
