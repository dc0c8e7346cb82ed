"""Rows of one table as plain values, in the order of columns that a database can take at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import connection
from django.db.models import Model

Row = tuple[Any, ...]


class Table:
    """Rows of a model, as they are stored: some columns differ, the others hold their default.

    Values are those of the database: text, numbers, None; a moment as text in UTC.
    """

    def __init__(self, model: type[Model], differing: str, **same: Any) -> None:
        self.name = model._meta.db_table
        fields = {
            field.attname: field
            for field in model._meta.local_concrete_fields
            if not getattr(field, "generated", False)
        }
        names = differing.split()
        rest = [name for name in fields if name not in names]
        self.columns: Sequence[str] = [str(fields[name].column) for name in (*names, *rest)]
        self._same: Row = tuple(
            fields[name].get_db_prep_save(
                same.get(name, fields[name].get_default()), connection=connection
            )
            for name in rest
        )
        self.rows: list[Row] = []

    def add(self, *values: Any) -> None:
        self.rows.append(values + self._same)

    def taken(self) -> list[Row]:
        """The rows so far, which are then forgotten."""
        rows, self.rows = self.rows, []
        return rows
