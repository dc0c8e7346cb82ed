"""What the admin searches by words: indexes of an expression on PostgreSQL, as they were until 0037."""

from __future__ import annotations

import unicodedata

from django.db import migrations

_WORDED = {
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
_ACCENTED = "ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖÙÚÛÜÝàáâãäåçèéêëìíîïñòóôõöùúûüýÿŒÆ"
_PLAIN = "".join(unicodedata.normalize("NFD", one.lower())[0] for one in _ACCENTED)
_SIGNS = "!\"#$&''()*+,-./:;<=>?@[\\]^_`{|}~«»“”„‘’‚‹›–—…·•°§€\u00a0\u2009\u202f"


def install(apps, schema_editor):
    if schema_editor.connection.vendor != "postgresql":
        return
    blanks = " " * len(_SIGNS.replace("''", "'"))
    for name, columns in _WORDED.items():
        joined = " || ' ' || ".join(f'"{column}"' for column in columns)
        text = (
            f"translate(lower(substr({joined}, 1, 100000)),"
            f" '{_ACCENTED}{_SIGNS}', '{_PLAIN}{blanks}')"
        )
        schema_editor.execute(
            f"CREATE INDEX {name}_words_idx ON factcheck_{name}"
            f" USING gin (to_tsvector('simple'::regconfig, {text}))"
        )
        schema_editor.execute(f"ANALYZE factcheck_{name}")


def remove(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for name in _WORDED:
            schema_editor.execute(f"DROP INDEX IF EXISTS {name}_words_idx")


class Migration(migrations.Migration):
    dependencies = [
        ("factcheck", "0035_notices_of_readers"),
    ]

    operations = [migrations.RunPython(install, remove)]
