"""Public pages as they are sent, and the log of what changed."""

from __future__ import annotations

from django.db import migrations, models

from factcheck.models import triggers


def install(apps, schema_editor):
    triggers.install(schema_editor.connection)


def store_as_is(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        # What is compressed already is not compressed again, nor looked at for it.
        schema_editor.execute(
            "ALTER TABLE factcheck_storedpage ALTER COLUMN body SET STORAGE EXTERNAL"
        )


def remove(apps, schema_editor):
    """The table goes: what stood on it would stay behind on PostgreSQL."""
    triggers.remove(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("factcheck", "0032_related_facts")]

    operations = [
        migrations.RunPython(migrations.RunPython.noop, install),
        migrations.CreateModel(
            name="PublishLog",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("subject", models.CharField(max_length=30)),
            ],
        ),
        migrations.CreateModel(
            name="StoredPage",
            fields=[
                ("path", models.CharField(max_length=300, primary_key=True, serialize=False)),
                ("subject", models.CharField(max_length=30)),
                ("build", models.CharField(max_length=32)),
                ("good_until", models.BigIntegerField()),
                ("digest", models.BinaryField()),
                ("head", models.TextField()),
                ("body", models.BinaryField()),
            ],
            options={
                "indexes": [models.Index(fields=["subject"], name="storedpage_subject_idx")],
            },
        ),
        migrations.RunPython(store_as_is, migrations.RunPython.noop),
        migrations.RunPython(install, remove),
    ]
