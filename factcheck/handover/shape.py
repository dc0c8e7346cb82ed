"""The claims of a source package as data; docs/source-package.md says what each key means."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from factcheck.handover.leaving import PARTY, Entry, Piece
from factcheck.models import Article, Verdict, detail_of
from factcheck.publishing.words import day, stamp, web_address

FORMAT = 1


def claims_document(
    article: Article, entries: list[Entry], paths: Mapping[int, str]
) -> dict[str, Any]:
    """`paths` are where the files of evidence are in the package, by the id of the evidence."""
    return {
        "format": FORMAT,
        "article": article_document(article),
        "claims": [_claim(entry, paths) for entry in entries],
    }


def article_document(article: Article) -> dict[str, Any]:
    revision = article.revision
    return {
        "id": article.pk,
        "headline": article.headline,
        "byline": article.byline,
        "desk": article.desk,
        "language": article.language,
        "dated": day(article.dated),
        "url": web_address(article.source_url),
        "revision": revision.number if revision else 0,
        "sha256": revision.sha256 if revision else "",
    }


def _claim(entry: Entry, paths: Mapping[int, str]) -> dict[str, Any]:
    claim, anchor = entry.claim, entry.claim.anchor
    return {
        "number": claim.number,
        "kind": claim.kind,
        "status": claim.status,
        "risk": claim.risk,
        "statement": claim.statement,
        "words": anchor.exact if anchor else "",
        "start": anchor.start if anchor else None,
        "end": anchor.end if anchor else None,
        "party": entry.party.name if entry.party else "",
        "party_withheld": entry.hides_party,
        "details": _details(entry),
        "verdict": _verdict(entry.in_force),
        "evidence": [_piece(piece, paths, sealed=entry.is_sealed) for piece in entry.pieces],
    }


def _details(entry: Entry) -> dict[str, Any]:
    detail = detail_of(entry.claim)
    if detail is None:
        return {}
    away = {"id", "claim", PARTY[entry.claim.kind], *entry.left_out}
    names = [field.name for field in detail._meta.concrete_fields if field.name not in away]
    return {name: _value(getattr(detail, name)) for name in names}


def _value(value: Any) -> Any:
    """A number as text, so that no reader rounds it."""
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    return day(value) if isinstance(value, date) else value


def _verdict(verdict: Verdict | None) -> dict[str, Any] | None:
    if verdict is None or verdict.approved_by is None:
        return None
    return {
        "outcome": verdict.outcome,
        "rating": verdict.rating.slug,
        "summary": verdict.summary,
        "explanation": verdict.explanation,
        "correction_asked": verdict.correction_asked,
        "valid_until": day(verdict.valid_until),
        "proposed_by": _name(verdict.proposed_by),
        "proposed_at": stamp(verdict.proposed_at),
        "approved_by": _name(verdict.approved_by),
        "approved_at": stamp(verdict.approved_at),
    }


def _name(person: Any) -> str:
    return str(person.get_full_name() or person.get_username())


def _piece(piece: Piece, paths: Mapping[int, str], *, sealed: bool) -> dict[str, Any]:
    """Of internal evidence its title alone, so that somebody can ask for it.

    Sealed, it does not say what it does to the claim: that would tell what is proposed.
    """
    evidence, citation, seal = piece.evidence, piece.citation, piece.evidence.seal
    told = {
        "id": evidence.pk,
        "title": evidence.title,
        "kind": evidence.kind,
        "internal": piece.is_internal,
        "stance": "" if sealed else citation.stance,
    }
    if piece.is_internal:
        return told
    return {
        **told,
        "tier": evidence.tier,
        "locator": citation.locator,
        "excerpt": citation.excerpt,
        "url": web_address(evidence.url),
        "archived_url": web_address(evidence.archived_url),
        "captured_at": stamp(seal.captured_at if seal else evidence.captured_at),
        "source": piece.source,
        "repeats": _repeats(piece),
        "file": paths.get(evidence.pk, ""),
        "sha256": seal.sha256 if seal else "",
    }


def _repeats(piece: Piece) -> str:
    """The title of what it only repeats; not of what is internal."""
    origin = piece.repeats
    return origin.title if origin is not None and origin.visibility == "public" else ""
