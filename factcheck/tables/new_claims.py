"""Rows of claims that are new, stored together: what they say, and what they must not depend on.

Each is judged by the forms that judge one by hand, with what was read for all of them. A row that
is not new, or that the verbs would refuse, or that an earlier row may have something to do with, has
to be taken by itself, in its turn.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from factcheck import annotating, workflow
from factcheck.forms.details import DETAIL_FORMS
from factcheck.models import (
    DETAIL_MODELS,
    DETAIL_OF,
    Anchor,
    Article,
    Citation,
    Claim,
    Evidence,
    Source,
    SourceRule,
)
from factcheck.tables.citing import citation_of, first_piece, key_of, piece_of
from factcheck.tables.finding import article_of
from factcheck.tables.lookups import Read
from factcheck.tables.marking import check_claim, mark_of
from factcheck.tables.rows import Effect, Row, RowError, Run
from factcheck.tables.verdicts import COLUMNS, archived_of

Faults = Sequence[tuple[str, str]]
# The columns that name a source.
_PARTIES = frozenset(form.party for form in DETAIL_FORMS.values())


@dataclass(frozen=True, slots=True)
class NewClaim:
    """A row that can be stored with others."""

    mark: annotating.Mark
    source: Source | None
    citation: Citation | None
    verdict: workflow.Archived | None


class _AloneError(Exception):
    """The row has to be taken by itself."""


class NewClaims:
    """The plan of some rows of claims, whose articles are held; it holds the evidence and sources they name.

    Raises StaleError where that is about to change.
    """

    def __init__(self, rows: Sequence[Row], run: Run) -> None:
        self._desk = Read(
            run.actor,
            articles={row["article"] for row in rows},
            pieces=list({key for row in rows if (key := key_of(row))}),
            sources={row[name] for row in rows for name in _PARTIES},
            people={row["assignee"] for row in rows},
        )
        # Before any row writes to the ledger, whichever way it is taken: whoever holds one of these
        # waits for the ledger by then.
        pieces = (piece.pk for piece in self._desk.pieces.values())
        annotating.hold_evidence(*pieces, naming=self._desk.names.known())
        self._run = replace(run, desk=self._desk)
        self._rules = SourceRule.objects.all()
        self._marked = _marked(self._desk.articles(), {row["quote"] for row in rows})
        # What earlier rows of the file are about: their claims, and what those by themselves name.
        self._claims: set[tuple[object, ...]] = set()
        self._touched: set[tuple[str, str]] = set()
        self._judged = [self._judge(row) for row in rows]

    def is_joined(self, at: int) -> bool:
        return self._judged[at] is not None

    def outcome(self, at: int) -> Effect | Faults:
        judged = self._judged[at]
        return judged if isinstance(judged, tuple) else Effect.CREATED

    def store(self, start: int, end: int) -> None:
        new = [one for one in self._judged[start:end] if isinstance(one, NewClaim)]
        if not new:
            return
        actor = self._run.actor
        annotating.store_sources(one.source for one in new if one.source)
        citations = [one.citation for one in new if one.citation]
        annotating.add_pieces(_unstored(citations), actor=actor)
        claims = annotating.mark_claims([one.mark for one in new], actor=actor)
        uses = [
            annotating.Use(claim, claim.version, one.citation)
            for one, claim in zip(new, claims, strict=True)
            if one.citation
        ]
        annotating.cite_all(uses, actor=actor)
        cited = {use.claim.pk: use.citation.claim for use in uses}
        now = [cited.get(claim.pk, claim) for claim in claims]
        verdicts = [
            replace(one.verdict, claim=claim, version=claim.version)
            for one, claim in zip(new, now, strict=True)
            if one.verdict
        ]
        workflow.import_verdicts(verdicts, actor=actor)

    def _judge(self, row: Row) -> NewClaim | Faults | None:
        made = self._desk.names.new()
        try:
            return self._new(row)
        except RowError as error:
            self._desk.names.forget(made)
            return tuple(error.faults)
        except _AloneError:
            self._desk.names.forget(made)
            self._touched |= self._about(row)
            return None

    def _new(self, row: Row) -> NewClaim:
        article = article_of(row, self._run)
        check_claim(row)
        self._keep_apart(row, article)
        # Before a name of it may be a new one.
        about = self._about(row)
        mark = mark_of(row, self._run, article)
        # Whatever becomes of the row: a later one that is about the same claim waits for it.
        exact = article.revision.text[mark.start : mark.end] if article.revision else ""
        self._claims.add((article.pk, mark.kind, exact, mark.statement))
        if about & self._touched:
            raise _AloneError
        claim = _unstored_claim(mark)
        citation = self._cited(claim, row)
        verdict = archived_of(claim, row, self._run) if row.given(COLUMNS) else None
        if verdict is not None:
            held = workflow.held_by_new(claim, [citation] if citation else [], self._rules)
            if not workflow.would_pass(verdict, held):
                raise _AloneError
        if citation is not None and citation.evidence.pk is None:
            piece = citation.evidence
            self._desk.pieces[piece.title, piece.kind, piece.url] = piece
        return NewClaim(mark, mark.detail[DETAIL_FORMS[mark.kind].party], citation, verdict)

    def _keep_apart(self, row: Row, article: Article) -> None:
        """A claim that is there already, or will be, is changed by the row."""
        about = (article.pk, row["kind"], row["quote"], row["statement"])
        if about in self._marked or about in self._claims:
            raise _AloneError

    def _cited(self, claim: Claim, row: Row) -> Citation | None:
        with first_piece(row) as first:
            if first is None:
                return None
            piece = piece_of(first, self._run)
            if piece.changed or (piece.held is not None and piece.held.withdrawn_at is not None):
                raise _AloneError
            return citation_of(claim, piece.held or piece.told, first)

    def _about(self, row: Row) -> set[tuple[str, str]]:
        """What the row, taken by itself, may make or change that other rows name."""
        about = {("source", name) for name in self._desk.names.free(row[one] for one in _PARTIES)}
        return about | {("evidence", row["evidence"])} if row["evidence"] else about


def _marked(articles: Iterable[Article], quotes: set[str]) -> set[tuple[object, ...]]:
    """The claims that are, or were, on these words: article, kind, words and statement."""
    anchors = Anchor.objects.filter(claim__article__in=list(articles), exact__in=quotes)
    names = ("claim__article", "claim__kind", "exact", "claim__statement")
    return set(anchors.values_list(*names))


def _unstored_claim(mark: annotating.Mark) -> Claim:
    """As much of the claim as the forms and the rules of a verdict look at."""
    claim = Claim(article=mark.article, kind=mark.kind, risk=mark.fields["risk"])
    setattr(claim, DETAIL_OF[mark.kind], DETAIL_MODELS[mark.kind](**mark.detail))
    return claim


def _unstored(citations: Iterable[Citation]) -> list[Evidence]:
    pieces = {id(one.evidence): one.evidence for one in citations}
    return [piece for piece in pieces.values() if piece.pk is None]
