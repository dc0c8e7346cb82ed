"""Evidence as a table: a row for each claim that a piece is used for, one for a piece without any.

Protected evidence, and what a protected source gave, neither leaves nor comes in. What is withdrawn
or was not said on the record does not leave.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from factcheck import policy
from factcheck.choices import EvidenceKind, Record, Risk, Status, TableKind, Visibility
from factcheck.models import Citation, Contact, Evidence, Source, SourceDetail
from factcheck.tables.base import Table, moment
from factcheck.tables.citing import cite, keep_evidence, key_of
from factcheck.tables.columns import Column
from factcheck.tables.finding import name_of_article
from factcheck.tables.lookups import hold_known
from factcheck.tables.new_evidence import CITED, NewEvidence, check_piece, used_for
from factcheck.tables.rows import Effect, Row, Run

_TEXTS = ("title", "kind", "tier", "visibility", "url", "archived_url", "notes")


class EvidenceTable(Table):
    kind = TableKind.EVIDENCE
    # As of claims.
    together = 250
    columns = (
        Column("title", "titre", "Fichier publié", required=True),
        Column("kind", "type", EvidenceKind.DATASET, required=True),
        Column("tier", "niveau", "primary"),
        Column("visibility", "visibilité", "public"),
        Column("url", "adresse", "https://example.org/fichier"),
        Column("archived_url", "adresse d’une copie archivée", ""),
        Column("captured_at", "capturé le", "2021-02-24 09:30"),
        Column("source", "source", "CNIL"),
        Column("notes", "notes internes", ""),
        Column("article", "article", "cms-2021-114"),
        Column("quote", "mots du texte", "491 840 personnes"),
        Column("statement", "déclaration", ""),
        Column("prefix", "mots avant", ""),
        Column("suffix", "mots après", ""),
        Column("stance", "rapport", "supports"),
        Column("locator", "repère", "ligne 491841"),
        Column("excerpt", "extrait", ""),
    )

    def take(self, row: Row, run: Run) -> Effect:
        """A piece is known by title, kind and address; its use by claim, stance and locator."""
        check_piece(row)
        evidence, kept = keep_evidence(row, run)
        claim = used_for(row, run)
        new = claim is not None and cite(claim, evidence, row, run)
        return Effect.UPDATED if new and kept is Effect.UNCHANGED else kept

    def hold(self, rows: Sequence[Row], run: Run) -> None:
        sources = {row["source"] for row in rows}
        hold_known(run.actor, pieces=list({key_of(row) for row in rows}), sources=sources)

    def plan(self, rows: Sequence[Row], run: Run) -> NewEvidence:
        return NewEvidence(rows, run)

    def leaving(self, rows: QuerySet[Evidence]) -> QuerySet[Evidence]:
        hidden = Q(visibility=Visibility.PROTECTED) | Q(source__protected=True)
        told = Contact.objects.in_confidence().filter(evidence=OuterRef("pk"))
        standing = rows.filter(~Exists(told), withdrawn_at=None)
        return standing.exclude(hidden).select_related("source")

    def cells(self, batch: list[Evidence], user: Any, language: str) -> Iterator[dict[str, str]]:
        uses = _uses(batch, user)
        named = _named(batch, user)
        for evidence in batch:
            own = {name: str(getattr(evidence, name)) for name in _TEXTS}
            own["captured_at"] = moment(evidence.captured_at)
            if evidence.source is not None and evidence.source_id in named:
                own["source"] = evidence.source.name
            used = [_use(citation) for citation in uses[evidence.pk]]
            yield from ({**own, **use} for use in used or [{}])


def _uses(batch: list[Evidence], user: Any) -> dict[int, list[Citation]]:
    """The citations that may leave: of claims that the person sees, and that nobody judges blind.

    A file is read by whoever holds it, so everybody counts as one who may judge.
    """
    sealed = Q(claim__status=Status.IN_REVIEW, claim__risk=Risk.HIGH)
    citations = Citation.objects.filter(
        evidence__in=batch, claim__in=policy.visible_claims(user)
    ).exclude(sealed | Q(claim__status=Status.WITHDRAWN))
    uses: dict[int, list[Citation]] = defaultdict(list)
    for citation in citations.select_related("claim__article", "claim__anchor").order_by("pk"):
        uses[citation.evidence_id].append(citation)
    return uses


def _named(batch: list[Evidence], user: Any) -> Collection[int]:
    """The sources that may be named: seen by the person, and never heard off the record."""
    sources = {evidence.source_id for evidence in batch if evidence.source_id}
    aside = SourceDetail.objects.exclude(record=Record.ON).filter(source__in=sources)
    seen = policy.visible_sources(user).filter(pk__in=sources)
    named: QuerySet[Source] = seen.exclude(pk__in=aside.values("source"))
    return set(named.values_list("pk", flat=True))


def _use(citation: Citation) -> dict[str, str]:
    claim = citation.claim
    anchor = claim.anchor
    return {
        "article": name_of_article(claim.article),
        "quote": anchor.exact if anchor else "",
        "prefix": anchor.prefix if anchor else "",
        "suffix": anchor.suffix if anchor else "",
        "statement": claim.statement,
        **{name: str(getattr(citation, name)) for name in CITED},
    }
