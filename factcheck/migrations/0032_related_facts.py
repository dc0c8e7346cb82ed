from django.db import migrations, models

BATCH = 500


def of_articles(apps, schema_editor):
    """Facts of an article that is public; of others nobody must learn that they belong together."""
    PublicFact = apps.get_model("factcheck", "PublicFact")
    rows = PublicFact.objects.select_related("page__snapshot", "page__claim")
    rows = rows.only("id", "page__snapshot__document", "page__claim__article")
    told = []
    for row in rows.iterator(chunk_size=BATCH):
        origin = row.page.snapshot.document["origin"] if row.page.snapshot else {}
        if origin.get("path") or origin.get("url"):
            row.article = row.page.claim.article_id
            told.append(row)
    PublicFact.objects.bulk_update(told, ["article"], batch_size=BATCH)


class Migration(migrations.Migration):
    dependencies = [("factcheck", "0031_translations")]

    operations = [
        # Without a default, so that SQLite adds a column and does not build the table anew.
        migrations.AddField("publicfact", "article", models.BigIntegerField(null=True)),
        migrations.AddIndex(
            "publicfact",
            models.Index(models.F("article"), models.F("id").desc(), name="publicfact_article_idx"),
        ),
        migrations.RunPython(of_articles, migrations.RunPython.noop),
    ]
