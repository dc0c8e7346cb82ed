"""Asking: the newest facts that fit, the best of them first. One statement, however many fit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import QuerySet

from factcheck.models import PublicFact
from factcheck.search.ranking import scorer_of
from factcheck.terms import Asked

# To rank is to read every fact that fits, so of very common words the newest are ranked.
WINDOW = 1000


class Hit(NamedTuple):
    """How well a fact fits, and its place; the larger comes first."""

    score: int
    place: int


@dataclass(frozen=True, slots=True)
class Ranking:
    """The facts that fit, best first, ties newest first. `is_full`: more fit, and are older."""

    hits: Sequence[Hit]
    is_full: bool


def rank(rows: QuerySet[PublicFact], asked: Asked) -> Ranking:
    """Rows that `fitting` found, in the order in which a reader wants them."""
    found = list(rows.values_list("id", "words")[: WINDOW + 1])
    score = scorer_of(asked)
    hits = [Hit(score(words), place) for place, words in found[:WINDOW]]
    return Ranking(sorted(hits, reverse=True), len(found) > WINDOW)
