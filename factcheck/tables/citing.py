"""Evidence that a row names: kept once, cited once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from factcheck import annotating, policy
from factcheck.choices import EvidenceKind, Tier, Visibility
from factcheck.errors import StaleError
from factcheck.forms.evidence import CitationForm, EvidenceForm
from factcheck.forms.fields import WebAddressField
from factcheck.models import Citation, Claim, Evidence
from factcheck.tables.base import moment
from factcheck.tables.lookups import Key
from factcheck.tables.planning import AloneError
from factcheck.tables.rows import Effect, Row, RowError, Run, refuse_form
from factcheck.workflow import STALE
from factcheck.workflow.needs import closed

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
    _title, kind, _url = key = key_of(row)
    held = run.desk.evidence(*key)
    given = row.given(_CHANGED)
    if held is not None and not given:
        return Piece(held, held)
    form = EvidenceForm(_data(row, kind, held), known=Evidence.objects.none())
    refuse_form(form)
    told = form.evidence(run.actor, run.desk.named)
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


def steady_piece(row: Row, run: Run) -> tuple[Evidence, Effect]:
    """The same for a row that is judged with others, and nothing is stored.

    Raises AloneError where the row changes the piece.
    """
    piece = piece_of(row, run)
    if piece.changed:
        raise AloneError
    return (piece.held, Effect.UNCHANGED) if piece.held else (piece.told, Effect.CREATED)


def store_pieces(pieces: Iterable[Evidence], run: Run) -> None:
    """Store those that are new, with their sources.

    Raises StaleError if somebody was protected since the rows were judged.
    """
    new = list({id(piece): piece for piece in pieces if piece.pk is None}.values())
    annotating.store_sources(piece.source for piece in new if piece.source is not None)
    annotating.add_pieces(new, actor=run.actor)
    if any(piece.protects_somebody for piece in new):
        raise StaleError(STALE)


def citation_of(claim: Claim, evidence: Evidence, row: Row) -> Citation:
    """What the row says of the piece about the claim, through the form of a person."""
    if policy.is_judged_blind(claim):
        # Whoever is to judge blind is not told, by the row that fits, which way evidence speaks.
        raise RowError("", closed(claim))
    form = CitationForm(dict(row.cells), claim=claim)
    refuse_form(form)
    citation = form.citation(evidence)
    citation.claim = claim
    return citation


def is_among(told: Citation, held: Iterable[Citation]) -> bool:
    """Whether the piece is used for the claim so already; no excerpt says nothing of it."""
    return any(
        (one.stance, one.locator) == (told.stance, told.locator)
        and told.excerpt in ("", one.excerpt)
        for one in held
    )


def cite(claim: Claim, evidence: Evidence, row: Row, run: Run) -> bool:
    """Use the piece for the claim, unless it is used so already; whether it is new."""
    told = citation_of(claim, evidence, row)
    if is_among(told, run.desk.cited(claim, evidence)):
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


def key_of(row: Row) -> Key:
    """By what the piece is known."""
    return row["title"], row["kind"] or EvidenceKind.DOCUMENT, _address(row["url"])


def key_of_first(row: Row) -> Key | None:
    """The same for the columns of a row of claims."""
    kind = row["evidence_kind"] or EvidenceKind.DOCUMENT
    return (row["evidence"], kind, _address(row["evidence_url"])) if row["evidence"] else None


def _address(text: str) -> str:
    """As the form keeps it; what is none is told by the form."""
    with suppress(ValidationError):
        return str(WebAddressField(required=False).clean(text))
    return text


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
