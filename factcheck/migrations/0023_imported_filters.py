from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("factcheck", "0022_match_reviews")]

    operations = [
        migrations.AddIndex(
            model_name="importedreview",
            index=models.Index(fields=["reviewed_on"], name="importedreview_day_idx"),
        ),
        migrations.AddIndex(
            model_name="importedreview",
            index=models.Index(fields=["publisher"], name="importedreview_publisher_idx"),
        ),
    ]
