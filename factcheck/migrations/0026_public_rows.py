"""A row for each published fact, so that lists are whole at once. `index_facts` reads the words."""

from __future__ import annotations

from django.db import migrations
from django.utils import timezone

from factcheck.models import place_of
from factcheck.terms import fold_words

BATCH = 1000


def fill(apps, schema_editor):
    page_model = apps.get_model("factcheck", "FactPage")
    row_model = apps.get_model("factcheck", "PublicFact")
    pages = page_model.objects.filter(state="published", snapshot__isnull=False)
    last = 0
    while batch := list(pages.filter(pk__gt=last).order_by("pk")[:BATCH]):
        row_model.objects.bulk_create(
            row_model(
                pk=place_of(page.published_at, page.pk),
                page=page,
                outcome=page.outcome,
                rating=page.rating,
                kind=page.kind,
                language=page.language,
                year=timezone.localtime(page.published_at).year,
                source=fold_words(page.source_name)[:200],
                source_name=page.source_name,
                version=0,
            )
            for page in batch
        )
        last = batch[-1].pk


def empty(apps, schema_editor):
    apps.get_model("factcheck", "PublicFact").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("factcheck", "0025_public_search")]

    operations = [migrations.RunPython(fill, empty)]
