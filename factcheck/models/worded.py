"""The words of the desk's own rows, for the admin's search: each word of a question begins one.

PostgreSQL answers from an index of an expression, which nobody can forget to keep. SQLite compares
row by row what whoever asks has bounded first: FTS5 tables beside these would be one more thing
that a rolled back or refused change must not leave behind. No column that may be sealed is here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.sql.compiler import SQLCompiler

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
LONGEST_TEXT = 100_000

# PostgreSQL folds without an extension, and its parser never sees a sign that would make an
# address or a number of several words. A percent sign stays: it parts words by itself, and would
# have to be doubled.
_ACCENTED = "ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖÙÚÛÜÝàáâãäåçèéêëìíîïñòóôõöùúûüýÿŒÆ"
_PLAIN = "".join(unicodedata.normalize("NFD", one.lower())[0] for one in _ACCENTED)
_FOLDED = str.maketrans(_ACCENTED, _PLAIN)
_SIGNS = "!\"#$&'()*+,-./:;<=>?@[\\]^_`{|}~«»“”„‘’‚‹›–—…·•°§€\u00a0\u2009\u202f"
_WORD = re.compile(r"[^\W_]+")
_BEGINS = r"(?<![^\W_])"


def words_of(text: str) -> list[str]:
    """The words of a question as the indexes have them: lower case, without the accents in
    `_ACCENTED`, and parted by numbers such as ½ or the ₂ of CO₂."""
    # Any other letter stays as it is, also in the indexes: a Š is found by a Š.
    folded = unicodedata.normalize("NFC", text).lower().translate(_FOLDED)
    plain = "".join(
        " " if unicodedata.category(one) == "No" else one
        for one in folded
        if not unicodedata.combining(one)
    )
    return [word[:LONGEST_WORD] for word in _WORD.findall(plain)[:MOST_WORDS]]


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
        columns = [compiler.compile(one)[0] for one in self.source_expressions]
        asked = " & ".join(f"'{word}':*" for word in self.words)
        return f"{_vector(columns)} @@ %s::tsquery", [asked]

    def as_sqlite(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **context: Any
    ) -> tuple[str, tuple[str | int, ...]]:
        text = _together([compiler.compile(one)[0] for one in self.source_expressions])
        asked = [f"(?i){_BEGINS}{''.join(map(_accented, word))}" for word in self.words]
        return " AND ".join([f"({text}) REGEXP %s"] * len(asked)), tuple(asked)


def install(database: BaseDatabaseWrapper) -> None:
    """Make the indexes of the rows that are there, on PostgreSQL.

    It must know how often each word is there, else it looks for a rare one in every row: measured,
    a minute and a half in a million claims. It would learn that only after many more changes.
    """
    remove(database)
    if database.vendor == "postgresql":
        _run(database, map(_index, WORDED))
        _run(database, (f"ANALYZE factcheck_{name}" for name in WORDED))


def remove(database: BaseDatabaseWrapper) -> None:
    if database.vendor == "postgresql":
        _run(database, (f"DROP INDEX IF EXISTS {name}_words_idx" for name in WORDED))


def _index(name: str) -> str:
    vector = _vector([f'"{column}"' for column in WORDED[name]])
    return f"CREATE INDEX {name}_words_idx ON factcheck_{name} USING gin ({vector})"


def _together(columns: list[str]) -> str:
    joined = " || ' ' || ".join(columns)
    return f"substr({joined}, 1, {LONGEST_TEXT})"


def _vector(columns: list[str]) -> str:
    """The same text, to the letter, where the index is made and where it is asked."""
    signs = f"{_ACCENTED}{_SIGNS}".replace("'", "''")
    # A sign without a counterpart would be taken out, and would join two words.
    plain = _PLAIN + " " * len(_SIGNS)
    text = f"translate(lower({_together(columns)}), '{signs}', '{plain}')"
    return f"to_tsvector('simple'::regconfig, {text})"


def _accented(letter: str) -> str:
    """A pattern of the letter with and without accents."""
    others = "".join(one for one, plain in zip(_ACCENTED, _PLAIN, strict=True) if plain == letter)
    return f"[{letter}{others}]"


def _run(database: BaseDatabaseWrapper, statements: Iterable[str]) -> None:
    with database.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
