"""Which rows a change holds, in the order in which it comes to hold them: PostgreSQL tells.

A row that a transaction locks or changes bears its number, so that no statement, a trigger's
either, is overlooked. What a change adds itself nobody else waits for: that is left aside.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.apps import apps
from django.contrib.auth.models import User
from django.db import connection, transaction

# The table, and the key as PostgreSQL writes it.
Row = tuple[str, str]


def _tables() -> Iterator[tuple[str, str]]:
    """Each table, with the columns of its key."""
    for model in (User, *apps.get_app_config("factcheck").get_models()):
        if not model._meta.proxy:
            yield model._meta.db_table, ", ".join(one.column for one in model._meta.pk_fields)


class Holding:
    """Of each transaction, the rows that were there before, in the order in which it held them."""

    def __init__(self) -> None:
        self.transactions: list[list[Row]] = []
        self._asking = False
        self._begin()

    def __call__(self, run: Callable[..., Any], *statement: Any) -> Any:
        done = run(*statement)
        if connection.in_atomic_block and not self._asking:
            self._note()
        return done

    def _begin(self) -> None:
        [first] = self._ask("SELECT pg_snapshot_xmax(pg_current_snapshot())")[0]
        self._query = " UNION ALL ".join(
            f"SELECT '{table}', ROW({key})::text, "  # noqa: S608 -- names of tables
            f"greatest(xmin::text::bigint, xmax::text::bigint) >= {first} FROM {table}"
            for table, key in _tables()
        )
        self._before = set(self._look())
        self._is_open = False

    def _note(self) -> None:
        if not self._is_open:
            self._is_open = True
            self.transactions.append([])
            transaction.on_commit(self._begin)
        now = self._look()
        # A row that is gone was held to take it away.
        fresh = sorted((row for row in self._before if now.get(row, True)), key=_place)
        self.transactions[-1] += fresh
        self._before -= set(fresh)

    def _look(self) -> dict[Row, bool]:
        rows = self._ask(self._query)
        return {(table.removeprefix("factcheck_"), key): held for table, key, held in rows}

    def _ask(self, query: str) -> list[Any]:
        self._asking = True
        with connection.cursor() as cursor:
            cursor.execute(query)
            rows: list[Any] = cursor.fetchall()
        self._asking = False
        return rows


def _place(row: Row) -> tuple[str, int, str]:
    """Numbers in their order."""
    return row[0], len(row[1]), row[1]


@contextmanager
def watching() -> Iterator[Holding]:
    holding = Holding()
    with connection.execute_wrapper(holding):
        yield holding
