"""A ClaimReview as it is kept: plain text, http addresses, days."""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property


@dataclass(frozen=True, kw_only=True)
class Review:
    """Only the address and the claim are sure to be there."""

    url: str
    claim_reviewed: str
    title: str = ""
    claimant: str = ""
    claimed_on: date | None = None
    appearances: tuple[str, ...] = ()
    publisher: str = ""
    publisher_url: str = ""
    rating: str = ""
    rating_value: Decimal | None = None
    rating_best: Decimal | None = None
    rating_worst: Decimal | None = None
    explanation: str = ""
    language: str = ""
    reviewed_on: date | None = None
    modified_on: date | None = None
    deleted_on: date | None = None

    @cached_property
    def digest(self) -> str:
        """What tells it from others: its address and its claim, whatever their capitals and marks."""
        return hashlib.sha256(f"{self.url}\n{folded(self.claim_reviewed)}".encode()).hexdigest()


@dataclass(frozen=True)
class TakenBack:
    """A feed says that everything at this address is deleted."""

    url: str
    on: date


def folded(claim: str) -> str:
    """The letters and digits of a claim; all of it when it has none."""
    plain = unicodedata.normalize("NFKC", claim).casefold()
    return "".join(filter(str.isalnum, plain)) or claim
