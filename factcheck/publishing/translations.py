"""Translations of a verdict: which words they are of, and those that may go out."""

from __future__ import annotations

import hashlib
import json

from factcheck.choices import Role
from factcheck.documents import TranslationDocument
from factcheck.models import Claim, Translation, Verdict
from factcheck.publishing.signing import signature
from factcheck.publishing.words import stamp


def words_digest(claim: Claim, verdict: Verdict) -> str:
    """SHA-256 of the words that a translation is of: once one of them changes, it is another."""
    words = [
        claim.article.language,
        claim.statement,
        verdict.outcome,
        verdict.rating.slug,
        verdict.summary,
        verdict.explanation,
    ]
    return hashlib.sha256(json.dumps(words, ensure_ascii=False).encode()).hexdigest()


def signed_translations(claim: Claim, verdict: Verdict) -> list[Translation]:
    """Those that were signed off and say what the verdict says now; one query."""
    signed = Translation.objects.filter(
        verdict=verdict, signed_by__isnull=False, of_sha256=words_digest(claim, verdict)
    )
    others = signed.exclude(language=claim.article.language)
    return list(others.select_related("translated_by", "signed_by").order_by("language"))


def compose_translations(claim: Claim, verdict: Verdict) -> list[TranslationDocument]:
    return [_translation(one, verdict) for one in signed_translations(claim, verdict)]


def _translation(one: Translation, verdict: Verdict) -> TranslationDocument:
    language, rating = one.language, verdict.rating
    return {
        "language": language,
        "title": one.title,
        "summary": one.summary,
        "explanation": one.explanation,
        "rating": {
            "slug": rating.slug,
            "value": rating.value,
            "label": rating.label(language),
            "definition": rating.definition(language),
        },
        "checked_by": signature(verdict.proposed_by, Role.CHECKER, language),
        "approved_by": signature(verdict.approved_by, Role.EDITOR, language),
        "translated_by": signature(one.translated_by, Role.CHECKER, language),
        "signed_by": signature(one.signed_by, Role.EDITOR, language),
        "signed_at": stamp(one.signed_at),
    }


def emptied(one: TranslationDocument) -> TranslationDocument:
    """What stays of it when the page is taken back: in which language, and about what."""
    return {
        "language": one["language"],
        "title": one["title"],
        "summary": "",
        "explanation": "",
        "rating": {"slug": "", "value": None, "label": "", "definition": ""},
        "checked_by": "",
        "approved_by": "",
        "translated_by": "",
        "signed_by": "",
        "signed_at": "",
    }
