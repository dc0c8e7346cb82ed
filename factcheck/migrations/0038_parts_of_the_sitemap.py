"""The last change of each part of the sitemap, from an index."""

from __future__ import annotations

from django.db import migrations, models

from factcheck.models import Block


class Migration(migrations.Migration):
    dependencies = [
        ("factcheck", "0037_words_stored"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="articlepage",
            index=models.Index(
                Block("id", size=5000),
                models.F("modified_at"),
                models.F("id"),
                models.F("state"),
                name="articlepage_sitemap_idx",
            ),
        ),
        migrations.AddIndex(
            model_name="factpage",
            index=models.Index(
                Block("id", size=5000),
                models.F("modified_at"),
                models.F("id"),
                models.F("state"),
                name="factpage_sitemap_idx",
            ),
        ),
    ]
