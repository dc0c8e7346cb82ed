"""How each database takes very many rows: COPY on PostgreSQL, executemany on SQLite."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction

from factcheck import ledger, pagestore
from factcheck.management.loading.bare import without_indexes
from factcheck.management.loading.tables import Row, Table
from factcheck.models import PublicFact, bulk, triggers
from factcheck.search import engine

# "A claim starts to check": a load writes claims beside their verdicts instead of after them, and
# looks before it ends that each status follows from one.
_STARTS = "factcheck_claim_status_insert"
_CLAIMS = "factcheck_claim"
_FACTS = PublicFact._meta.db_table

# What the ledger ends with: its last number and hash.
End = tuple[int, str]
_Block = Sequence[tuple[str, Sequence[str], list[Row]]]


class MeanwhileError(Exception):
    """Somebody worked at the desk between two blocks."""


@contextmanager
def storing(tables: Sequence[Table], end: End) -> Iterator[Callable[[End], None]]:
    """A function that stores what stands in the tables; `end` is where the ledger ends by then.

    PostgreSQL: all is one transaction, in which the tables are locked and have no indexes; nobody
    may use the connection until the context ends. SQLite: each block is a transaction.
    """
    if connection.vendor == "postgresql":
        with transaction.atomic(), _without_trigger(), without_indexes([t.name for t in tables]):
            copies = _Copies(tables)
            try:
                yield copies
            finally:
                copies.wait()
            ledger.move_head(*copies.end)
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA cache_size = -400000")
    yield _Inserts(tables, end)


@contextmanager
def _without_trigger() -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {_CLAIMS} DISABLE TRIGGER {_STARTS}")
        yield
        cursor.execute(f"ALTER TABLE {_CLAIMS} ENABLE TRIGGER {_STARTS}")


class _Copies:
    """Sends a block while the next one is made."""

    def __init__(self, tables: Sequence[Table]) -> None:
        self._tables = tables
        self._pool = ThreadPoolExecutor(max_workers=1)
        self._sent: Future[None] | None = None
        self.end: End = (0, "")

    def __call__(self, end: End) -> None:
        block = [(table.name, table.columns, table.taken()) for table in self._tables]
        self.end = end
        self.wait()
        self._sent = self._pool.submit(_copy, connection.connection, block)

    def wait(self) -> None:
        if self._sent is not None:
            sent, self._sent = self._sent, None
            sent.result()


def _copy(raw: Any, block: _Block) -> None:
    with raw.cursor() as cursor:
        for name, columns, rows in block:
            bulk.copy_in(cursor, name, columns, rows)


class _Inserts:
    """A transaction for each block."""

    def __init__(self, tables: Sequence[Table], end: End) -> None:
        self._tables, self._end = tables, end

    def __call__(self, end: End) -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            head = ledger.hold()
            if (head.sequence, head.hash) != self._end:
                raise MeanwhileError
            cursor.execute(f"DROP TRIGGER {_STARTS}")
            for table in self._tables:
                if table.name == _FACTS:
                    engine.put(table.columns, table.taken())
                else:
                    bulk.put(table.name, table.columns, table.taken())
            triggers.install(connection)
            ledger.move_head(*end)
            pagestore.touch_everything()
        self._end = end
