"""The words of the desk's own rows, for the admin's search: each word of a question begins one.

PostgreSQL keeps the words of a row in a generated column, which nobody can forget and no model
knows: what reads rows one by one until enough of them fit need not take their texts apart anew.
SQLite compares row by row what whoever asks has bounded first: FTS5 tables beside these would be
one more thing that a rolled back or refused change must not leave behind. No column that may be
sealed is here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.sql.compiler import SQLCompiler

from factcheck.models.folding import FINAL, NUMBERS, SIGMA, WITHIN, folded, folded_sql, pattern

# What is searched of each table.
WORDED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "anchor": ("exact",),
        "article": ("headline", "byline", "external_id"),
        "articlepage": ("title", "slug"),
        "articlesnapshot": ("sha256",),
        "claim": ("statement",),
        "comment": ("body",),
        "correction": ("why",),
        "factpage": ("title", "slug"),
        "factsnapshot": ("sha256",),
        "finding": ("rule", "answer"),
        "importedreview": ("claim_reviewed", "title", "publisher"),
        "suggestion": ("exact", "rule"),
        "verdict": ("summary",),
    }
)
# Whoever types more words has found it, or never will.
MOST_WORDS = 12
# PostgreSQL takes no word of more than 2,046 bytes; nobody means one.
LONGEST_WORD = 64
# PostgreSQL refuses a row whose words take more than a megabyte, such as a claim on a whole book.
# What takes most when it is folded is Korean, nine bytes a syllable.
LONGEST_TEXT = 100_000

# Of every table in WORDED, on PostgreSQL.
COLUMN = "desk_words"

_WORD = re.compile(rf"[^\W_{NUMBERS}](?:[^\W_{NUMBERS}]|[{WITHIN}])*")


def words_of(text: str) -> list[str]:
    """The words of a question as the rows have them: folded, and parted by numbers such as ½ or
    the ₂ of CO₂."""
    return [word[:LONGEST_WORD] for word in _WORD.findall(folded(text))[:MOST_WORDS]]


class Holding(models.Func):
    """The condition that a row has, for each of these words, one that begins with it.

    For a filter of rows of `model`, which is in WORDED; `words` come from `words_of`.
    """

    output_field = models.BooleanField()

    def __init__(self, model: type[models.Model], words: list[str]) -> None:
        self.name = str(model._meta.concrete_model._meta.model_name)  # type: ignore[union-attr]  # none of ours is abstract
        self.words = tuple(words)
        super().__init__(*WORDED[self.name])

    def as_postgresql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **context: Any
    ) -> tuple[str, list[Any]]:
        column: Any = self.source_expressions[0]
        table = compiler.quote_name_unless_alias(column.alias)
        asked = " & ".join(map(_beginning, self.words))
        return f'{table}."{COLUMN}" @@ %s::tsquery', [asked]

    def as_sqlite(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **context: Any
    ) -> tuple[str, tuple[str | int, ...]]:
        text = _together([compiler.compile(one)[0] for one in self.source_expressions])
        asked = list(map(pattern, self.words))
        return " AND ".join([f"({text}) REGEXP %s"] * len(asked)), tuple(asked)


def install(database: BaseDatabaseWrapper) -> None:
    """Store the words of the rows that are there, on PostgreSQL, which writes each table anew.

    It must know how often each word is there, else it looks for a rare one in every row: measured,
    a minute and a half in a million claims. It would learn that only after many more changes.
    """
    remove(database)
    if database.vendor == "postgresql":
        for name in WORDED:
            _run(database, _stored(name))


def remove(database: BaseDatabaseWrapper) -> None:
    if database.vendor == "postgresql":
        alter = "ALTER TABLE factcheck_{} DROP COLUMN IF EXISTS {}"
        _run(database, (alter.format(name, COLUMN) for name in WORDED))


def _stored(name: str) -> Iterator[str]:
    table = f"factcheck_{name}"
    text = folded_sql(_together([f'"{column}"' for column in WORDED[name]]))
    # Where in the text a word stands is nothing to us.
    vector = f"strip(to_tsvector('simple'::regconfig, {text}))"
    column = f"{COLUMN} tsvector GENERATED ALWAYS AS ({vector}) STORED"
    yield f"ALTER TABLE {table} ADD COLUMN {column}"
    yield f"ALTER TABLE {table} ALTER COLUMN {COLUMN} SET STATISTICS 1000"
    yield f"CREATE INDEX {name}_words_idx ON {table} USING gin ({COLUMN})"
    yield f"ANALYZE {table}"


def _beginning(word: str) -> str:
    """PostgreSQL's question for what begins with this."""
    asked = f"'{word}':*"
    return f"({asked} | '{word[:-1]}{FINAL}')" if word.endswith(SIGMA) else asked


def _together(columns: list[str]) -> str:
    joined = " || ' ' || ".join(columns)
    return f"substr({joined}, 1, {LONGEST_TEXT})"


def _run(database: BaseDatabaseWrapper, statements: Iterable[str]) -> None:
    with database.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
