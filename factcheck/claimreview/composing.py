"""schema.org JSON-LD of a fact page, from its document alone.

A statement of a third party gets ClaimReview (Google's profile, see `checking`); the newsroom's own
sentence gets Claim with citations and no review, because a publisher must not review itself. A
retracted page gets nothing.
"""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from factcheck.documents import (
    CorrectionDocument,
    EvidenceDocument,
    FactDocument,
    PartyDocument,
    in_language,
    path_in,
    translations_of,
)

WORST, BEST = 1, 5
_PARTS = {"Claim": "#claim", "ClaimReview": "#review"}
# Whoever can make a statement; a document or a dataset is where it appeared instead.
SPEAKERS = {"person": "Person", "organization": "Organization", "outlet": "Organization"}


def markup(
    document: FactDocument, *, site_url: str, organization: str, language: str = ""
) -> dict[str, Any] | None:
    """The JSON-LD object of a published page, or None when there is nothing to say.

    `language` is that of a translation: a review of its own, of the same claim, that names the one
    it translates, as that one names it.
    """
    said = in_language(document, language)
    if said is None or document["state"] != "published":
        return None
    url, own = site_url + said["path"], site_url + document["path"]
    page = _page(said, url=url)
    author = publisher(site_url=site_url, organization=organization)
    if not document["third_party"]:
        claim = _claim(_in_one_language(said, language), site_url=site_url, url=url)
        works = _works(document, language, site_url, "Claim")
        return {"@context": "https://schema.org", **claim, **page, **works, "publisher": author}
    return {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "@id": url + "#review",
        "claimReviewed": said["title"],
        "reviewRating": _rating(said),
        "itemReviewed": _claim(document, site_url=site_url, url=own),
        "author": author,
        "datePublished": document["published_at"],
        "reviewBody": said["summary"],
        **page,
        **_works(document, language, site_url, "ClaimReview"),
    }


def publisher(*, site_url: str, organization: str) -> dict[str, Any]:
    """Who checks, and where it says how it works and corrects itself.

    Not who pays for it and who it is: those pages may say nothing yet.
    """
    method = site_url + reverse("factcheck:methodology")
    return {
        "@type": "NewsMediaOrganization",
        "name": organization,
        "url": site_url + "/",
        "publishingPrinciples": method,
        "verificationFactCheckingPolicy": method,
        "correctionsPolicy": site_url + reverse("factcheck:about-page", args=["corrections"]),
    }


def _in_one_language(said: FactDocument, language: str) -> FactDocument:
    """A translation without the words of the article, which are in another language."""
    return {**said, "passage": {"before": "", "exact": "", "after": ""}} if language else said


def _works(document: FactDocument, language: str, site_url: str, kind: str) -> dict[str, Any]:
    """How the page and its translations name each other (schema.org, of any CreativeWork)."""

    def work(of: str) -> dict[str, Any]:
        url = site_url + path_in(document, of)
        return {"@type": kind, "@id": f"{url}{_PARTS[kind]}", "url": url, "inLanguage": of}

    if language:
        return {"translationOfWork": work(document["language"])}
    translations = [work(one["language"]) for one in translations_of(document)]
    return {"workTranslation": translations} if translations else {}


def _page(document: FactDocument, *, url: str) -> dict[str, Any]:
    """What is true of the page, whichever type it has. A Claim's own date is not among it."""
    page: dict[str, Any] = {
        "url": url,
        "inLanguage": document["language"],
        "dateModified": document["modified_at"],
        "isAccessibleForFree": True,
        "citation": [_citation(piece) for piece in document["evidence"]],
    }
    if document["valid_until"]:
        page["expires"] = document["valid_until"]
    if document["corrections"]:
        page["correction"] = [_correction(note) for note in document["corrections"]]
    return page


def _claim(document: FactDocument, *, site_url: str, url: str) -> dict[str, Any]:
    claim: dict[str, Any] = {
        "@type": "Claim",
        "@id": url + "#claim",
        "text": document["passage"]["exact"] or document["title"],
        "name": document["title"],
        "inLanguage": document["language"],
    }
    claimant = document["claimant"] if document["third_party"] else None
    if claimant and claimant["kind"] in SPEAKERS:
        claim["author"] = _party(claimant, SPEAKERS[claimant["kind"]])
    if document["said_on"]:
        claim["datePublished"] = document["said_on"]
    appearances = _appearances(document, claimant, site_url=site_url)
    if appearances:
        claim["appearance"] = appearances
    return claim


def _appearances(
    document: FactDocument, claimant: PartyDocument | None, *, site_url: str
) -> list[dict[str, Any]]:
    """Where the claim can be read: the work that makes it, and the article under check."""
    works = []
    if claimant and claimant["kind"] not in SPEAKERS:
        works.append(_party(claimant, "CreativeWork"))
    origin = document["origin"]
    where = origin["url"] or (site_url + origin["path"] if origin["path"] else "")
    if where:
        article = {"@type": "NewsArticle", "url": where}
        works.append(article | ({"headline": origin["headline"]} if origin["headline"] else {}))
    return works


def _party(party: PartyDocument, kind: str) -> dict[str, Any]:
    same = [party["url"]] if party["url"] else []
    if party["wikidata_id"]:
        same.append(f"https://www.wikidata.org/wiki/{party['wikidata_id']}")
    return {"@type": kind, "name": party["name"], **({"sameAs": same} if same else {})}


def _rating(document: FactDocument) -> dict[str, Any]:
    """The words always; the number only where the scale has one, worst 1 and best 5."""
    given = document["rating"]
    rating: dict[str, Any] = {"@type": "Rating", "alternateName": given["label"]}
    if given["definition"]:
        rating["ratingExplanation"] = given["definition"]
    if given["value"] is not None and WORST <= given["value"] <= BEST:
        rating |= {"ratingValue": given["value"], "worstRating": WORST, "bestRating": BEST}
    return rating


def _citation(piece: EvidenceDocument) -> dict[str, Any]:
    citation: dict[str, Any] = {"@type": "CreativeWork", "name": piece["title"]}
    if piece["url"]:
        citation["url"] = piece["url"]
    if piece["archived_url"]:
        citation["archivedAt"] = piece["archived_url"]
    return citation


def _correction(note: CorrectionDocument) -> dict[str, Any]:
    return {"@type": "CorrectionComment", "text": note["why"], "datePublished": note["at"]}
