from __future__ import annotations

import io
import json
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from typing import Any

from factcheck.reviews import Report, Review, TakenBack, read_reviews

TODAY = date(2024, 6, 1)


def read(data: bytes | str, **options: Any) -> tuple[list[Review | TakenBack], Report]:
    """What is read of the bytes of a file, and what the report says."""
    report = Report()
    stream = io.BytesIO(data.encode() if isinstance(data, str) else data)
    found = list(read_reviews(stream, today=TODAY, report=report, **options))
    return found, report


def said(review: Review | TakenBack) -> dict[str, Any]:
    """What a review says, without what it does not, as JSON has it."""
    return {name: _plain(value) for name, value in asdict(review).items() if value or value == 0}


def only(document: Any, **options: Any) -> Review:
    """The only review of a document."""
    found, report = read(json.dumps(document), **options)
    assert len(found) == 1, str(report)
    assert isinstance(found[0], Review)
    return found[0]


def claim_review(**properties: Any) -> dict[str, Any]:
    """A whole ClaimReview, with these properties changed; None takes one away."""
    whole = {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": "https://desk.example/check/1",
        "claimReviewed": "La Terre est plate.",
        "author": {"@type": "Organization", "name": "Desk", "url": "https://desk.example/"},
        "reviewRating": {"@type": "Rating", "alternateName": "Faux"},
        "inLanguage": "fr",
        **properties,
    }
    return {name: value for name, value in whole.items() if value is not None}


def _plain(value: Any) -> Any:
    if isinstance(value, date | Decimal):
        return str(value)
    return list(value) if isinstance(value, tuple) else value
