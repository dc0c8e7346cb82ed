"""What readers list and search: a row for each published fact, and the words that they hold."""

from __future__ import annotations

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F

from factcheck.search import engine


def install(apps, schema_editor):
    engine.install(schema_editor.connection)


def remove(apps, schema_editor):
    engine.remove(schema_editor.connection)


def newest(name):
    return models.Index(F(name), F("id").desc(), name=f"publicfact_{name}_idx")


class Migration(migrations.Migration):
    dependencies = [
        ("factcheck", "0024_public_feeds"),
    ]

    operations = [
        migrations.CreateModel(
            name="PublicFact",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "page",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="public",
                        to="factcheck.factpage",
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[("verified", "verified"), ("disputed", "disputed")], max_length=8
                    ),
                ),
                ("rating", models.SlugField(db_index=False, max_length=40)),
                (
                    "kind",
                    models.CharField(
                        choices=[("figure", "figure"), ("quote", "quote"), ("source", "source")],
                        max_length=10,
                    ),
                ),
                (
                    "language",
                    models.CharField(choices=[("fr", "French"), ("en", "English")], max_length=2),
                ),
                ("year", models.PositiveSmallIntegerField()),
                ("source", models.CharField(blank=True, max_length=200)),
                ("source_name", models.CharField(blank=True, max_length=200)),
                ("words", models.TextField(blank=True)),
                ("forms", models.TextField(blank=True)),
                ("written", models.TextField(blank=True)),
                ("version", models.PositiveSmallIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name="PublicWord",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("word", models.CharField(max_length=64)),
                ("folded", models.CharField(max_length=64)),
                ("facts", models.PositiveIntegerField(default=0)),
            ],
            options={
                "indexes": [models.Index(fields=["folded"], name="publicword_folded_idx")],
                "constraints": [
                    models.UniqueConstraint(fields=("word",), name="publicword_word_unique")
                ],
            },
        ),
        migrations.CreateModel(
            name="PublicTrigram",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "letters",
                        "length",
                        "word_id",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("letters", models.CharField(max_length=6)),
                ("length", models.PositiveSmallIntegerField()),
                (
                    "word",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="trigrams",
                        to="factcheck.publicword",
                    ),
                ),
            ],
        ),
        *(
            migrations.AddIndex("publicfact", newest(name))
            for name in ("outcome", "rating", "kind", "language", "year", "source")
        ),
        migrations.AddIndex(
            "publicfact", models.Index(fields=["version"], name="publicfact_version_idx")
        ),
        migrations.RunPython(install, remove),
        # The search of before. The default is for the way back only.
        migrations.RemoveIndex(model_name="factpage", name="factpage_outcome_idx"),
        migrations.AlterField("factpage", "search_text", models.TextField(default="")),
        migrations.RemoveField(model_name="factpage", name="search_text"),
    ]
