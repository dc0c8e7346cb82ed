"""System checks over every entry of the admin: none may do what gets slow with a million rows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import flatten, flatten_fieldsets, get_fields_from_path
from django.core.checks import CheckMessage, Error, Tags, register
from django.db.models import CharField, ForeignKey, Index, ManyToManyField, Model, TextField

from factcheck.admin.base import DeskModelAdmin
from factcheck.admin.long_lists import WORDS, CappedPaginator
from factcheck.models import WORDED

MOST_ON_A_PAGE = 200
_EXACT = "__exact"


@register(Tags.admin)
def check_lists(site: admin.AdminSite | None = None, **kwargs: Any) -> list[CheckMessage]:
    """E020 to E026, see docs/configuration.md#lists-of-the-admin."""
    entries = (site or admin.site)._registry.values()  # noqa: SLF001 -- Django's own checks read it
    return [message for entry in entries for message in _of(entry)]


def _of(entry: Any) -> Iterator[CheckMessage]:
    if not isinstance(entry, DeskModelAdmin) or not issubclass(entry.paginator, CappedPaginator):
        yield _error(entry, 20, "counts all its rows", "Inherit DeskModelAdmin and its paginator.")
        return
    if entry.show_full_result_count:
        yield _error(entry, 20, "counts all its rows", "Leave show_full_result_count off.")
    yield from _options(entry)
    yield from _searches(entry)
    for place, name in _selects(entry):
        hint = "Name it in autocomplete_fields."
        yield _error(place, 25, f"offers every row for {name} in one select", hint)


def _options(entry: DeskModelAdmin) -> Iterator[CheckMessage]:
    if entry.date_hierarchy:
        yield _error(entry, 21, "has a date_hierarchy", "Offer a filter with fixed periods.")
    if entry.show_facets is not admin.ShowFacets.NEVER:
        yield _error(entry, 22, "counts facets", "Leave show_facets at NEVER.")
    if max(entry.list_per_page, entry.list_max_show_all) > MOST_ON_A_PAGE:
        hint = f"Keep list_per_page and list_max_show_all at {MOST_ON_A_PAGE} at most."
        yield _error(entry, 26, "shows very long pages", hint)
    for one in entry.list_filter:
        if _reads_the_table(entry, one):
            hint = "Give the field choices, or write a filter whose choices are fixed."
            yield _error(entry, 23, f"filters by {one}, whose values are read from rows", hint)


def _reads_the_table(entry: DeskModelAdmin, one: Any) -> bool:
    if callable(one):
        return False
    if isinstance(one, tuple | list):
        path, kind = str(one[0]), one[1]
        if not issubclass(kind, admin.ChoicesFieldListFilter):
            return issubclass(kind, admin.AllValuesFieldListFilter | admin.RelatedFieldListFilter)
    else:
        path = str(one)
    field: Any = get_fields_from_path(entry.model, path)[-1]
    return bool(field.is_relation) or (
        isinstance(field, CharField | TextField) and not field.choices
    )


def _searches(entry: DeskModelAdmin) -> Iterator[CheckMessage]:
    """Each column of a search is in an index, unless the rows are few or only the newest are read."""
    if entry.rows_are_few or entry.search_newest:
        return
    for name in entry.search_fields:
        if not _is_indexed(entry.model, name):
            hint = (
                f'Search by words ("{WORDS}", see factcheck.models.worded), by a whole value of an '
                "index (name__exact), or set rows_are_few or search_newest."
            )
            yield _error(entry, 24, f"searches {name}, which reads the whole table", hint)


def _is_indexed(model: type[Model], name: str) -> bool:
    if name.startswith(WORDS):
        path = name.removeprefix(WORDS)
        target: Any = get_fields_from_path(model, path)[-1].related_model if path else model
        return target._meta.concrete_model._meta.model_name in WORDED
    fields = get_fields_from_path(model, name.lstrip("^=").removesuffix(_EXACT))
    if name.endswith(_EXACT):
        return _leads_an_index(fields[-1])
    # The beginning of a name of few rows, which lead to these by their key.
    owner = admin.site._registry.get(fields[-1].model)  # noqa: SLF001
    return name.startswith("^") and len(fields) > 1 and bool(getattr(owner, "rows_are_few", False))


def _leads_an_index(field: Any) -> bool:
    if field.unique or field.db_index:
        return True
    indexes: list[Index] = field.model._meta.indexes
    return any(index.fields and index.fields[0] == field.name for index in indexes)


def _selects(entry: DeskModelAdmin) -> Iterator[tuple[Any, str]]:
    """Fields of the form, and of those inside it, that would list all rows they may point to."""
    if _has_form(entry):
        yield from _selects_of(entry, entry, entry.opts.get_fields())
    for inline in entry.inlines:
        if inline.max_num != 0:
            yield from _selects_of(inline, entry, inline.model._meta.get_fields())


def _has_form(entry: DeskModelAdmin) -> bool:
    kind = type(entry)
    return any(
        getattr(kind, name) is not getattr(DeskModelAdmin, name)
        for name in ("has_add_permission", "has_change_permission")
    )


def _selects_of(place: Any, entry: DeskModelAdmin, fields: Any) -> Iterator[tuple[Any, str]]:
    shown: Any = place.fields or (place.fieldsets and flatten_fieldsets(place.fieldsets))
    names = set(flatten(shown)) if shown else None
    aside = {*place.autocomplete_fields, *place.raw_id_fields, *place.readonly_fields}
    for field in fields:
        if not isinstance(field, ForeignKey | ManyToManyField) or not field.editable:
            continue
        owner = admin.site._registry.get(field.related_model)  # noqa: SLF001
        is_few = bool(getattr(owner, "rows_are_few", False))
        if not is_few and field.name not in aside and (names is None or field.name in names):
            yield place, field.name


def _error(entry: Any, number: int, what: str, hint: str) -> Error:
    place = (
        f"{entry.__module__}.{entry.__name__ if isinstance(entry, type) else type(entry).__name__}"
    )
    return Error(f"{place} {what}.", hint=hint, obj=place, id=f"factcheck.E0{number}")
