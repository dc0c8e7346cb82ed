"""Already checked? The published facts, and reviews of others, most like some words, and why.

An index of our own, in tables that both databases read in the same way: which fact has which
terms. `publishing` and `archive` keep it up to date in their own transactions; only this package
writes it, and only from what readers can see, so that nothing else can be found in it.
"""

from __future__ import annotations

from factcheck.matching.asking import MOST, SHOWN, Alike, Match, alike, best_matches
from factcheck.matching.indexing import (
    index_fact,
    index_late,
    index_reviews,
    terms_of_fact,
    terms_of_review,
)
from factcheck.matching.weights import LIKELY, POSSIBLE

__all__ = [
    "LIKELY",
    "MOST",
    "POSSIBLE",
    "SHOWN",
    "Alike",
    "Match",
    "alike",
    "best_matches",
    "index_fact",
    "index_late",
    "index_reviews",
    "terms_of_fact",
    "terms_of_review",
]
