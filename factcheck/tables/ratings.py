"""The newsroom's scale as a table."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from factcheck import pagestore
from factcheck.choices import Outcome, TableKind
from factcheck.forms.ratings import RatingForm
from factcheck.models import Rating
from factcheck.tables.base import Table, yes_no
from factcheck.tables.columns import Column
from factcheck.tables.rows import Effect, Row, RowError, Run, yes_or_no
from factcheck.tables.saving import save_changes


class Ratings(Table):
    kind = TableKind.RATINGS
    columns = (
        Column("slug", "nom court", "plutot-vrai", required=True),
        Column("outcome", "conclusion", Outcome.VERIFIED, required=True),
        Column("value", "nombre", "4"),
        Column("position", "position", "2"),
        Column("active", "en usage", "yes"),
        Column("label_fr", "libellé français", "Plutôt vrai"),
        Column("label_en", "libellé anglais", "Mostly true"),
        Column("definition_fr", "définition française", "L’essentiel est exact."),
        Column("definition_en", "définition anglaise", "What matters in it is right."),
        Column("days_figure", "jours chiffre", "90"),
        Column("days_quote", "jours citation", ""),
        Column("days_source", "jours source", ""),
    )

    def take(self, row: Row, run: Run) -> Effect:
        """A rating is known by its short name. Its outcome stays: verdicts rest on it."""
        # Before the row is held, as in the admin: it holds the ledger, and many rows follow.
        pagestore.touch_everything()
        rating = Rating.objects.filter(slug=row["slug"]).first() or Rating()
        if rating.pk and row["outcome"] not in ("", rating.outcome):
            raise RowError(
                "outcome", _("The outcome of a rating cannot be changed: give it a new short name.")
            )
        active = yes_or_no(row, "active", default=rating.active)
        cells = {**row.cells, "active": "on" if active else "False"}
        return save_changes(RatingForm, rating, Row(row.number, cells), {"position": 0})

    def leaving(self, rows: QuerySet[Rating]) -> QuerySet[Rating]:
        return rows

    def cells(self, batch: list[Rating], user: Any, language: str) -> Iterator[dict[str, str]]:
        for rating in batch:
            held = {column.name: getattr(rating, column.name) for column in self.columns}
            texts = {name: "" if value is None else str(value) for name, value in held.items()}
            yield {**texts, "active": yes_no(rating.active, language)}
