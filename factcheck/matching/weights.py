"""How much a shared term counts: BM25, with the numbers that were measured on real claims."""

from __future__ import annotations

import math

# A term that occurs twice counts more than once, not twice; long texts count less.
_SATURATION = 1.2
_LENGTH = 0.75
# Terms of a usual claim. Fixed, so that a stored weight stays right when others come in.
_USUAL = 13
# Below so many documents, how rare a word is cannot be told: every new word would look as rare.
_FEWEST = 1000

# Where a score says "likely the same", and from where it is worth a look.
LIKELY = 2.9
POSSIBLE = 1.9


def weight(times: int, length: int) -> float:
    """What a term weighs in a document of so many terms: 1 for once in a usual claim."""
    return (
        times
        * (_SATURATION + 1)
        / (times + _SATURATION * (1 - _LENGTH + _LENGTH * length / _USUAL))
    )


def rarity(documents: int, having: int) -> float:
    """What knowing a term is worth, when so many of all documents have it."""
    known = max(documents, _FEWEST)
    return math.log(1 + (known - having + 0.5) / (having + 0.5))


def normal(score: float, documents: int) -> float:
    """A score that means the same in a small archive and a large one: about 1 for one rare term."""
    return score / math.log(max(documents, _FEWEST))
