"""Which nodes are reviews, which are named twice, and which were taken back."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from factcheck.reviews import Review, TakenBack
from tests.reviews.reading import TODAY, claim_review, only, read

URL = "https://desk.example/check/1"


def feed(*items: dict[str, Any]) -> str:
    return json.dumps({"@type": "DataFeed", "dataFeedElement": list(items)})


@pytest.mark.parametrize(
    "kind",
    [
        "ClaimReview",
        "claimReview",
        "http://schema.org/ClaimReview",
        "https://www.schema.org/ClaimReview",
        "schema:ClaimReview",
        ["Article", "ClaimReview"],
        "Review",
        None,
    ],
)
def test_a_review_is_known_by_its_type_or_its_claim(kind: Any) -> None:
    assert only(claim_review(**{"@type": kind})).url == URL


@pytest.mark.parametrize("kind", ["NewsArticle", "Claim", "ClaimReviewed"])
def test_another_type_is_no_review(kind: Any) -> None:
    found, report = read(json.dumps(claim_review(**{"@type": kind, "x": 1})))

    assert (found, dict(report.skipped)) == ([], {"without a ClaimReview": 1})


def test_the_same_review_twice_is_one() -> None:
    again = claim_review(claimReviewed="LA TERRE est plate", headline="x")

    found, report = read(json.dumps([claim_review(), again]))

    assert len(found) == 1
    assert str(report) == "accepted 1, skipped 1 (1 twice in this file)"


def test_a_reference_to_a_review_is_not_another_one() -> None:
    named = claim_review(**{"@id": "#r"})
    article = {"@type": "Article", "review": {"@type": "ClaimReview", "@id": "#r"}}

    found, report = read(json.dumps({"@graph": [article, named]}))

    assert len(found) == 1
    assert not report.skipped


def test_nodes_that_refer_to_each_other_end() -> None:
    circle = [
        claim_review(**{"@id": "#a", "author": {"@id": "#b"}}),
        {"@id": "#b", "name": {"@id": "#b"}, "publisher": {"@id": "#a"}},
    ]

    assert only(circle).publisher == "desk.example"


def test_a_feed_tells_what_was_taken_back() -> None:
    found, report = read(
        feed(
            {"dateDeleted": "2023-02-03T10:00:00Z", "item": [claim_review()]},
            {"dateDeleted": "some day", "item": claim_review(url=f"{URL}2")},
            {"dateDeleted": "2023-02-04", "url": f"{URL}3"},
            {"dateDeleted": "some day", "url": f"{URL}4", "item": []},
            {"dateDeleted": "2023-02-04"},
            {"dateModified": "2023-02-04", "item": [claim_review(url=f"{URL}5")]},
        )
    )

    days = [one.deleted_on if isinstance(one, Review) else one for one in found]
    assert days == [
        date(2023, 2, 3),
        TODAY,
        TakenBack(f"{URL}3", date(2023, 2, 4)),
        TakenBack(f"{URL}4", TODAY),
        None,
    ]
    assert dict(report.skipped) == {"taken back, without an address": 1}


def test_publishers_are_known_by_their_address() -> None:
    hosts = frozenset({"desk.example"})
    urls = ["https://desk.example/1", "https://a.b.desk.example/1", "https://mydesk.example/1"]

    found, report = read(
        json.dumps([claim_review(url=url, author="Desk") for url in urls]), publishers=hosts
    )

    assert [one.url for one in found] == urls[:2]
    assert dict(report.skipped) == {"of a publisher that is not allowed": 1}
