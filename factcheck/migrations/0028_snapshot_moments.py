import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    """Only who gives the moment changes, no column: SQLite would rebuild the table, and lose the
    triggers that keep it append-only."""

    dependencies = [("factcheck", "0027_about")]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AlterField(
                    model_name="factsnapshot",
                    name="created_at",
                    field=models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="created at"
                    ),
                )
            ]
        )
    ]
