from __future__ import annotations

from typing import Any

from factcheck.archive import Stored, store
from factcheck.models import ImportedReview
from factcheck.reviews import Review, TakenBack

URL = "https://factuel.example/2021/vaccin"


def a_review(claim: str = "Le vaccin contient une puce.", **fields: Any) -> Review:
    return Review(**{"url": URL, "claim_reviewed": claim, "rating": "Faux", **fields})


def stored_of(*reviews: Review | TakenBack, file: str = "feed.json") -> Stored:
    """One import of one file."""
    stored = Stored()
    store(reviews, actor=None, file_name=file, stored=stored)
    return stored


def counts(stored: Stored) -> tuple[int, int, int]:
    return stored.added, stored.changed, stored.same


def claims() -> list[str]:
    return list(ImportedReview.objects.order_by("pk").values_list("claim_reviewed", flat=True))
