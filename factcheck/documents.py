"""The shapes of what is published: plain data, no ORM objects, nothing protected.

Times are ISO 8601 in UTC, dates ISO 8601. A document is stored once and never changed, so a key
may be added with a default, never renamed.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any, NotRequired, TypedDict


class PartyDocument(TypedDict):
    """Who made the statement. Absent for a protected source."""

    name: str
    kind: str
    url: str
    wikidata_id: str


class RatingDocument(TypedDict):
    slug: str
    value: int | None
    label: str
    definition: str


class EvidenceDocument(TypedDict):
    title: str
    kind: str
    tier: str
    url: str
    archived_url: str
    captured_at: str
    # How the copy that is kept came to the desk; empty when there is none. Older documents lack it.
    copy_origin: NotRequired[str]
    sha256: str
    # When the copy was last found to be what came in; empty when nobody looked, or it is not.
    verified_at: str
    source: str
    stance: str
    locator: str
    excerpt: str


class CorrectionDocument(TypedDict):
    kind: str
    before: str
    after: str
    why: str
    at: str


class PassageDocument(TypedDict):
    """The words of the claim and, once the article is public, what stands around them."""

    before: str
    exact: str
    after: str


class OriginDocument(TypedDict):
    """The article that the claim is in."""

    headline: str
    byline: str
    dated: str
    url: str
    path: str


class TranslationDocument(TypedDict):
    """What the page says in another language; empty but for the title once it is taken back."""

    language: str
    title: str
    summary: str
    explanation: str
    rating: RatingDocument
    checked_by: str
    approved_by: str
    translated_by: str
    signed_by: str
    signed_at: str


class FactDocument(TypedDict):
    path: str
    number: int
    language: str
    kind: str
    title: str
    passage: PassageDocument
    origin: OriginDocument
    claimant: PartyDocument | None
    third_party: bool
    said_on: str
    channel: str
    outcome: str
    rating: RatingDocument
    summary: str
    explanation: str
    evidence: list[EvidenceDocument]
    checked_by: str
    approved_by: str
    checked_at: str
    valid_until: str
    corrections: list[CorrectionDocument]
    published_at: str
    modified_at: str
    state: str
    # None in older documents, and where there are none.
    translations: NotRequired[list[TranslationDocument]]


class SegmentDocument(TypedDict):
    """A piece of text and the numbers of the facts that cover it, and of those that end here."""

    text: str
    facts: list[int]
    closes: list[int]


class BlockDocument(TypedDict):
    zone: str
    segments: list[SegmentDocument]


class MarkedFactDocument(TypedDict):
    number: int
    path: str
    kind: str
    title: str
    outcome: str
    rating: str
    summary: str
    checked_at: str


class ArticleDocument(TypedDict):
    path: str
    number: int
    language: str
    headline: str
    byline: str
    dated: str
    url: str
    sha256: str
    blocks: list[BlockDocument]
    facts: list[MarkedFactDocument]
    verified: int
    disputed: int
    signed_by: str
    signed_at: str
    published_at: str
    modified_at: str


def translations_of(document: FactDocument) -> list[TranslationDocument]:
    return document.get("translations", [])


def path_in(document: FactDocument, language: str) -> str:
    """The address of the page in a language that it has; its own is at the bare one."""
    own = language == document["language"]
    return document["path"] if own else f"{document['path']}{language}/"


def in_language(document: FactDocument, language: str) -> FactDocument | None:
    """The document as it is said in a language, at its address there; None if it is not.

    An empty language is that of the document. Evidence, passage and notes are not translated.
    """
    if not language:
        return document
    for one in translations_of(document):
        if one["language"] == language:
            return {
                **document,
                "path": path_in(document, language),
                "language": language,
                "title": one["title"],
                "summary": one["summary"],
                "explanation": one["explanation"],
                "rating": one["rating"],
                "checked_by": one["checked_by"],
                "approved_by": one["approved_by"],
            }
    return None


def canonical(document: Mapping[str, Any]) -> bytes:
    """The document as the same bytes wherever it is written: sorted keys, UTF-8, no spaces."""
    text = json.dumps(document, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return text.encode()


def digest(document: Mapping[str, Any]) -> str:
    """SHA-256 of the document's canonical JSON."""
    return hashlib.sha256(canonical(document)).hexdigest()
