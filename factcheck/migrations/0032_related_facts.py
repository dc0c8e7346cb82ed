from django.db import migrations, models
from django.db.models import OuterRef, Subquery


def of_articles(apps, schema_editor):
    PublicFact = apps.get_model("factcheck", "PublicFact")
    FactPage = apps.get_model("factcheck", "FactPage")
    page = FactPage.objects.filter(pk=OuterRef("page"))
    PublicFact.objects.update(article=Subquery(page.values("claim__article")[:1]))


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
