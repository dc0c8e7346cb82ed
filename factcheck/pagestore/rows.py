"""The rows of the store and the end of the log, by plain cursors of the database's own driver.

Measured: the same read by the ORM takes ten times as long as everything else here.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import psycopg
from django.db import connection, transaction

from factcheck.pagestore.pages import Page, pack, unpack

# The advisory lock of PostgreSQL: exclusive for who changes pages, shared for who stores one.
FENCE = 0x7061_6765_7374
# More lines than this since the last look: everything may have changed.
MOST_LINES = 1000
# Readers do not wait for the one writer of SQLite: the page is stored another time.
_PATIENCE = 50

_READ = (
    "SELECT subject, good_until, digest, head, body FROM factcheck_storedpage"
    " WHERE path = {0} AND build = {0}"
)
_SINCE = "SELECT id, subject FROM factcheck_publishlog WHERE id >= {0} ORDER BY id LIMIT {0}"
_LAST = "SELECT max(id) FROM factcheck_publishlog"
# Whatever changed: that a page is about something else is not worth a second rule.
_KEEP = """
INSERT INTO factcheck_storedpage (path, subject, build, good_until, digest, head, body)
SELECT {0}
WHERE NOT EXISTS (SELECT 1 FROM factcheck_publishlog WHERE id > %s)
ON CONFLICT (path) DO UPDATE SET
    subject = excluded.subject, build = excluded.build, good_until = excluded.good_until,
    digest = excluded.digest, head = excluded.head, body = excluded.body"""
_TYPES = ("varchar", "varchar", "varchar", "bigint", "bytea", "text", "bytea")


def read(path: str, build: str) -> Page | None:
    """One query; None where there is no row of this build, or it is not what was written."""
    found = _ask(_READ, [path, build])
    return unpack(found[0], path, build) if found else None


def lines_since(position: int) -> list[tuple[int, str]]:
    """The lines of the log from this one on, itself included; one more than MOST_LINES at most."""
    return _ask(_SINCE, [position, MOST_LINES + 1])


def last_line() -> int:
    """The number of the last line of the log, 0 without one."""
    return int(_ask(_LAST, [])[0][0] or 0)


def keep(path: str, page: Page, position: int) -> bool:
    """Store a page that was made when the log was at least at `position`; False, and nothing is
    stored, when anything has changed since, or somebody is changing pages now.

    Whoever changes pages holds the fence until that is committed. So either we see the line, or the
    change comes after us and deletes our row. SQLite has one writer at a time, and needs none.
    """
    digest, head, body = pack(page, path)
    row: list[Any] = [path, page.subject, page.build, page.good_until, digest, head, body, position]
    if connection.vendor == "postgresql":
        return _keep_behind_fence(row)
    with _impatient(), connection.cursor() as cursor:
        cursor.execute(_KEEP.format(", ".join(["%s"] * len(_TYPES))), row)
        return bool(cursor.rowcount > 0)


def _keep_behind_fence(row: Sequence[Any]) -> bool:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock_shared(%s)", [FENCE])
        if not cursor.fetchone()[0]:
            return False
        # A statement of its own: it sees all that was committed before the fence was ours.
        cursor.execute(_KEEP.format(", ".join(f"%s::{one}" for one in _TYPES)), row)
        return bool(cursor.rowcount > 0)


@contextmanager
def _impatient() -> Iterator[None]:
    connection.ensure_connection()
    driver: sqlite3.Connection = connection.connection
    patience = driver.execute("PRAGMA busy_timeout").fetchone()[0]
    driver.execute(f"PRAGMA busy_timeout = {_PATIENCE}")
    try:
        yield
    finally:
        driver.execute(f"PRAGMA busy_timeout = {patience}")


def _ask(sql: str, params: Sequence[Any]) -> list[Any]:
    """The rows of a query, past the ORM and past Django's cursors."""
    connection.ensure_connection()
    started = time.perf_counter()
    with connection.wrap_database_errors:
        if connection.vendor == "postgresql":
            cursor = psycopg.Cursor(connection.connection)
            # Django's own cursors put values into the text, and so can ask for no binary answer.
            cursor.execute(sql.format("%s"), params, prepare=True, binary=True)
        else:
            cursor = connection.connection.execute(sql.format("?"), params)
        rows = cursor.fetchall()
    if connection.queries_logged:
        # So that whoever counts queries counts these.
        took = f"{time.perf_counter() - started:.3f}"
        connection.queries_log.append({"sql": sql, "time": took})
    return rows
