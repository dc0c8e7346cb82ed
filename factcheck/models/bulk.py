"""Many new rows at once, the way that each database takes them fastest.

What the rows hold is what saving them one by one would write: every constraint and trigger looks at
each of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection
from django.db.models import Model

# Below so many a single INSERT is as fast, and can be read in a log of statements.
_FEW = 8


def insert(rows: Sequence[Model]) -> None:
    """Store new rows of one model in their order; each has its id then.

    Within a transaction. What they refer to must have its id before, when they are made.
    """
    if not rows:
        return
    model = type(rows[0])
    if len(rows) < _FEW:
        model._default_manager.bulk_create(rows)  # noqa: SLF001 -- public under another name
        return
    unnumbered = [row for row in rows if row.pk is None]
    for row, pk in zip(unnumbered, numbers(model, len(unnumbered)), strict=True):
        row.pk = pk
    fields = [f for f in model._meta.local_concrete_fields if not getattr(f, "generated", False)]
    put(
        model._meta.db_table,
        [str(field.column) for field in fields],
        (
            [f.get_db_prep_save(f.pre_save(row, True), connection=connection) for f in fields]
            for row in rows
        ),
    )
    for row in rows:
        # As Django leaves a row that it has stored.
        row._state.adding, row._state.db = False, connection.alias  # noqa: SLF001


def numbers(model: type[Model], count: int) -> Sequence[int]:
    """So many ids that no row of the model has or has had, for rows of this transaction."""
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
                [table, count],
            )
            return [pk for (pk,) in cursor.fetchall()]
        # The transaction is the only one that writes. A row with an id of its own moves what the
        # database counts from, as any other does.
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        last = (cursor.fetchone() or (0,))[0]
        return range(last + 1, last + count + 1)


def put(table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Rows of values as the database keeps them: COPY on PostgreSQL, `executemany` on SQLite."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with connection.wrap_database_errors:
                copy_in(cursor, table, columns, rows)
            return
        blanks = ", ".join(["%s"] * len(columns))
        cursor.executemany(
            f"INSERT INTO {table} ({_listed(columns)}) VALUES ({blanks})",  # noqa: S608 -- names of ours
            list(rows),
        )


def copy_in(cursor: Any, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """COPY through a cursor of PostgreSQL, which may be the driver's own."""
    with cursor.copy(f"COPY {table} ({_listed(columns)}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


def _listed(columns: Sequence[str]) -> str:
    return ", ".join(map(connection.ops.quote_name, columns))
