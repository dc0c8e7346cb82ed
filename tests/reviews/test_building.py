"""The properties of a ClaimReview in the many ways they are written."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from factcheck.reviews import Review
from tests.reviews.reading import claim_review, only, read, said

URL = "https://desk.example/check/1"


def page(document: Any, head: str = "") -> Review:
    """The only review of a page."""
    script = f'<script type="application/ld+json">{json.dumps(document)}</script>'
    found, report = read(f"<html><head>{head}{script}</head></html>")
    assert len(found) == 1, str(report)
    assert isinstance(found[0], Review)
    return found[0]


@pytest.mark.parametrize(
    ("written", "url"),
    [
        ("HTTPS://Desk.EXAMPLE:443/Check/1", "https://desk.example/Check/1"),
        ("http://desk.example:8080/é?q=a b#x", "http://desk.example:8080/%C3%A9?q=a%20b#x"),
        ("//desk.example/1", "https://desk.example/1"),
        ("www.desk.example/1", "https://www.desk.example/1"),
        ("https://desk.example/?a=1&amp;b=2", "https://desk.example/?a=1&b=2"),
        (" https://desk.example/1\n", "https://desk.example/1"),
        ("https://exämple.example/", "https://xn--exmple-cua.example/"),
        ([{"@id": "javascript:x"}, {"@id": URL}], URL),
        ({"@type": "WebPage", "url": URL}, URL),
    ],
)
def test_an_address_has_one_form(written: Any, url: str) -> None:
    assert only(claim_review(url=written)).url == url


@pytest.mark.parametrize(
    "written",
    [
        "javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "ftp://desk.example/1",
        "https://me:secret@desk.example/1",
        "https://desk.example@evil.example/",
        "https:\\\\desk.example\\1",
        "https://localhost/1",
        "https:///1",
        "https://[::1]/1",
        "https://desk.example:99999/1",
        "https://a" + "b" * 1000 + ".example/",
        "https://desk.example/" + "x" * 1000,
        "relative/1",
        "#1",
        "",
    ],
)
def test_what_is_no_address_of_the_web_is_none(written: str) -> None:
    found, report = read(json.dumps(claim_review(url=written)))

    assert (found, dict(report.skipped)) == ([], {"without an address": 1})


@pytest.mark.parametrize(
    "properties",
    [
        {"url": None, "@id": f"{URL}#review"},
        {"url": None, "sameAs": URL},
        {"url": None, "mainEntityOfPage": {"@type": "WebPage", "@id": URL}},
        {"url": "javascript:x", "mainEntityOfPage": URL},
    ],
)
def test_without_an_address_of_its_own_its_page_is_named(properties: dict[str, Any]) -> None:
    assert only(claim_review(**properties)).url == URL


def test_the_page_gives_an_address_and_makes_others_absolute() -> None:
    canonical = f'<link rel="x CANONICAL" href="{URL}">'

    assert page(claim_review(url=None), canonical).url == URL
    assert page(claim_review(url="2"), canonical).url == "https://desk.example/check/2"
    # Some print the address of their site in every review.
    assert page(claim_review(url="https://desk.example/"), canonical).url == URL
    assert (
        page(claim_review(url="https://other.example/"), canonical).url == "https://other.example/"
    )
    assert page(claim_review(url="/2"), f'<base href="{URL}">').url == "https://desk.example/2"
    assert page(claim_review(url=None), f'<meta property="og:url" content="{URL}">').url == URL


def test_an_article_around_it_gives_what_it_lacks() -> None:
    bare = claim_review(url=None, author=None, inLanguage=None)
    article = {
        "@type": "NewsArticle",
        "url": URL,
        "headline": "Plate ?",
        "publisher": {"name": "Journal"},
        "inLanguage": "fr",
        "review": [bare],
    }

    review = only({"@type": "DataFeed", "name": "Feed", "publisher": {"name": "X"}, "a": article})

    assert (review.url, review.title, review.publisher) == (URL, "Plate ?", "Journal")
    assert review.language == "fr"


@pytest.mark.parametrize(
    ("item", "claim"),
    [
        ({"@type": "Claim", "text": "Un"}, "Un"),
        ({"@type": "Claim", "name": "Deux"}, "Deux"),
        ({"@type": "CreativeWork", "headline": "Trois"}, "Trois"),
        ([{"@type": "Claim"}, "Quatre"], "Quatre"),
        (["https://social.example/1", {"description": "Cinq"}], "Cinq"),
    ],
)
def test_the_claim_may_be_in_what_is_reviewed(item: Any, claim: str) -> None:
    assert only(claim_review(claimReviewed=None, itemReviewed=item)).claim_reviewed == claim


def test_several_claims_of_one_review_are_all_kept() -> None:
    assert only(claim_review(claimReviewed=["Un", "Deux", "Un"])).claim_reviewed == "Un / Deux"


@pytest.mark.parametrize(
    ("rating", "expected"),
    [
        ({"alternateName": "Faux", "ratingValue": "1,5"}, ("Faux", "1.500", None, None)),
        ({"ratingValue": "False"}, ("False", None, None, None)),
        ({"ratingValue": 4, "bestRating": 5}, ("4/5", "4.000", "5.000", None)),
        ({"ratingValue": "4/5"}, ("4/5", "4.000", "5.000", None)),
        ({"ratingValue": {"@value": 3}}, ("3", "3.000", None, None)),
        ("Faux", ("Faux", None, None, None)),
        (2, ("2", "2.000", None, None)),
        ([{"ratingValue": 1}, {"name": "Faux"}], ("Faux", None, None, None)),
        ({"alternateName": "x", "ratingValue": float("nan")}, ("x", None, None, None)),
        ({"alternateName": "x", "ratingValue": float("inf")}, ("x", None, None, None)),
        ({"alternateName": "x", "ratingValue": 10**400}, ("x", None, None, None)),
        ({"alternateName": "x", "ratingValue": "1e9"}, ("x", None, None, None)),
        ({"alternateName": "x", "bestRating": 1, "worstRating": 5}, ("x", None, None, None)),
        ({"alternateName": "x" * 301, "ratingValue": 1}, ("", "1.000", None, None)),
        ({}, ("", None, None, None)),
        (None, ("", None, None, None)),
    ],
)
def test_a_rating_is_words_and_numbers(rating: Any, expected: tuple[str, ...]) -> None:
    review = only(claim_review(reviewRating=rating))

    numbers = (review.rating_value, review.rating_best, review.rating_worst)
    assert (review.rating, *(n if n is None else str(n) for n in numbers)) == expected
    assert all(n is None or isinstance(n, Decimal) for n in numbers)


@pytest.mark.parametrize(
    ("properties", "name", "url"),
    [
        ({"author": "Desk"}, "Desk", ""),
        (
            {"author": ["", {"name": "Desk", "sameAs": "https://x.example/d"}]},
            "Desk",
            "https://x.example/d",
        ),
        ({"author": {"@type": "Person", "name": "A"}, "publisher": {"name": "Desk"}}, "Desk", ""),
        ({"author": {"@type": "Person", "name": "A"}}, "A", ""),
        ({"author": "https://desk.example/us"}, "desk.example", "https://desk.example/us"),
        ({"author": {"name": "x" * 301}}, "desk.example", ""),
        ({"author": None}, "desk.example", ""),
        ({"author": None, "url": "https://www.desk.example/1"}, "desk.example", ""),
        ({"author": {"name": "Desk", "url": "javascript:x"}}, "Desk", ""),
    ],
)
def test_a_publisher_has_a_name(properties: dict[str, Any], name: str, url: str) -> None:
    review = only(claim_review(**properties))

    assert (review.publisher, review.publisher_url) == (name, url)


@pytest.mark.parametrize(
    ("item", "claimant"),
    [
        ({"author": "Un"}, "Un"),
        ({"author": [{"name": "Un"}, "Deux", {"name": "Un"}]}, "Un, Deux"),
        ({"author": {"name": ""}, "creator": {"name": "Trois"}}, ""),
        ({"creator": {"name": "Trois"}}, "Trois"),
        ({"author": "https://x.example/un"}, ""),
        ([{"name": "x"}, {"author": {"name": "Quatre"}}], "Quatre"),
        ({"author": "x" * 501}, ""),
        ("Une phrase", ""),
    ],
)
def test_the_claimant_is_whoever_said_it(item: Any, claimant: str) -> None:
    assert only(claim_review(itemReviewed=item)).claimant == claimant


@pytest.mark.parametrize(
    ("written", "language"),
    [
        ("fr-FR", "fr"),
        ("FR_fr", "fr"),
        ("Français", "fr"),
        ("fra", "fr"),
        ("eng-GB", "en"),
        ({"@type": "Language", "name": "Spanish", "alternateName": "es"}, "es"),
        ({"@type": "Language", "name": "English"}, "en"),
        (["de", "fr"], "de"),
        ("plain words", ""),
        ("", ""),
    ],
)
def test_a_language_has_its_short_name(written: Any, language: str) -> None:
    assert only(claim_review(inLanguage=written)).language == language


def test_what_is_reviewed_has_appeared_somewhere() -> None:
    item = {
        "firstAppearance": {"url": "https://a.example/1"},
        "appearance": ["https://a.example/2", {"@id": "https://a.example/1"}, "nowhere", URL],
        "sameAs": [f"https://b.example/{n}" for n in range(30)],
        "datePublished": "2020-01-02",
    }

    review = only(claim_review(itemReviewed=item))

    assert review.appearances[:3] == (
        "https://a.example/1",
        "https://a.example/2",
        "https://b.example/0",
    )
    assert len(review.appearances) == 20
    assert review.claimed_on == date(2020, 1, 2)


def test_what_is_too_long_is_left_out_and_noted() -> None:
    long = claim_review(
        headline="x" * 501, description="x" * 20_001, itemReviewed={"author": "x" * 501}
    )

    found, report = read(json.dumps(long))

    assert not {"title", "explanation", "claimant"} & set(said(found[0]))
    assert dict(report.notes) == {
        "whose title is too long": 1,
        "whose claimant is too long": 1,
        "whose explanation is too long": 1,
    }
    full = only(claim_review(headline="x" * 500, description="x" * 20_000))
    assert (len(full.title), len(full.explanation)) == (500, 20_000)
