"""Rows of evidence that are judged together: new pieces, and what a piece is newly used for.

A row that changes a piece, or that the verbs would refuse, or that an earlier one of those may have
something to do with, has to be taken by itself, in its turn.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from factcheck import annotating
from factcheck.choices import Status
from factcheck.models import Citation, Claim, Evidence
from factcheck.tables.citing import citation_of, is_among, key_of, steady_piece, store_pieces
from factcheck.tables.finding import article_of, claim_of
from factcheck.tables.lookups import Read
from factcheck.tables.planning import AloneError, Judged
from factcheck.tables.rows import Effect, Row, RowError, Run, check_dates

# What a piece says about a claim.
CITED = ("stance", "locator", "excerpt")


def check_piece(row: Row) -> None:
    """What a row must say before its evidence can be looked for."""
    check_dates(row, moments=["captured_at"])
    if not row["title"]:
        raise RowError("title", _("Give the title of the evidence."))


def used_for(row: Row, run: Run) -> Claim | None:
    """The claim that the row uses the piece for; None if it says nothing of one."""
    if not row.given(("article", "quote", *CITED)):
        return None
    return claim_of(row, run, article_of(row, run))


@dataclass(frozen=True, slots=True)
class Use:
    """A piece, new or not, and its new use if there is one."""

    piece: Evidence
    citation: Citation | None


class NewEvidence(Judged[Use]):
    """The plan of some rows of evidence, whose claims, sources and pieces are held."""

    def __init__(self, rows: Sequence[Row], run: Run) -> None:
        super().__init__()
        self._desk = Read(
            run.actor,
            articles={row["article"] for row in rows},
            pieces=list({key_of(row) for row in rows}),
            sources={row["source"] for row in rows},
            words={row["quote"] for row in rows},
        )
        self._run = replace(run, desk=self._desk)
        # The new uses of earlier rows, by claim and piece.
        self._uses: dict[tuple[int, int], list[Citation]] = defaultdict(list)
        self._judge(rows)

    def store(self, start: int, end: int) -> None:
        new = self._new(start, end)
        if not new:
            return
        store_pieces((one.piece for one in new), self._run)
        citations = [one.citation for one in new if one.citation is not None]
        # As earlier rows have left the claims, which are held.
        claims = Claim.objects.filter(pk__in={one.claim_id for one in citations})
        versions = dict(claims.values_list("pk", "version"))
        uses = [annotating.Use(one.claim, versions[one.claim_id], one) for one in citations]
        annotating.cite_all(uses, actor=self._run.actor)

    def _look(self, row: Row) -> tuple[Effect, Use | None]:
        check_piece(row)
        if self._about(row) & self._touched:
            raise AloneError
        with self._desk.names.if_used():
            piece, kept = steady_piece(row, self._run)
            citation = self._cited(row, piece)
        self._desk.keep(piece)
        if citation is not None:
            self._uses[citation.claim_id, id(piece)].append(citation)
            return (kept if kept is Effect.CREATED else Effect.UPDATED), Use(piece, citation)
        return kept, Use(piece, None) if kept is Effect.CREATED else None

    def _cited(self, row: Row, piece: Evidence) -> Citation | None:
        """The use of the piece that the row says, if it is new."""
        claim = used_for(row, self._run)
        if claim is None:
            return None
        told = citation_of(claim, piece, row)
        held = (*self._desk.cited(claim, piece), *self._uses[claim.pk, id(piece)])
        if is_among(told, held):
            return None
        if claim.status != Status.TO_CHECK or piece.withdrawn_at is not None:
            raise AloneError
        return told

    def _about(self, row: Row) -> set[tuple[str, str]]:
        sources = self._desk.names.free([row["source"]])
        return {("evidence", row["title"]), *(("source", name) for name in sources)}
