"""Rows of sources: which source each is about, and new ones stored together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from copy import copy

from django.utils.translation import gettext as _

from factcheck import annotating, policy
from factcheck.choices import SourceKind
from factcheck.forms.sources import SourceForm
from factcheck.models import Source
from factcheck.tables.planning import AloneError, Judged
from factcheck.tables.rows import Effect, Row, RowError, Run
from factcheck.tables.saving import put_on

Key = tuple[str, str]


def kind_of(row: Row) -> str:
    return row["kind"] or SourceKind.PERSON


class Named:
    """The sources that have the name of some rows, to the letter; two statements."""

    def __init__(self, rows: Sequence[Row], run: Run) -> None:
        self._run = run
        self._visible: dict[Key, list[Source]] = defaultdict(list)
        self._merged: dict[Key, Source] = {}
        names = {row["name"] for row in rows}
        # What is sealed is found by no words.
        for one in policy.visible_sources(run.actor).filter(name__in=names, secret=""):
            self._visible[one.name, one.kind].append(one)
        gone = Source.objects.filter(name__in=names, secret="").exclude(merged_into=None)
        for one in gone.select_related("merged_into").order_by("-pk"):
            self._merged[one.name, one.kind] = one

    def source_of(self, row: Row) -> Source:
        """The one that the row is about, or a new one. Raises RowError."""
        if row["name"] in _protected(self._run):
            raise RowError("name", _("This source is protected: change it on its own page."))
        key = (row["name"], kind_of(row))
        merged = self._merged.get(key)
        if merged is not None and merged.merged_into is not None:
            raise RowError(
                "name",
                _("This source was merged into “%(name)s”: give that name.")
                % {"name": merged.merged_into.name},
            )
        found = self._visible.get(key, ())
        if len(found) > 1:
            raise RowError("name", _("Two sources have this name: change them at the desk."))
        return found[0] if found else Source(added_by=self._run.actor)


class NewSources(Judged[Source]):
    """The plan of some rows of sources, which are held. One that changes a source has to be taken by itself."""

    def __init__(self, rows: Sequence[Row], run: Run) -> None:
        super().__init__()
        self._named = Named(rows, run)
        self._judge(rows)

    def store(self, start: int, end: int) -> None:
        annotating.store_sources(self._new(start, end))

    def _look(self, row: Row) -> tuple[Effect, Source | None]:
        # The form writes on it whatever it finds.
        source = copy(self._named.source_of(row))
        if self._about(row) & self._touched:
            raise AloneError
        effect = put_on(SourceForm, source, row, {"kind": kind_of(row)})
        if effect is Effect.UPDATED:
            raise AloneError
        if effect is Effect.UNCHANGED:
            return effect, None
        # A later row of the same name is about this one.
        self._touched |= self._about(row)
        return effect, source

    def _about(self, row: Row) -> set[Key]:
        return {(row["name"], kind_of(row))}


def _protected(run: Run) -> frozenset[str]:
    """The names of protected sources, which only a row itself can tell; read once for a transaction."""
    if not run.protected:
        sources = Source.objects.filter(protected=True)
        run.protected.append(frozenset(one.name for one in sources if not one.is_unreadable))
    return run.protected[0]
