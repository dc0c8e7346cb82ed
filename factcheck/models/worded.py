"""The words of the desk's own rows, for the admin's search: each word of a question begins one.

PostgreSQL keeps the words of a row in a generated column, which nobody can forget and no model
knows: what reads rows one by one until enough of them fit need not take their texts apart anew.
Of SQLite the texts of rows that whoever asks has bounded first are read and compared here: FTS5
tables beside these would be one more thing that a rolled back or refused change must not leave
behind. No column that may be sealed is here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from types import MappingProxyType
from typing import Any

from django.db import connection, models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Exists, OuterRef, QuerySet
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

# So many rows are in memory at once; each may hold a book. To have SQLite cut the texts takes a
# third longer.
_CHUNK = 20

# Of every table in WORDED, on PostgreSQL.
COLUMN = "desk_words"

_WORD = re.compile(rf"[^\W_{NUMBERS}](?:[^\W_{NUMBERS}]|[{WITHIN}])*")


def words_of(text: str) -> list[str]:
    """The words of a question as the rows have them: folded, and parted by numbers such as ½ or
    the ₂ of CO₂."""
    return [word[:LONGEST_WORD] for word in _WORD.findall(folded(text))[:MOST_WORDS]]


def newest_holding(
    rows: QuerySet[Any], words: Sequence[str], places: Sequence[str], most: int
) -> tuple[list[int], bool]:
    """The keys of the newest of these rows, so many at most, of which one place holds all the
    words, and whether there are more.

    A place is the path to a row that these point to, or empty for themselves; what is there is in
    WORDED. A row holds a word when it has one that begins with it; `words` come from `words_of`.
    """
    if not words:
        return [], False
    if connection.vendor == "sqlite":
        keys = list(islice(_read(rows, words, places), most + 1))
        return keys[:most], len(keys) > most
    newest: list[int] = []
    is_cut = False
    for place in places:
        found = _holding(rows, words, place).order_by("-pk").values_list("pk", flat=True)
        newest = sorted({*newest, *found[: most + 1]}, reverse=True)
        if len(newest) > most:
            newest, is_cut = newest[:most], True
            # What is older than all these is looked for in no other place.
            rows = rows.filter(pk__gt=newest[-1])
    return newest, is_cut


class _Holding(models.Func):
    """PostgreSQL's condition that a row of its model holds these words."""

    output_field = models.BooleanField()

    def __init__(self, model: type[models.Model], words: Sequence[str]) -> None:
        self.words = tuple(words)
        super().__init__(*_columns_of(model))

    def as_postgresql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **context: Any
    ) -> tuple[str, list[Any]]:
        column: Any = self.source_expressions[0]
        table = compiler.quote_name_unless_alias(column.alias)
        asked = " & ".join(map(_beginning, self.words))
        return f'{table}."{COLUMN}" @@ %s::tsquery', [asked]


def _holding(rows: QuerySet[Any], words: Sequence[str], place: str) -> QuerySet[Any]:
    if not place:
        return rows.filter(_Holding(rows.model, words))
    model: Any = _model_at(rows.model, place)
    pointed = model.objects.filter(_Holding(model, words), pk=OuterRef(place))
    return rows.filter(Exists(pointed))


def _read(rows: QuerySet[Any], words: Sequence[str], places: Sequence[str]) -> Iterator[int]:
    """The same in one pass over the texts of all places, newest first. A condition of SQLite's that
    calls a function of ours for each row and place takes more than twice as long."""
    names = [_names(rows.model, place) for place in places]
    first, *others = [re.compile(pattern(word)).search for word in words]
    found = rows.order_by("-pk").values_list("pk", *(name for some in names for name in some))
    for key, *texts in found.iterator(chunk_size=_CHUNK):
        if first("\n".join(filter(None, texts))):
            left = iter(texts)
            parts = [list(islice(left, len(some))) for some in names]
            if any(_holds(part, (first, *others)) for part in parts):
                yield key


def _holds(texts: Sequence[str | None], searches: Iterable[Callable[[str], object]]) -> bool:
    """Whether the texts of one place hold all that is searched for; they are None without a row."""
    text = " ".join(filter(None, texts))[:LONGEST_TEXT]
    return all(search(text) for search in searches)


def _names(model: type[models.Model], place: str) -> list[str]:
    """What is searched at a place, as the rows name it."""
    return [f"{place}__{one}" if place else one for one in _columns_of(_model_at(model, place))]


def _model_at(model: type[models.Model], place: str) -> type[models.Model]:
    for step in place.split("__") if place else ():
        pointed: Any = model._meta.get_field(step).related_model
        model = pointed
    return model


def _columns_of(model: type[models.Model]) -> tuple[str, ...]:
    return WORDED[str(model._meta.concrete_model._meta.model_name)]  # type: ignore[union-attr]  # none of ours is abstract


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
