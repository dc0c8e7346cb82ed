"""Writing past the verbs, as somebody with a database shell would."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from factcheck.models import triggers

SQLITE = connection.vendor == "sqlite"


def raw(sql: str, *parameters: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchall() if cursor.description else []


@contextmanager
def refused(message: str = "") -> Iterator[None]:
    """The database refuses what happens inside, in a sentence that contains `message`."""
    with pytest.raises(DatabaseError, match=message or None), transaction.atomic():
        yield


@contextmanager
def without_triggers() -> Iterator[None]:
    """Whoever owns the tables can take the triggers away; the ledger must still tell."""
    check_now()
    triggers.remove(connection)
    try:
        yield
    finally:
        check_now()
        triggers.install(connection)


def check_now() -> None:
    """PostgreSQL neither alters nor empties a table whose foreign keys are still to be checked."""
    if not SQLITE:
        raw("SET CONSTRAINTS ALL IMMEDIATE")
