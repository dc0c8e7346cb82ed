"""Turning rows into documents. Whatever is not named here is not published."""

from __future__ import annotations

from django.conf import settings
from django.db.models import QuerySet

from factcheck.choices import CorrectionKind, Kind, Record, Role, SealOrigin
from factcheck.documents import (
    CorrectionDocument,
    EvidenceDocument,
    FactDocument,
    PartyDocument,
)
from factcheck.models import (
    Citation,
    Claim,
    Correction,
    FactPage,
    QuoteDetail,
    Seal,
    Source,
    SourceDetail,
    Verdict,
    detail_of,
)
from factcheck.publishing.context import compose_context
from factcheck.publishing.signing import signature
from factcheck.publishing.translations import compose_translations
from factcheck.publishing.words import day, public_address, stamp
from factcheck.terms import fold_words


def compose_fact(page: FactPage, claim: Claim, verdict: Verdict) -> FactDocument:
    """The document of a fact page as its rows stand now."""
    language = claim.article.language
    claimant = _claimant(claim)
    said_on, channel = _occasion(claim) if claimant else ("", "")
    context = compose_context(claim)
    document: FactDocument = {
        "path": page.get_absolute_url(),
        "number": 0,
        "language": language,
        "kind": claim.kind,
        "title": claim.statement,
        "passage": context["passage"],
        "origin": context["origin"],
        "claimant": _party(claimant),
        "third_party": _is_third_party(claim, claimant),
        "said_on": said_on,
        "channel": channel,
        "outcome": verdict.outcome,
        "rating": {
            "slug": verdict.rating.slug,
            "value": verdict.rating.value,
            "label": verdict.rating.label(language),
            "definition": verdict.rating.definition(language),
        },
        "summary": verdict.summary,
        "explanation": verdict.explanation,
        "evidence": [_evidence(citation) for citation in public_citations(claim)],
        "checked_by": signature(verdict.proposed_by, Role.CHECKER, language),
        "approved_by": signature(verdict.approved_by, Role.EDITOR, language),
        "checked_at": stamp(verdict.approved_at),
        "valid_until": day(verdict.valid_until),
        "corrections": compose_corrections(page),
        "published_at": stamp(page.published_at),
        "modified_at": stamp(page.modified_at),
        "state": page.state,
    }
    translations = compose_translations(claim, verdict)
    if translations:
        document["translations"] = translations
    return document


def compose_corrections(page: FactPage) -> list[CorrectionDocument]:
    """Every note on the page, oldest first.

    Up to a retraction, notes keep their date and reason only: what was taken back must not stay
    readable in them.
    """
    if page.pk is None:
        return []
    notes = list(page.corrections.order_by("id"))
    taken_back = max(
        (index for index, note in enumerate(notes) if note.kind == CorrectionKind.RETRACTION),
        default=-1,
    )
    return [_correction(note, whole=index > taken_back) for index, note in enumerate(notes)]


def _claimant(claim: Claim) -> Source | None:
    """Who made the statement, when it is not the newsroom.

    Never a protected source, nor one that did not speak on the record.
    """
    detail = detail_of(claim)
    if isinstance(detail, SourceDetail) and detail.record != Record.ON:
        return None
    named = {Kind.FIGURE: "attributed_to", Kind.QUOTE: "speaker", Kind.SOURCE: "source"}
    source: Source | None = getattr(detail, named[Kind(claim.kind)], None)
    return None if source is None or source.protected else source


def _occasion(claim: Claim) -> tuple[str, str]:
    """When and where a quote was said; it could give a speaker away who must not be named."""
    detail = detail_of(claim)
    return (day(detail.said_on), detail.channel) if isinstance(detail, QuoteDetail) else ("", "")


def _is_third_party(claim: Claim, claimant: Source | None) -> bool:
    """Does the statement come from somebody else than the newsroom that checks it?"""
    if claimant is None or claim.kind == Kind.SOURCE:
        return False
    return fold_words(claimant.name.strip()) != fold_words(settings.FACTCHECK_ORGANIZATION)


def _party(source: Source | None) -> PartyDocument | None:
    if source is None:
        return None
    return {
        "name": source.name,
        "kind": source.kind,
        "url": public_address(source.url),
        "wikidata_id": source.wikidata_id,
    }


def public_citations(claim: Claim) -> QuerySet[Citation]:
    """What goes out, in the order of the page."""
    public = Citation.objects.filter(claim=claim).public()
    rows = public.select_related("evidence__source").order_by("id")
    return rows.prefetch_related("evidence__seals__checked")


def _evidence(citation: Citation) -> EvidenceDocument:
    evidence, seal = citation.evidence, citation.evidence.seal
    check = seal.last_check if seal else None
    if check is not None and not check.intact:
        # Of a copy that is known to be lost, nothing is said.
        seal = check = None
    return {
        "title": evidence.title,
        "kind": evidence.kind,
        "tier": evidence.tier,
        "url": public_address(evidence.url),
        "archived_url": public_address(evidence.archived_url),
        "captured_at": stamp(seal.captured_at if seal else evidence.captured_at),
        "copy_origin": _copy_origin(seal),
        "sha256": seal.sha256 if seal else "",
        "verified_at": stamp(check.checked_at) if check else "",
        "source": evidence.source.name if evidence.source else "",
        "stance": citation.stance,
        "locator": citation.locator,
        "excerpt": citation.excerpt,
    }


def _copy_origin(seal: Seal | None) -> str:
    if seal is None:
        return ""
    return SealOrigin.CAPTURED.value if seal.was_captured else SealOrigin.UPLOADED.value


def _correction(correction: Correction, *, whole: bool) -> CorrectionDocument:
    return {
        "kind": correction.kind,
        "before": correction.before if whole else "",
        "after": correction.after if whole else "",
        "why": correction.why,
        "at": stamp(correction.made_at),
    }
