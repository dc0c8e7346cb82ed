"""In which languages a published fact can be read, its translations among them."""

from __future__ import annotations

from django.db import migrations, models
from django.db.models import F, Q

LANGUAGES = ("fr", "en")


def fill(apps, schema_editor):
    row_model = apps.get_model("factcheck", "PublicFact")
    translation_model = apps.get_model("factcheck", "FactTranslation")
    for language in LANGUAGES:
        translated = translation_model.objects.filter(language=language).values("page")
        readable = row_model.objects.filter(Q(language=language) | Q(page__in=translated))
        readable.update(**{f"in_{language}": True})


class Migration(migrations.Migration):
    dependencies = [("factcheck", "0033_page_store")]

    operations = [
        # Without a default, so that SQLite adds columns and does not build the table anew.
        *(
            migrations.AddField("publicfact", f"in_{language}", models.BooleanField(null=True))
            for language in LANGUAGES
        ),
        *(
            migrations.AddIndex(
                "publicfact",
                models.Index(
                    F("id").desc(),
                    condition=Q(**{f"in_{language}": True}),
                    name=f"publicfact_in_{language}_idx",
                ),
            )
            for language in LANGUAGES
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
