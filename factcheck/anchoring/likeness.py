"""How alike two strings are."""

from __future__ import annotations

from rapidfuzz.distance import Levenshtein


def likeness(one: str, other: str) -> float:
    """1 minus the Levenshtein distance over the longer length: 1 is equal, empty ones too."""
    return Levenshtein.normalized_similarity(one, other)
