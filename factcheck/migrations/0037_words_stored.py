"""The words of the desk's rows are stored, for which PostgreSQL writes their tables anew."""

from __future__ import annotations

from importlib import import_module

from django.db import migrations

from factcheck.models import worded

before = import_module("factcheck.migrations.0036_words_of_the_desk")


def store(apps, schema_editor):
    before.remove(apps, schema_editor)
    worded.install(schema_editor.connection)


def forget(apps, schema_editor):
    worded.remove(schema_editor.connection)
    before.install(apps, schema_editor)


class Migration(migrations.Migration):
    dependencies = [
        ("factcheck", "0036_words_of_the_desk"),
    ]

    operations = [
        migrations.RunPython(store, forget),
    ]
