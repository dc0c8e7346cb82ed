"""Claims as a table: the words, what must be true, the details, evidence and, of an archive, a verdict."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from django.db.models import QuerySet

from factcheck import annotating
from factcheck.choices import Kind, Record, Status, TableKind
from factcheck.forms.numbers import write_number
from factcheck.models import DETAILS, Citation, Claim, Verdict, detail_of
from factcheck.policy.evidence import PARTIES
from factcheck.tables.base import Table, day, moment, yes_no
from factcheck.tables.citing import cite_first
from factcheck.tables.columns import Column
from factcheck.tables.finding import article_of, name_of_article
from factcheck.tables.lookups import hold_known
from factcheck.tables.marking import DETAIL_COLUMNS, change_claim, known_claim, mark_of
from factcheck.tables.new_claims import NewClaims, named_by
from factcheck.tables.rows import Effect, Row, Run
from factcheck.tables.verdicts import cells_of, settle
from factcheck.workflow import CARRIES, where_lacks

_PARTY: Mapping[str, str] = MappingProxyType(
    {Kind.FIGURE: "attributed_to", Kind.QUOTE: "speaker", Kind.SOURCE: "source"}
)
# What could tell who somebody is that must not be named.
_TELLING = frozenset({"role", "said_on", "channel", "original", "original_language"})


class Claims(Table):
    kind = TableKind.CLAIMS
    # As many as may have to be taken one by one while everybody else waits for a few seconds.
    together = 250
    columns = (
        Column("article", "article", "cms-2021-114", required=True),
        Column("kind", "type", Kind.FIGURE, required=True),
        Column("quote", "mots du texte", "491 840 personnes", required=True),
        Column("prefix", "mots avant", ""),
        Column("suffix", "mots après", ""),
        Column(
            "statement", "déclaration", "Les données de 491 840 personnes ont fuité.", required=True
        ),
        Column("risk", "risque", "normal"),
        Column("assignee", "confié à", ""),
        Column("due", "à rendre le", "2021-02-27 12:00"),
        Column("value", "valeur", "491840"),
        Column("value_high", "haut de la fourchette", ""),
        Column("approximation", "approximation", "exact"),
        Column("unit", "unité", "personnes"),
        Column("period", "date ou période", ""),
        Column("measure", "ce qui est mesuré", "personnes dont les données ont fuité"),
        Column("attributed_to", "attribué à", "CNIL"),
        Column("speaker", "qui parle", ""),
        Column("cue", "verbe introducteur", ""),
        Column("verbatim", "mot pour mot", ""),
        Column("said_on", "dit le", ""),
        Column("channel", "canal", ""),
        Column("original", "texte original", ""),
        Column("original_language", "langue de l’original", ""),
        Column("source", "source nommée", ""),
        Column("role", "fonction", ""),
        Column("record", "conditions", ""),
        Column("evidence", "preuve", "Fichier publié"),
        Column("evidence_kind", "type de preuve", "dataset"),
        Column("evidence_tier", "rang de la preuve", "primary"),
        Column("evidence_url", "adresse de la preuve", "https://example.org/fichier"),
        Column("stance", "rapport", "supports"),
        Column("locator", "repère", "ligne 491841"),
        Column("excerpt", "extrait", ""),
        Column("outcome", "conclusion", ""),
        Column("rating", "appréciation", ""),
        Column("summary", "résumé public", ""),
        Column("explanation", "comment nous le savons", ""),
        Column("correction_asked", "correction demandée", ""),
        Column("valid_until", "valable jusqu’au", ""),
        Column("proposed_by", "proposé par", ""),
        Column("approved_by", "approuvé par", ""),
    )

    def take(self, row: Row, run: Run) -> Effect:
        """A claim is known by its article, its kind, the words it is on and its statement."""
        article = article_of(row, run)
        claim = known_claim(row, run, article)
        effect = Effect.UNCHANGED
        if claim is None:
            mark = mark_of(row, run, article)
            [claim] = annotating.mark_claims([mark], actor=run.actor)
            effect = Effect.CREATED
        elif change_claim(row, run, claim):
            effect = Effect.UPDATED
        cited = cite_first(claim, row, run)
        # Each verb counts the version up.
        claim.refresh_from_db()
        settled = settle(claim, row, run)
        new = cited or settled
        return Effect.UPDATED if new and effect is Effect.UNCHANGED else effect

    def hold(self, rows: Sequence[Row], run: Run) -> None:
        hold_known(run.actor, **named_by(rows))

    def plan(self, rows: Sequence[Row], run: Run) -> NewClaims:
        return NewClaims(rows, run)

    def leaving(self, rows: QuerySet[Claim]) -> QuerySet[Claim]:
        kept = rows.exclude(status=Status.WITHDRAWN)
        return kept.select_related("article", "anchor", "assignee", *DETAILS, *PARTIES)

    def cells(self, batch: list[Claim], user: Any, language: str) -> Iterator[dict[str, str]]:
        """A verdict once it is in force, with the evidence that carries it: never a proposal."""
        people = Verdict.objects.in_force().select_related("rating", "proposed_by", "approved_by")
        verdicts = {one.claim_id: one for one in people.filter(claim__in=batch)}
        carrying = _carrying(verdicts)
        for claim in batch:
            cells = {**_own(claim), **_detail(claim, language)}
            verdict = verdicts.get(claim.pk)
            if verdict is not None and claim.is_settled:
                cells |= {**cells_of(verdict), **carrying.get(claim.pk, {})}
            yield cells


def _own(claim: Claim) -> dict[str, str]:
    anchor = claim.anchor
    return {
        "article": name_of_article(claim.article),
        "kind": claim.kind,
        "quote": anchor.exact if anchor else "",
        "prefix": anchor.prefix if anchor else "",
        "suffix": anchor.suffix if anchor else "",
        "statement": claim.statement,
        "risk": claim.risk,
        "assignee": claim.assignee.get_username() if claim.assignee else "",
        "due": moment(claim.due),
    }


def _detail(claim: Claim, language: str) -> dict[str, str]:
    """The fields of the kind, without a name that must not be told and what could tell it."""
    detail = detail_of(claim)
    if detail is None:
        return {}
    names = DETAIL_COLUMNS[claim.kind]
    held = {name: getattr(detail, name) for name in names}
    party = held[_PARTY[claim.kind]]
    aside = held.get("record", Record.ON) != Record.ON
    hidden = party is not None and (party.protected or aside)
    left_out = {_PARTY[claim.kind], *_TELLING} if hidden else set()
    return {
        name: _cell(value, claim, language) for name, value in held.items() if name not in left_out
    }


def _cell(value: Any, claim: Claim, language: str) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return yes_no(value, language)
    if isinstance(value, Decimal):
        return write_number(value, claim.article.language)
    return day(value) if isinstance(value, date) else str(value)


def _carrying(verdicts: Mapping[int, Verdict]) -> dict[int, dict[str, str]]:
    """Of each verdict, the first piece of evidence that may leave and that carries it."""
    citations = Citation.objects.standing().on_record().filter(claim__in=list(verdicts))
    found: dict[int, dict[str, str]] = {}
    for one in citations.select_related("evidence__source").order_by("-pk"):
        side = CARRIES[verdicts[one.claim_id].outcome]
        carries = one.stance == side and not where_lacks(one)
        if carries and not one.evidence.protects_somebody:
            found[one.claim_id] = {
                "evidence": one.evidence.title,
                "evidence_kind": one.evidence.kind,
                "evidence_tier": one.evidence.tier,
                "evidence_url": one.evidence.url,
                "stance": one.stance,
                "locator": one.locator,
                "excerpt": one.excerpt,
            }
    return found
