"""Append-only tables, verdicts written once, honest anchors, statuses that follow from verdicts."""

from __future__ import annotations

from django.db import migrations

from factcheck.models import triggers


def install(apps, schema_editor):
    triggers.install(schema_editor.connection)


def remove(apps, schema_editor):
    triggers.remove(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("factcheck", "0001_initial")]

    operations = [migrations.RunPython(install, remove)]
