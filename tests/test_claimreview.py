from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlsplit

import pytest

from factcheck.claimreview import markup
from tests.documents import a_document

SITE = "https://facts.example.org"
PAGE = SITE + "/facts/le-fournisseur-doute-12/"
PUBLISHER = {
    "@type": "NewsMediaOrganization",
    "name": "La Rédaction",
    "url": SITE + "/",
    "publishingPrinciples": SITE + "/methodology/",
    "verificationFactCheckingPolicy": SITE + "/methodology/",
    "correctionsPolicy": SITE + "/about/corrections/",
}
HOSTILE = "</script><!--<b>\"'\\ \u2028\u2029 &amp; \u202e😀 {{ x }} {% y %}"


def of(**changes: Any) -> dict[str, Any]:
    data = markup(a_document(**changes), site_url=SITE, organization="La Rédaction")
    assert data is not None
    return data


def types(value: Any) -> list[str]:
    """Every @type in the object, as a consumer that looks everywhere would find it."""
    if isinstance(value, list):
        return [found for item in value for found in types(item)]
    if not isinstance(value, dict):
        return []
    inner = [found for item in value.values() for found in types(item)]
    return ([value["@type"]] if "@type" in value else []) + inner


def test_a_third_partys_statement_is_reviewed() -> None:
    assert of() == {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "@id": PAGE + "#review",
        "url": PAGE,
        "claimReviewed": "Le fournisseur doute de la cause.",
        "reviewRating": {
            "@type": "Rating",
            "alternateName": "Vérifié",
            "ratingExplanation": "Confirmé.",
            "ratingValue": 5,
            "worstRating": 1,
            "bestRating": 5,
        },
        "itemReviewed": {
            "@type": "Claim",
            "@id": PAGE + "#claim",
            "text": "Nous ne sommes pas certains",
            "name": "Le fournisseur doute de la cause.",
            "inLanguage": "fr",
            "author": {
                "@type": "Person",
                "name": "Didier Neyrat",
                "sameAs": ["https://example.org/neyrat", "https://www.wikidata.org/wiki/Q42"],
            },
            "datePublished": "2021-02-20",
            "appearance": [
                {
                    "@type": "NewsArticle",
                    "url": SITE + "/articles/vols-de-donnees-3/",
                    "headline": "Vols de données",
                }
            ],
        },
        "author": PUBLISHER,
        "datePublished": "2026-08-01T10:00:00+00:00",
        "dateModified": "2026-08-02T10:00:00+00:00",
        "inLanguage": "fr",
        "reviewBody": "Il l’a dit.",
        "isAccessibleForFree": True,
        "citation": [
            {
                "@type": "CreativeWork",
                "name": "Enregistrement",
                "url": "https://example.org/son",
                "archivedAt": "https://archive.example.org/son",
            }
        ],
    }


def test_the_newsrooms_own_sentence_is_a_claim_without_review_or_author() -> None:
    data = of(third_party=False, claimant=None, said_on="", kind="figure")

    assert data["@type"] == "Claim"
    assert (data["url"], data["publisher"]) == (PAGE, PUBLISHER)
    assert [piece["name"] for piece in data["citation"]] == ["Enregistrement"]
    assert {"author", "datePublished", "reviewRating", "itemReviewed"} & set(data) == set()
    assert {"ClaimReview", "Review", "Rating"} & set(types(data)) == set()


def test_a_source_claim_names_nobody_as_its_author() -> None:
    data = of(third_party=False, kind="source")

    assert data["@type"] == "Claim"
    assert "author" not in data


def test_a_retracted_page_has_no_data() -> None:
    document = a_document(state="retracted")

    assert markup(document, site_url=SITE, organization="La Rédaction") is None


def test_there_is_one_review_a_page() -> None:
    corrections = [{"kind": "update", "before": "a", "after": "b", "why": "c", "at": "2026-08-02"}]

    assert types(of(corrections=corrections)).count("ClaimReview") == 1


@pytest.mark.parametrize("value", [1, 2, 3, 4, 5])
def test_a_number_stands_between_worst_and_best(value: int) -> None:
    rating = of(rating={"slug": "s", "value": value, "label": "L", "definition": ""})[
        "reviewRating"
    ]

    assert rating == {
        "@type": "Rating",
        "alternateName": "L",
        "ratingValue": value,
        "worstRating": 1,
        "bestRating": 5,
    }


