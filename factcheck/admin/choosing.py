"""Choosing related rows: only those that the person may see, and without losing the others."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, cast

from django import forms
from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple
from django.contrib.auth.models import User
from django.db import models
from django.forms import DateInput, DateTimeInput
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext_lazy as _

from factcheck import policy
from factcheck.admin.stock import StockChoice, StockForm
from factcheck.forms.fields import DayField, MomentField, WebAddressField
from factcheck.forms.people import PeopleField, PersonField
from factcheck.models import Article, Claim, Evidence, Source

VISIBLE: Mapping[type[models.Model], Callable[[policy.User], models.QuerySet[Any]]] = (
    MappingProxyType(
        {
            Article: policy.visible_articles,
            Claim: policy.visible_claims,
            Evidence: policy.visible_evidence,
            Source: policy.visible_sources,
        }
    )
)


def ids_of(values: list[str]) -> list[str]:
    """Those values that may be the id of a row: anything else would be an error of the database."""
    return [one for one in values if one.isascii() and one.isdigit() and len(one) < 19]


def called(row: models.Model) -> str:
    """What a row is called for somebody who may see it: `str` does not name who is protected."""
    if isinstance(row, Source):
        return row.name
    return row.title if isinstance(row, Evidence) else str(row)


class CalledField(StockChoice):
    """One row of those that the person may see."""

    def label_from_instance(self, obj: models.Model) -> str:
        return called(obj)


class OneByName(AutocompleteSelect):
    def optgroups(self, name: str, value: Any, attr: Any = None) -> Any:
        return super().optgroups(name, ids_of(value), attr)


class SomeByName(AutocompleteSelectMultiple):
    def optgroups(self, name: str, value: Any, attr: Any = None) -> Any:
        return super().optgroups(name, ids_of(value), attr)


class VisibleChoices:
    """For a ModelAdmin or an inline: fields that offer, and take, what `policy` lets be seen.

    Addresses are http or https; dates have the browser's own control, so no script is needed.
    """

    formfield_overrides: Any = {
        models.URLField: {"form_class": WebAddressField},
        models.DateTimeField: {
            "form_class": MomentField,
            "widget": DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        },
        models.DateField: {
            "form_class": DayField,
            "widget": DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        },
    }

    def formfield_for_foreignkey(
        self, db_field: Any, request: HttpRequest | None, **kwargs: Any
    ) -> Any:
        visible = VISIBLE.get(db_field.related_model)
        if visible is not None and request is not None:
            kwargs["queryset"] = visible(request.user)
            kwargs["form_class"] = CalledField
        if db_field.related_model is User:
            kwargs["form_class"] = PersonField
        if db_field.name in self.get_autocomplete_fields(request):  # type: ignore[attr-defined]  # the admin it is mixed into has it
            kwargs["widget"] = OneByName(db_field, self.admin_site)  # type: ignore[attr-defined]  # the admin it is mixed into has it
        return super().formfield_for_foreignkey(db_field, request, **kwargs)  # type: ignore[misc]  # the admin it is mixed into has it

    def formfield_for_manytomany(
        self, db_field: Any, request: HttpRequest | None, **kwargs: Any
    ) -> Any:
        if db_field.related_model is User:
            kwargs["form_class"] = PeopleField
        if db_field.name in self.get_autocomplete_fields(request):  # type: ignore[attr-defined]  # the admin it is mixed into has it
            kwargs["widget"] = SomeByName(db_field, self.admin_site)  # type: ignore[attr-defined]  # the admin it is mixed into has it
        return super().formfield_for_manytomany(db_field, request, **kwargs)  # type: ignore[misc]  # the admin it is mixed into has it


class UnlabelledInput(forms.HiddenInput):
    """A hidden field: the admin gives each field a label, which may lead to no field that is hidden."""

    def id_for_label(self, id_: str) -> str:
        return ""


class KeepsHiddenForm(StockForm):
    """A related row that the person may not see is not shown, cannot be changed, and stays."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.hidden: dict[str, Any] = {}
        for name, field in self.fields.items():
            if isinstance(field, forms.ModelChoiceField) and self._hides(name, field):
                self.hidden[name] = getattr(self.instance, name)
                self.initial[name] = None
                field.disabled, field.required = True, False
                field.help_text = _("It holds something that you may not see; it stays as it is.")

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or self.cleaned_data
        return {**cleaned, **self.hidden}

    def put(self, name: str, value: str) -> None:
        """Change what the form shows when it comes back."""
        data = cast(QueryDict, self.data).copy()
        data[name] = value
        self.data = data

    def _hides(self, name: str, field: Any) -> bool:
        """A related row that is held and not among the choices; one query for each that is held."""
        held = getattr(self.instance, f"{name}_id", None)
        return held is not None and not field.queryset.filter(pk=held).exists()
