"""schema.org JSON-LD of a fact page, from its document alone.

A statement of a third party gets ClaimReview (Google's profile: structured-data rules on the
methodology page); the newsroom's own sentence gets Claim with citations and no review, because a
publisher must not review itself. A retracted page gets nothing.
"""

from __future__ import annotations

from typing import Any

from factcheck.documents import EvidenceDocument, FactDocument, PartyDocument

WORST, BEST = 1, 5
PERSONS = {"person"}


def markup(document: FactDocument, *, site_url: str, organization: str) -> dict[str, Any] | None:
    """The JSON-LD object of a published page, or None when there is nothing to say."""
    if document["state"] != "published":
        return None
    url = site_url + document["path"]
    publisher = {"@type": "NewsMediaOrganization", "name": organization, "url": site_url + "/"}
    claim = _claim(document, site_url=site_url, url=url)
    if not document["third_party"]:
        return {
            "@context": "https://schema.org",
            **claim,
            "url": url,
            "publisher": publisher,
            "citation": [_citation(piece) for piece in document["evidence"]],
            "dateModified": document["modified_at"],
            **_expires(document),
        }
    return {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "@id": url + "#review",
        "url": url,
        "inLanguage": document["language"],
        "claimReviewed": document["title"],
        "reviewRating": _rating(document),
        "itemReviewed": claim,
        "author": publisher,
        "datePublished": document["published_at"],
        "dateModified": document["modified_at"],
        "reviewBody": document["summary"],
        "isAccessibleForFree": True,
        "citation": [_citation(piece) for piece in document["evidence"]],
        **_expires(document),
    }


def _claim(document: FactDocument, *, site_url: str, url: str) -> dict[str, Any]:
    claim: dict[str, Any] = {
        "@type": "Claim",
        "@id": url + "#claim",
        "text": document["passage"]["exact"] or document["title"],
        "name": document["title"],
        "inLanguage": document["language"],
    }
    if document["third_party"] and document["claimant"]:
        claim["author"] = _party(document["claimant"])
    if document["said_on"]:
        claim["datePublished"] = document["said_on"]
    origin = document["origin"]
    where = origin["url"] or (site_url + origin["path"] if origin["path"] else "")
    if where:
        claim["appearance"] = {
            "@type": "NewsArticle",
            "url": where,
            "headline": origin["headline"],
        }
    return claim


def _party(party: PartyDocument) -> dict[str, Any]:
    kind = "Person" if party["kind"] in PERSONS else "Organization"
    same = [party["url"]] if party["url"] else []
    if party["wikidata_id"]:
        same.append(f"https://www.wikidata.org/wiki/{party['wikidata_id']}")
    return {"@type": kind, "name": party["name"], **({"sameAs": same} if same else {})}


def _rating(document: FactDocument) -> dict[str, Any]:
    """The words always; the number only where the scale has one, worst 1 and best 5."""
    rating: dict[str, Any] = {
        "@type": "Rating",
        "alternateName": document["rating"]["label"],
        "ratingExplanation": document["rating"]["definition"],
    }
    if document["rating"]["value"] is not None:
        rating |= {
            "ratingValue": document["rating"]["value"],
            "worstRating": WORST,
            "bestRating": BEST,
        }
    return rating


def _citation(piece: EvidenceDocument) -> dict[str, Any]:
    citation: dict[str, Any] = {"@type": "CreativeWork", "name": piece["title"]}
    if piece["url"]:
        citation["url"] = piece["url"]
    if piece["archived_url"]:
        citation["archivedAt"] = piece["archived_url"]
    return citation


def _expires(document: FactDocument) -> dict[str, str]:
    return {"expires": document["valid_until"]} if document["valid_until"] else {}
