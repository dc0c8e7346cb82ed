"""Tables of PostgreSQL without what makes each row slow, for one transaction that puts it back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from django.db import connection

# Foreign keys and uniqueness; keys only where nothing refers to them, as of postings.
_CONSTRAINTS = """
    SELECT conrelid::regclass::text, quote_ident(conname), pg_get_constraintdef(oid)
    FROM pg_constraint c WHERE conrelid = ANY(%s::regclass[]) AND (contype IN ('f', 'u')
        OR contype = 'p' AND cardinality(conkey) > 1)
    ORDER BY contype = 'f' DESC, conrelid::regclass::text, conname"""
_INDEXES = """
    SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index
    WHERE indrelid = ANY(%s::regclass[]) AND NOT indisprimary AND NOT EXISTS (
        SELECT 1 FROM pg_constraint WHERE conindid = indexrelid AND contype IN ('u', 'p'))
    ORDER BY indexrelid"""


@contextmanager
def without_indexes(tables: Sequence[str]) -> Iterator[None]:
    """Inside of a transaction: it locks the tables, and whatever breaks it brings everything back.

    What is put back is checked over all rows.
    """
    with connection.cursor() as cursor:
        # What waits to be checked until the end keeps a table from being altered.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(_CONSTRAINTS, [list(tables)])
        constraints = cursor.fetchall()
        cursor.execute(_INDEXES, [list(tables)])
        indexes = cursor.fetchall()
        for table, name, _definition in constraints:
            cursor.execute(f"ALTER TABLE {table} DROP CONSTRAINT {name}")
        for name, _definition in indexes:
            cursor.execute(f"DROP INDEX {name}")
        yield
        cursor.execute("SET LOCAL maintenance_work_mem = '512MB'")
        for _name, definition in indexes:
            cursor.execute(definition)
        # Foreign keys were dropped first, and come last.
        for table, name, definition in reversed(constraints):
            cursor.execute(f"ALTER TABLE {table} ADD CONSTRAINT {name} {definition}")
        # What comes in the same transaction may name a row that is yet to come, as ever.
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
