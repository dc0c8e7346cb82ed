"""What the admin searches by words: indexes that the databases keep themselves."""

from __future__ import annotations

from django.db import migrations

from factcheck.models import worded


def install(apps, schema_editor):
    worded.install(schema_editor.connection)


def remove(apps, schema_editor):
    worded.remove(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [
        ("factcheck", "0035_notices_of_readers"),
    ]

    operations = [migrations.RunPython(install, remove)]