@pytest.mark.parametrize("value", [None, 0, 6, -1])
def test_a_verdict_off_the_scale_has_words_only(value: int | None) -> None:
    rating = of(rating={"slug": "s", "value": value, "label": "Contesté", "definition": "D."})[
        "reviewRating"
    ]

    assert rating == {"@type": "Rating", "alternateName": "Contesté", "ratingExplanation": "D."}


def test_the_date_of_the_check_is_never_the_date_of_the_claim() -> None:
    assert "datePublished" not in of(said_on="")["itemReviewed"]
    assert "datePublished" not in of(said_on="", third_party=False)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("person", "Person"), ("organization", "Organization"), ("outlet", "Organization")],
)
def test_an_author_is_a_person_or_an_organisation(kind: str, expected: str) -> None:
    who = {"name": "Nom", "kind": kind, "url": "", "wikidata_id": ""}

    assert of(claimant=who)["itemReviewed"]["author"] == {"@type": expected, "name": "Nom"}


@pytest.mark.parametrize("kind", ["document", "dataset"])
def test_a_document_is_where_the_claim_appeared_and_no_author(kind: str) -> None:
    who = {"name": "Rapport", "kind": kind, "url": "https://example.org/r", "wikidata_id": ""}

    claim = of(claimant=who)["itemReviewed"]

    assert "author" not in claim
    assert [(w["@type"], w.get("name")) for w in claim["appearance"]] == [
        ("CreativeWork", "Rapport"),
        ("NewsArticle", None),
    ]


def test_the_piece_at_its_own_address_is_where_the_claim_appeared() -> None:
    origin = {"headline": "", "byline": "", "dated": "", "url": "https://example.org/p", "path": ""}

    assert of(origin=origin)["itemReviewed"]["appearance"] == [
        {"@type": "NewsArticle", "url": "https://example.org/p"}
    ]


def test_a_claim_of_an_article_that_is_nowhere_public_has_no_appearance() -> None:
    origin = {"headline": "", "byline": "", "dated": "", "url": "", "path": ""}

    assert "appearance" not in of(origin=origin)["itemReviewed"]


def test_validity_and_dated_corrections_are_said() -> None:
    note = {"kind": "correction", "before": "a", "after": "b", "why": "Erreur.", "at": "2026-08-02"}
    data = of(valid_until="2027-01-31", corrections=[note])

    assert data["expires"] == "2027-01-31"
    assert data["correction"] == [
        {"@type": "CorrectionComment", "text": "Erreur.", "datePublished": "2026-08-02"}
    ]


@pytest.mark.parametrize("third_party", [True, False])
def test_every_address_of_ours_is_absolute_and_canonical(third_party: bool) -> None:
    data = of(third_party=third_party)

    assert data["url"] == PAGE
    assert data["@id"].startswith(PAGE + "#")
    assert urlsplit(data["url"]).netloc == "facts.example.org"


def test_hostile_text_comes_back_as_it_was() -> None:
    who = {"name": HOSTILE, "kind": "person", "url": "", "wikidata_id": ""}
    piece = a_document()["evidence"][0] | {"title": HOSTILE}
    note = {"kind": "update", "before": "", "after": "", "why": HOSTILE, "at": "2026-08-02"}
    rating = {"slug": "s", "value": 1, "label": HOSTILE, "definition": HOSTILE}
    data = of(
        title=HOSTILE,
        summary=HOSTILE,
        passage={"before": "", "exact": HOSTILE, "after": ""},
        claimant=who,
        evidence=[piece],
        corrections=[note],
        rating=rating,
    )

    read = json.loads(json.dumps(data))

    claim = read["itemReviewed"]
    assert [
        read["claimReviewed"],
        read["reviewBody"],
        read["reviewRating"]["alternateName"],
        read["reviewRating"]["ratingExplanation"],
        read["citation"][0]["name"],
        read["correction"][0]["text"],
        claim["text"],
        claim["name"],
        claim["author"]["name"],
    ] == [HOSTILE] * 9
