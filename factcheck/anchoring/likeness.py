"""How alike two strings are, and how far they are the same."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.distance import Levenshtein


def likeness(one: str, other: str) -> float:
    """1 minus the Levenshtein distance over the longer length: 1 is equal, empty ones too."""
    return Levenshtein.normalized_similarity(one, other)


def shared_start(one: Sequence[str], other: Sequence[str]) -> int:
    """How many characters, or words, at the beginning are the same."""
    pairs = zip(one, other, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
