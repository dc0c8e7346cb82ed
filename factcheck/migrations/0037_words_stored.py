"""The words of the desk's rows are stored, for which PostgreSQL writes their tables anew; an
index of whose proposals wait; and old lines of the log of pages may go."""

from __future__ import annotations

from importlib import import_module

from django.conf import settings
from django.db import migrations, models

from factcheck.models import triggers, worded

before = import_module("factcheck.migrations.0036_words_of_the_desk")


def store(apps, schema_editor):
    before.remove(apps, schema_editor)
    worded.install(schema_editor.connection)


def forget(apps, schema_editor):
    worded.remove(schema_editor.connection)
    before.install(apps, schema_editor)


def set_rules(apps, schema_editor):
    triggers.install(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [
        ("factcheck", "0036_words_of_the_desk"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunPython(store, forget),
        migrations.AddIndex(
            model_name="verdict",
            index=models.Index(
                condition=models.Q(("approved_at__isnull", True), ("current", True)),
                fields=["proposed_by"],
                name="verdict_waiting_idx",
            ),
        ),
        migrations.RunPython(set_rules, migrations.RunPython.noop),
    ]
