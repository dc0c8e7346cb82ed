"""Evidence that a row names: kept once, cited once."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from factcheck import annotating
from factcheck.choices import EvidenceKind, Tier, Visibility
from factcheck.forms.evidence import CitationForm, EvidenceForm
from factcheck.models import Citation, Claim, Evidence
from factcheck.tables.base import moment
from factcheck.tables.finding import evidence_of
from factcheck.tables.rows import Effect, Row, RowError, Run, refuse_form

_CHANGED = ("tier", "visibility", "archived_url", "captured_at", "source", "notes")
# How the columns of a claim's first piece of evidence are called in the table of claims.
_OF_CLAIM = {
    "title": "evidence",
    "kind": "evidence_kind",
    "tier": "evidence_tier",
    "url": "evidence_url",
}


def keep_evidence(row: Row, run: Run) -> tuple[Evidence, Effect]:
    """The piece that the row is about, with what the row says of it."""
    if row["visibility"] == Visibility.PROTECTED:
        raise RowError(
            "visibility", _("Protected evidence does not come by a table: add it at the desk.")
        )
    kind = row["kind"] or EvidenceKind.DOCUMENT
    held = evidence_of(row["title"], kind, row["url"], run)
    given = row.given(_CHANGED)
    if held is not None and not given:
        return held, Effect.UNCHANGED
    form = EvidenceForm(_data(row, kind, held), known=Evidence.objects.none())
    refuse_form(form)
    told = form.evidence(run.actor)
    if told.protects_somebody:
        raise RowError(
            "source", _("Protected evidence does not come by a table: add it at the desk.")
        )
    if held is None:
        return annotating.add_evidence(told, actor=run.actor), Effect.CREATED
    changed = [name for name in given if _differs(name, held, told)]
    for name in changed:
        setattr(held, name, getattr(told, name))
    if not changed:
        return held, Effect.UNCHANGED
    annotating.save_evidence(held, actor=run.actor)
    return held, Effect.UPDATED


def cite(claim: Claim, evidence: Evidence, row: Row, run: Run) -> bool:
    """Use the piece for the claim, unless it is used so already; whether it is new."""
    form = CitationForm(dict(row.cells), claim=claim)
    refuse_form(form)
    told = form.citation(evidence)
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
    if not row.given((*_OF_CLAIM.values(), "stance", "locator", "excerpt")):
        return False
    if not row["evidence"]:
        raise RowError("evidence", _("Give the title of the evidence."))
    names = {**{name: name for name in ("stance", "locator", "excerpt")}, **_OF_CLAIM}
    piece = Row(row.number, {name: row[column] for name, column in names.items()})
    try:
        return cite(claim, keep_evidence(piece, run)[0], piece, run)
    except RowError as error:
        faults = [(names.get(column, column), sentence) for column, sentence in error.faults]
        raise RowError(*faults[0], *faults[1:]) from error


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
