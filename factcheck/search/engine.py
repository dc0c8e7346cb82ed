"""The full-text index of each database: all in which the two differ but for the limit in time.

SQLite: an FTS5 table over the rows of `PublicFact`, kept up to date by triggers. PostgreSQL: a
generated tsvector with a GIN index. Both take the tokens as they are, without rules of their own
about words, and both only say which rows fit; the order is the same everywhere because it is made
here (`search.ranking`).
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter
from typing import Any

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import QuerySet

from factcheck.models import PublicFact, bulk
from factcheck.terms import Asked, Clause

_TABLE = "factcheck_publicfact"
_INDEX = "factcheck_publicfact_words"
TRIGGERS = tuple(f"{_INDEX}_{event}" for event in ("insert", "delete", "update"))

_CREATE = f"""
CREATE VIRTUAL TABLE {_INDEX} USING fts5(
    words, forms, content='{_TABLE}', content_rowid='id', columnsize=0, tokenize='ascii', prefix='4')"""
_REBUILD = f"INSERT INTO {_INDEX} ({_INDEX}) VALUES ('rebuild')"  # noqa: S608 -- names of ours
_MERGED = f"INSERT INTO {_INDEX} ({_INDEX}) VALUES ('optimize')"  # noqa: S608 -- names of ours
_ADD = f"INSERT INTO {_INDEX} (rowid, words, forms) VALUES (NEW.id, NEW.words, NEW.forms);"  # noqa: S608
_TAKE = (
    f"INSERT INTO {_INDEX} ({_INDEX}, rowid, words, forms)"  # noqa: S608
    " VALUES ('delete', OLD.id, OLD.words, OLD.forms);"
)
_UPDATED = f"UPDATE OF id, words, forms ON {_TABLE}"
_INSERTED = f"CREATE TRIGGER {_INDEX}_insert AFTER INSERT ON {_TABLE} BEGIN {_ADD} END"
_SQLITE = (
    _CREATE,
    _REBUILD,
    _INSERTED,
    f"CREATE TRIGGER {_INDEX}_delete AFTER DELETE ON {_TABLE} BEGIN {_TAKE} END",
    f"CREATE TRIGGER {_INDEX}_update AFTER {_UPDATED} BEGIN {_TAKE} {_ADD} END",
)
_SQLITE_GONE = (
    *(f"DROP TRIGGER IF EXISTS {name}" for name in TRIGGERS),
    f"DROP TABLE IF EXISTS {_INDEX}",
)
_COLUMN = f"""
ALTER TABLE {_TABLE} ADD COLUMN tokens tsvector GENERATED ALWAYS AS
    (to_tsvector('simple'::regconfig, words || ' ' || forms)) STORED"""
_POSTGRESQL = (
    _COLUMN,
    # How often each word occurs decides whether its rows are read by word or by date.
    f"ALTER TABLE {_TABLE} ALTER COLUMN tokens SET STATISTICS 1000",
    f"CREATE INDEX publicfact_search_idx ON {_TABLE} USING gin (tokens)",
)
# By what PostgreSQL plans a search. Either it walks from the newest fact until enough fit, or it
# takes all that have the words from the index and sorts them. That a page out of turn costs four
# times one in turn is true of a disk, and had it walk past a hundred thousand facts for words of
# middling frequency.
PLANNING = {"random_page_cost": 1.0}
# True of every fact, and taken for true of a third of them. Of a beginning, PostgreSQL adds up the
# facts that it expects of the word and of what begins like it, which are the same facts.
_THIRD = f"{_TABLE}.id + 0 > 0"
_POSTGRESQL_GONE = (f"ALTER TABLE {_TABLE} DROP COLUMN IF EXISTS tokens",)


def install(database: BaseDatabaseWrapper) -> None:
    """Create the index of the rows that are there. A migration that rebuilds their table on
    SQLite drops the triggers: it must call this again."""
    remove(database)
    _run(database, _POSTGRESQL if database.vendor == "postgresql" else _SQLITE)


def remove(database: BaseDatabaseWrapper) -> None:
    _run(database, _POSTGRESQL_GONE if database.vendor == "postgresql" else _SQLITE_GONE)


def put(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Very many rows of `PublicFact`, as the database keeps them; in a transaction.

    On SQLite their words come after them: called by a trigger, FTS5 writes out what it has after
    each row, which takes three times as long as all else.
    """
    if connection.vendor != "sqlite":
        bulk.put(_TABLE, columns, rows)
        return
    words = itemgetter(*map(columns.index, ("id", "words", "forms")))
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER {_INDEX}_insert")
        bulk.put(_TABLE, columns, rows)
        cursor.executemany(
            f"INSERT INTO {_INDEX} (rowid, words, forms) VALUES (%s, %s, %s)",  # noqa: S608 -- names of ours
            list(map(words, rows)),
        )
        cursor.execute(_INSERTED)


def tidy(database: BaseDatabaseWrapper) -> None:
    """After very many rows at once: SQLite reads one tree of words faster than many."""
    if database.vendor == "sqlite":
        _run(database, (_MERGED,))


def fitting(rows: QuerySet[PublicFact], asked: Asked) -> QuerySet[PublicFact]:
    """The rows that fit one of the readings, newest first."""
    if connection.vendor == "postgresql":
        where = [f"{_TABLE}.tokens @@ %s::tsquery", *([_THIRD] if _has_beginning(asked) else [])]
        return rows.extra(  # noqa: S610 -- the question is a parameter
            where=where, params=[_tsquery(asked)]
        ).order_by("-id")
    # In the order of the index, which then reads no more rows than are asked for.
    return rows.extra(  # noqa: S610 -- the question is a parameter
        tables=[_INDEX],
        where=[f"{_INDEX}.rowid = {_TABLE}.id", f"{_INDEX} MATCH %s"],
        params=[_match(asked)],
        order_by=[f"-{_INDEX}.rowid"],
    )


def _run(database: BaseDatabaseWrapper, statements: tuple[str, ...]) -> None:
    with database.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def _tsquery(asked: Asked) -> str:
    return _whole(asked, "'{}'", " <-> ", "'{}':*", " & ", " | ")


def _match(asked: Asked) -> str:
    return _whole(asked, '"{}"', " + ", '"{}" *', " AND ", " OR ")


def _whole(asked: Asked, word: str, then: str, prefix: str, both: str, either: str) -> str:
    """The question in the words of a database. Tokens are letters and digits: nothing to quote."""

    def ways(clause: Clause) -> list[str]:
        whole = [then.join(map(word.format, clause.keys))] if clause.keys else []
        return [*whole, prefix.format(clause.prefix)] if clause.prefix else whole

    def meant(reading: Sequence[Clause]) -> list[str]:
        if len(reading) == 1:
            return ways(reading[0])
        return [f"({both.join(f'({either.join(ways(clause))})' for clause in reading)})"]

    # Each once: a beginning is the same in both languages.
    return either.join(dict.fromkeys(way for one in asked.readings for way in meant(one)))


def _has_beginning(asked: Asked) -> bool:
    return any(clause.prefix for reading in asked.readings for clause in reading)
