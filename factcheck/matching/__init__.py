"""Already checked? The published facts that are most like some words, and why.

An index of our own, in tables that both databases read in the same way: which fact has which
terms. `publishing` keeps it up to date in its own transaction; only this package writes it, and
only from what readers can see, so that nothing else can be found in it.
"""

from __future__ import annotations

from factcheck.matching.asking import MOST, Match, best_matches
from factcheck.matching.indexing import index_fact, index_late, terms_of_fact
from factcheck.matching.weights import LIKELY, POSSIBLE

__all__ = [
    "LIKELY",
    "MOST",
    "POSSIBLE",
    "Match",
    "best_matches",
    "index_fact",
    "index_late",
    "terms_of_fact",
]
