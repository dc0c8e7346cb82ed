"""Rows of claims that are judged together: new claims, and those that are there as the row says.

Each is judged by the forms that judge one by hand, with what was read for all of them. A row that
changes a claim, or that the verbs would refuse, or that an earlier row may have something to do
with, has to be taken by itself, in its turn.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from factcheck import annotating, workflow
from factcheck.forms.details import DETAIL_FORMS
from factcheck.models import (
    DETAIL_MODELS,
    DETAIL_OF,
    DETAILS,
    Article,
    Citation,
    Claim,
    Source,
    SourceRule,
)
from factcheck.policy.evidence import PARTIES
from factcheck.tables.citing import (
    citation_of,
    first_piece,
    is_among,
    key_of_first,
    steady_piece,
    store_pieces,
)
from factcheck.tables.finding import article_of
from factcheck.tables.lookups import Read
from factcheck.tables.marking import check_claim, known_claim, mark_of, says_the_same
from factcheck.tables.planning import AloneError, Judged
from factcheck.tables.rows import Effect, Row, Run
from factcheck.tables.verdicts import COLUMNS, archived_of, is_settled_so

# The columns that name a source.
_PARTIES = frozenset(form.party for form in DETAIL_FORMS.values())


@dataclass(frozen=True, slots=True)
class NewClaim:
    """A row that can be stored with others."""

    mark: annotating.Mark
    source: Source | None
    citation: Citation | None
    verdict: workflow.Archived | None


class NewClaims(Judged[NewClaim]):
    """The plan of some rows of claims, whose articles, sources and pieces are held."""

    def __init__(self, rows: Sequence[Row], run: Run) -> None:
        super().__init__()
        self._desk = Read(
            run.actor,
            articles={row["article"] for row in rows},
            **named_by(rows),
            people={row["assignee"] for row in rows},
            words={row["quote"] for row in rows},
            also=(*DETAILS, *PARTIES),
        )
        self._run = replace(run, desk=self._desk)
        self._rules = SourceRule.objects.all()
        # What earlier rows of the file make, by what a row says of it, and what they change.
        self._claims: set[tuple[object, ...]] = set()
        self._changed: set[int] = set()
        self._judge(rows)

    def store(self, start: int, end: int) -> None:
        new = self._new(start, end)
        if not new:
            return
        actor = self._run.actor
        annotating.store_sources(one.source for one in new if one.source)
        citations = [one.citation for one in new if one.citation]
        store_pieces((one.evidence for one in citations), self._run)
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

    def _look(self, row: Row) -> tuple[Effect, NewClaim | None]:
        article = article_of(row, self._run)
        check_claim(row)
        with self._desk.names.if_used():
            if self._is_there(row, article):
                return Effect.UNCHANGED, None
            return Effect.CREATED, self._claim(row, article)

    def _claim(self, row: Row, article: Article) -> NewClaim:
        # Before a name of it may be a new one.
        about = self._about(row)
        mark = mark_of(row, self._run, article)
        # Whatever becomes of the row: a later one that is about the same claim waits for it.
        exact = article.revision.text[mark.start : mark.end] if article.revision else ""
        self._claims.add((article.pk, mark.kind, exact, mark.statement))
        if about & self._touched:
            raise AloneError
        claim = _unstored_claim(mark)
        citation = self._cited(claim, row)
        verdict = archived_of(claim, row, self._run) if row.given(COLUMNS) else None
        if verdict is not None:
            held = workflow.held_by_new(claim, [citation] if citation else [], self._rules)
            if not workflow.would_pass(verdict, held):
                raise AloneError
        if citation is not None:
            self._desk.keep(citation.evidence)
        return NewClaim(mark, mark.detail[DETAIL_FORMS[mark.kind].party], citation, verdict)

    def _is_there(self, row: Row, article: Article) -> bool:
        """Whether the claim is there, just as the row says. Raises AloneError if it is otherwise."""
        about = (article.pk, row["kind"], row["quote"], row["statement"])
        if about in self._claims:
            raise AloneError
        told = {"kind": row["kind"], "statement": row["statement"]}
        places = self._desk.places(article, row["quote"])
        same = [one.claim for one in places if all(getattr(one.claim, n) == told[n] for n in told)]
        if not same:
            return False
        claim = known_claim(row, self._run, article)
        if claim is not None and claim.pk not in self._changed and self._holds(claim, row):
            return True
        self._changed |= {one.pk for one in same}
        raise AloneError

    def _holds(self, claim: Claim, row: Row) -> bool:
        """Whether the desk has all that the row says of the claim."""
        return (
            not self._about(row) & self._touched
            and says_the_same(row, self._run, claim)
            and self._is_cited(claim, row)
            and is_settled_so(claim, row, self._run)
        )

    def _is_cited(self, claim: Claim, row: Row) -> bool:
        with first_piece(row) as first:
            if first is None:
                return True
            piece, _kept = steady_piece(first, self._run)
            return is_among(citation_of(claim, piece, first), self._desk.cited(claim, piece))

    def _cited(self, claim: Claim, row: Row) -> Citation | None:
        with first_piece(row) as first:
            if first is None:
                return None
            piece, _kept = steady_piece(first, self._run)
            if piece.withdrawn_at is not None:
                raise AloneError
            return citation_of(claim, piece, first)

    def _about(self, row: Row) -> set[tuple[str, str]]:
        """What the row, taken by itself, may make or change that other rows name."""
        about = {("source", name) for name in self._desk.names.free(row[one] for one in _PARTIES)}
        return about | {("evidence", row["evidence"])} if row["evidence"] else about


def named_by(rows: Sequence[Row]) -> dict[str, Any]:
    """The pieces and sources that rows of claims name, as `Read` takes them."""
    return {
        "pieces": list({key for row in rows if (key := key_of_first(row))}),
        "sources": {row[name] for row in rows for name in _PARTIES},
    }


def _unstored_claim(mark: annotating.Mark) -> Claim:
    """As much of the claim as the forms and the rules of a verdict look at."""
    claim = Claim(article=mark.article, kind=mark.kind, risk=mark.fields["risk"])
    setattr(claim, DETAIL_OF[mark.kind], DETAIL_MODELS[mark.kind](**mark.detail))
    return claim
