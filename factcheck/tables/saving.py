"""A row of a table onto a row of the desk that has one form and no verb of its own."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from django.db.models import Model
from django.forms.models import model_to_dict

from factcheck.tables.rows import Effect, Row, refuse_form


def put_on(
    form_class: Any,
    held: Model,
    row: Row,
    defaults: Mapping[str, Any] = MappingProxyType({}),
) -> Effect:
    """Judge the row by the form, on top of what is held, which then says what the row says."""
    names = list(form_class.base_fields)
    before = model_to_dict(held, names)
    is_new = held.pk is None
    given = {name: row[name] for name in row.given(names)}
    form = form_class({**before, **(defaults if is_new else {}), **given}, instance=held)
    refuse_form(form)
    if is_new:
        return Effect.CREATED
    same = all(form.cleaned_data[name] == before[name] for name in names)
    return Effect.UNCHANGED if same else Effect.UPDATED


def save_changes(
    form_class: Any,
    held: Model,
    row: Row,
    defaults: Mapping[str, Any] = MappingProxyType({}),
) -> Effect:
    """The same, and save it if anything is new."""
    effect = put_on(form_class, held, row, defaults)
    if effect is not Effect.UNCHANGED:
        held.save()
    return effect
