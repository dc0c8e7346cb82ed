"""Sources as a table. Protected ones neither leave nor come in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from factcheck import annotating, policy
from factcheck.choices import SourceKind, TableKind
from factcheck.forms.sources import SourceForm
from factcheck.models import Source
from factcheck.tables.base import Table
from factcheck.tables.columns import Column
from factcheck.tables.rows import Effect, Row, RowError, Run
from factcheck.tables.saving import save_changes


class Sources(Table):
    kind = TableKind.SOURCES
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
        kind = row["kind"] or SourceKind.PERSON
        if row["name"] in _protected(run):
            raise RowError("name", _("This source is protected: change it on its own page."))
        same = Source.objects.filter(name=row["name"], kind=kind).order_by("pk")
        merged = same.exclude(merged_into=None).select_related("merged_into").first()
        if merged is not None and merged.merged_into is not None:
            raise RowError(
                "name",
                _("This source was merged into “%(name)s”: give that name.")
                % {"name": merged.merged_into.name},
            )
        found = list(policy.visible_sources(run.actor).filter(pk__in=same)[:2])
        if len(found) > 1:
            raise RowError("name", _("Two sources have this name: change them at the desk."))
        source = found[0] if found else Source(added_by=run.actor)
        return save_changes(SourceForm, source, row, {"kind": kind})

    def hold(self, rows: Sequence[Row], run: Run) -> None:
        """Each is known by its name: none is of the ledger, but merging holds several, too."""
        named = Source.objects.filter(name__in={row["name"] for row in rows}, merged_into=None)
        annotating.hold_named(named)

    def leaving(self, rows: QuerySet[Source]) -> QuerySet[Source]:
        return rows.filter(protected=False)

    def cells(self, batch: list[Source], user: Any, language: str) -> Iterator[dict[str, str]]:
        for source in batch:
            yield {column.name: str(getattr(source, column.name)) for column in self.columns}


def _protected(run: Run) -> frozenset[str]:
    """The names of protected sources, which only a row itself can tell; read once for a file."""
    if not run.protected:
        sources = Source.objects.filter(protected=True)
        run.protected.append(frozenset(one.name for one in sources if not one.is_unreadable))
    return run.protected[0]
