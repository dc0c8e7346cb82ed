"""Evidence that a row names: kept once, cited once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from factcheck import annotating
from factcheck.choices import EvidenceKind, Tier, Visibility
from factcheck.forms.evidence import CitationForm, EvidenceForm
from factcheck.models import Citation, Claim, Evidence
from factcheck.tables.base import moment
from factcheck.tables.lookups import Key
from factcheck.tables.rows import Effect, Row, RowError, Run, refuse_form

_CHANGED = ("tier", "visibility", "archived_url", "captured_at", "source", "notes")
# How the columns of a claim's first piece of evidence are called in the table of claims.
_OF_CLAIM = {
    "title": "evidence",
    "kind": "evidence_kind",
    "tier": "evidence_tier",
    "url": "evidence_url",
}
_NAMES = {**{name: name for name in ("stance", "locator", "excerpt")}, **_OF_CLAIM}


@dataclass(frozen=True, slots=True)
class Piece:
    """What a row says of a piece of evidence: how it is to be, and which of its fields are new.

    `held` is the piece as the desk has it; None for a new one.
    """

    told: Evidence
    held: Evidence | None
    changed: Sequence[str] = ()


def piece_of(row: Row, run: Run) -> Piece:
    """The piece that the row is about, through the form of a person."""
    if row["visibility"] == Visibility.PROTECTED:
        raise RowError(
            "visibility", _("Protected evidence does not come by a table: add it at the desk.")
        )
    kind = kind_of(row)
    held = run.desk.evidence(row["title"], kind, row["url"])
    given = row.given(_CHANGED)
    if held is not None and not given:
        return Piece(held, held)
    form = EvidenceForm(_data(row, kind, held), known=Evidence.objects.none())
    refuse_form(form)
    told = form.evidence(run.actor)
    if told.protects_somebody:
        raise RowError(
            "source", _("Protected evidence does not come by a table: add it at the desk.")
        )
    changed = [name for name in given if held is not None and _differs(name, held, told)]
    return Piece(told, held, changed)


def keep_evidence(row: Row, run: Run) -> tuple[Evidence, Effect]:
    """The piece that the row is about, with what the row says of it."""
    piece = piece_of(row, run)
    held = piece.held
    if held is None:
        return annotating.add_evidence(piece.told, actor=run.actor), Effect.CREATED
    if not piece.changed:
        return held, Effect.UNCHANGED
    for name in piece.changed:
        setattr(held, name, getattr(piece.told, name))
    annotating.save_evidence(held, actor=run.actor)
    return held, Effect.UPDATED


def citation_of(claim: Claim, evidence: Evidence, row: Row) -> Citation:
    """What the row says of the piece about the claim, through the form of a person."""
    form = CitationForm(dict(row.cells), claim=claim)
    refuse_form(form)
    return form.citation(evidence)


def cite(claim: Claim, evidence: Evidence, row: Row, run: Run) -> bool:
    """Use the piece for the claim, unless it is used so already; whether it is new."""
    told = citation_of(claim, evidence, row)
    same = Citation.objects.filter(
        claim=claim, evidence=evidence, stance=told.stance, locator=told.locator
    )
    if told.excerpt:
        same = same.filter(excerpt=told.excerpt)
    if same.exists():
        return False
    annotating.cite(claim, actor=run.actor, version=claim.version, citation=told)
    return True


def cite_first(claim: Claim, row: Row, run: Run) -> bool:
    """The same for the columns of a row of claims; nothing if they are empty."""
    with first_piece(row) as piece:
        return piece is not None and cite(claim, keep_evidence(piece, run)[0], piece, run)


@contextmanager
def first_piece(row: Row) -> Iterator[Row | None]:
    """What a row of claims says of evidence, as a row of evidence; None for nothing.

    What is wrong with it is told by the columns of claims.
    """
    if not row.given((*_OF_CLAIM.values(), "stance", "locator", "excerpt")):
        yield None
        return
    if not row["evidence"]:
        raise RowError("evidence", _("Give the title of the evidence."))
    try:
        yield Row(row.number, {name: row[column] for name, column in _NAMES.items()})
    except RowError as error:
        faults = [(_NAMES.get(column, column), sentence) for column, sentence in error.faults]
        raise RowError(*faults[0], *faults[1:]) from error


def kind_of(row: Row) -> str:
    """The kind of the evidence of a row."""
    return row["kind"] or EvidenceKind.DOCUMENT


def key_of(row: Row) -> Key | None:
    """By what the evidence of a row of claims is known."""
    kind = row["evidence_kind"] or EvidenceKind.DOCUMENT
    return (row["evidence"], kind, row["evidence_url"]) if row["evidence"] else None


def _data(row: Row, kind: str, held: Evidence | None) -> dict[str, Any]:
    """The form of the evidence as it would be sent: what is held, with the row on top."""
    before: dict[str, Any] = {"tier": Tier.SECONDARY, "visibility": Visibility.PUBLIC}
    if held is not None:
        before = {name: getattr(held, name) for name in _CHANGED}
        before["captured_at"] = moment(held.captured_at)
        before["source"] = held.source.name if held.source else ""
    given = {name: row[name] for name in row.given((*_CHANGED, "title", "url"))}
    return {**before, **given, "kind": kind}


def _differs(name: str, held: Evidence, told: Evidence) -> bool:
    if name == "captured_at":
        # Told to the minute only.
        return moment(held.captured_at) != moment(told.captured_at)
    return bool(getattr(held, name) != getattr(told, name))
