"""Turning rows into documents. Whatever is not named here is not published."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TypedDict

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db.models import QuerySet
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import override

from factcheck import policy
from factcheck.choices import Kind, PageState, Visibility
from factcheck.documents import (
    CorrectionDocument,
    EvidenceDocument,
    FactDocument,
    OriginDocument,
    PartyDocument,
    PassageDocument,
)
from factcheck.models import (
    Anchor,
    Article,
    ArticlePage,
    Citation,
    Claim,
    Correction,
    FactPage,
    QuoteDetail,
    Source,
    Verdict,
    detail_of,
)

SLUG_LENGTH = 80
FURNITURE = "furniture"


def stamp(value: datetime | None) -> str:
    return value.astimezone(UTC).isoformat(timespec="seconds") if value else ""


def day(value: date | None) -> str:
    return value.isoformat() if value else ""


def slug_for(words: str, pk: int, fallback: str) -> str:
    """A readable address that is unique by its number, for words in any script."""
    return f"{slugify(words)[:SLUG_LENGTH].strip('-') or fallback}-{pk}"


def signature(user: AbstractUser | None, language: str) -> str:
    """How a person signs a public page: by role, or by name where the newsroom chose so."""
    if user is None:
        return ""
    if settings.FACTCHECK_SIGNATURES == "names":
        return user.get_full_name() or user.get_username()
    with override(language):
        return _("an editor") if policy.is_editor(user) else _("a checker")


def compose_fact(page: FactPage, claim: Claim, verdict: Verdict) -> FactDocument:
    """The document of a fact page as its rows stand now."""
    language = claim.article.language
    claimant = _claimant(claim)
    detail = detail_of(claim)
    said = detail if isinstance(detail, QuoteDetail) else None
    return {
        "path": page.get_absolute_url(),
        "number": 0,
        "language": language,
        "kind": claim.kind,
        "title": claim.statement,
        **compose_context(claim),
        "claimant": _party(claimant),
        "third_party": claimant is not None and claim.kind != Kind.SOURCE,
        "said_on": day(said.said_on) if said else "",
        "channel": said.channel if said else "",
        "outcome": verdict.outcome,
        "rating": {
            "slug": verdict.rating.slug,
            "value": verdict.rating.value,
            "label": verdict.rating.label(language),
            "definition": verdict.rating.definition(language),
        },
        "summary": verdict.summary,
        "explanation": verdict.explanation,
        "evidence": [_evidence(citation) for citation in _public_citations(claim)],
        "checked_by": signature(verdict.proposed_by, language),
        "approved_by": signature(verdict.approved_by, language),
        "checked_at": stamp(verdict.approved_at),
        "valid_until": day(verdict.valid_until),
        "corrections": compose_corrections(page),
        "published_at": stamp(page.published_at),
        "modified_at": stamp(page.modified_at),
        "state": page.state,
    }


class Context(TypedDict):
    passage: PassageDocument
    origin: OriginDocument


def compose_context(claim: Claim) -> Context:
    """Where the claim stands: it changes when the article is published, not what was found."""
    return {"passage": _passage(claim), "origin": _origin(claim.article)}


def compose_corrections(page: FactPage) -> list[CorrectionDocument]:
    """Every note on the page, oldest first."""
    return [_correction(note) for note in page.corrections.order_by("made_at", "id")]


def _claimant(claim: Claim) -> Source | None:
    """Who made the statement, when it is not the newsroom; never a protected source."""
    detail = detail_of(claim)
    named = {Kind.FIGURE: "attributed_to", Kind.QUOTE: "speaker", Kind.SOURCE: "source"}
    source: Source | None = getattr(detail, named[Kind(claim.kind)], None)
    return None if source is None or source.protected else source


def _party(source: Source | None) -> PartyDocument | None:
    if source is None:
        return None
    return {
        "name": source.name,
        "kind": source.kind,
        "url": source.url,
        "wikidata_id": source.wikidata_id,
    }


def _passage(claim: Claim) -> PassageDocument:
    """The words, with their paragraph only once the article itself is public."""
    anchor = claim.anchor
    if anchor is None:
        return {"before": "", "exact": "", "after": ""}
    if not ArticlePage.objects.filter(article=claim.article, state=PageState.PUBLISHED).exists():
        return {"before": "", "exact": anchor.exact, "after": ""}
    before, after = _around(anchor)
    return {"before": before, "exact": anchor.exact, "after": after}


def _around(anchor: Anchor) -> tuple[str, str]:
    """What stands before and after the words in the blocks that they touch."""
    if anchor.start is None or anchor.end is None:
        return "", ""
    text = anchor.revision.text
    touched = [
        block
        for block in anchor.revision.blocks
        if block["start"] < anchor.end and block["end"] > anchor.start
    ]
    return text[touched[0]["start"] : anchor.start], text[anchor.end : touched[-1]["end"]]


def _origin(article: Article) -> OriginDocument:
    page = ArticlePage.objects.filter(article=article, state=PageState.PUBLISHED).first()
    return {
        "headline": article.headline,
        "byline": article.byline,
        "dated": day(article.dated),
        "url": article.source_url,
        "path": page.get_absolute_url() if page else "",
    }


def _public_citations(claim: Claim) -> QuerySet[Citation]:
    public = claim.citations.filter(evidence__visibility=Visibility.PUBLIC)
    return public.exclude(evidence__source__protected=True).select_related("evidence__source")


def _evidence(citation: Citation) -> EvidenceDocument:
    evidence = citation.evidence
    return {
        "title": evidence.title,
        "kind": evidence.kind,
        "tier": evidence.tier,
        "url": evidence.url,
        "archived_url": evidence.archived_url,
        "captured_at": stamp(evidence.captured_at),
        "sha256": evidence.sha256,
        "source": evidence.source.name if evidence.source else "",
        "stance": citation.stance,
        "locator": citation.locator,
        "excerpt": citation.excerpt,
    }


def _correction(correction: Correction) -> CorrectionDocument:
    return {
        "kind": correction.kind,
        "before": correction.before,
        "after": correction.after,
        "why": correction.why,
        "at": stamp(correction.made_at),
    }
