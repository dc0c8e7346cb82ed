"""Knowing a dismissed suggestion again in a later text: pure, over words and surroundings."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from factcheck.anchoring import fold, shared_start

# Letters that two surroundings must share, unless the words stand in one place only.
ENOUGH = 8
# Words that stand in more places than this are compared at the first of them only.
MOST_ALIKE = 50


@dataclass(frozen=True, slots=True)
class Place:
    """Words somewhere, with what stands around them; `row` is whatever they belong to."""

    fingerprint: str
    prefix: str
    suffix: str
    row: Any


def fingerprint(kind: str, words: str) -> str:
    """A name for a kind and its words that typography, case and spaces do not change."""
    folded = " ".join(fold(words).split())
    return hashlib.sha256(f"{kind}\n{folded}".encode()).hexdigest()[:32]


def known_again(before: Sequence[Place], now: Sequence[Place]) -> dict[int, Place]:
    """For places in the later text, by their index, the earlier place that each of them was.

    `before` holds every place of the earlier text, also those that nobody decided. The same words
    are the same place where their surroundings agree best, one to one; without any agreement only
    when they stand once in both.
    """
    earlier, later = _by_words(before), _by_words(now)
    matched: dict[int, Place] = {}
    for name, indexes in later.items():
        candidates = earlier.get(name, [])
        once = len(candidates) == 1 == len(indexes)
        few = indexes[:MOST_ALIKE]
        for old, new in _best_pairs(before, candidates[:MOST_ALIKE], now, few, once=once):
            matched[new] = before[old]
    return matched


def _by_words(places: Iterable[Place]) -> Mapping[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for index, place in enumerate(places):
        found[place.fingerprint].append(index)
    return found


def _best_pairs(
    before: Sequence[Place],
    candidates: list[int],
    now: Sequence[Place],
    indexes: list[int],
    *,
    once: bool,
) -> list[tuple[int, int]]:
    """Pairs by falling agreement, then in the order of the texts; each place once."""
    scored = sorted(
        (-_agreement(before[old], now[new]), old, new) for old in candidates for new in indexes
    )
    pairs: list[tuple[int, int]] = []
    used_old, used_new = set(), set()
    for score, old, new in scored:
        near_enough = once or -score >= ENOUGH
        if near_enough and old not in used_old and new not in used_new:
            pairs.append((old, new))
            used_old.add(old)
            used_new.add(new)
    return pairs


def _agreement(one: Place, other: Place) -> int:
    """How many characters next to the words are the same on both sides."""
    before = shared_start(fold(one.prefix)[::-1], fold(other.prefix)[::-1])
    return before + shared_start(fold(one.suffix), fold(other.suffix))
