from __future__ import annotations

from django.db import migrations, models

from factcheck.models import triggers


def install(apps, schema_editor):
    """SQLite may build the table anew for a column, and loses its triggers on the way."""
    triggers.install(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [
        ("factcheck", "0008_queue"),
    ]

    operations = [
        migrations.AddField(
            model_name="article",
            name="version",
            field=models.PositiveIntegerField(default=1, editable=False, verbose_name="version"),
        ),
        migrations.RunPython(install, migrations.RunPython.noop),
    ]
