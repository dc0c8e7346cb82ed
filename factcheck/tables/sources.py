"""Sources as a table. Protected ones neither leave nor come in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import QuerySet

from factcheck import annotating
from factcheck.choices import SourceKind, TableKind
from factcheck.forms.sources import SourceForm
from factcheck.models import Source
from factcheck.tables.base import Table
from factcheck.tables.columns import Column
from factcheck.tables.new_sources import Named, NewSources, kind_of
from factcheck.tables.rows import Effect, Row, Run
from factcheck.tables.saving import save_changes


class Sources(Table):
    kind = TableKind.SOURCES
    together = 250
    columns = (
        Column("name", "nom", "Agence France-Presse", required=True),
        Column("kind", "type", SourceKind.OUTLET),
        Column("aliases", "alias", "AFP"),
        Column("description", "description", "agence de presse"),
        Column("url", "page web", "https://www.afp.com/"),
        Column("wikidata_id", "identifiant Wikidata", "Q40464"),
    )

    def take(self, row: Row, run: Run) -> Effect:
        """A source is known by its name and kind, to the letter."""
        held = Named([row], run).source_of(row)
        return save_changes(SourceForm, held, row, {"kind": kind_of(row)})

    def plan(self, rows: Sequence[Row], run: Run) -> NewSources:
        return NewSources(rows, run)

    def hold(self, rows: Sequence[Row], run: Run) -> None:
        """Each is known by its name: none is of the ledger, but merging holds several, too."""
        named = Source.objects.filter(name__in={row["name"] for row in rows}, merged_into=None)
        annotating.hold_named(named)

    def leaving(self, rows: QuerySet[Source]) -> QuerySet[Source]:
        return rows.filter(protected=False)

    def cells(self, batch: list[Source], user: Any, language: str) -> Iterator[dict[str, str]]:
        for source in batch:
            yield {column.name: str(getattr(source, column.name)) for column in self.columns}
