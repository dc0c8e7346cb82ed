"""Asking: the newest facts that fit, the best of them first, and what filters would leave of them.

One statement, however many fit.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, NamedTuple

from django.db.models import QuerySet

from factcheck.models import PublicFact
from factcheck.search.counting import COLUMNS, Counts, count, missed
from factcheck.search.engine import PLANNING, fitting
from factcheck.search.limiting import TooLongError, limited
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


@dataclass(frozen=True, slots=True)
class Found:
    """`counts` are of the facts that fit the words, `ranking` of those that the filters leave."""

    ranking: Ranking
    counts: Counts


def rank(rows: QuerySet[PublicFact], asked: Asked) -> Ranking:
    """Rows that `fitting` found, in the order in which a reader wants them; or TooLongError."""
    found = _read(rows)
    return _ranking(asked, found[:WINDOW], is_full=len(found) > WINDOW)


def find(rows: QuerySet[PublicFact], asked: Asked, chosen: Mapping[str, str]) -> Found:
    """Rank `rows`, which fit the words and the `chosen` filters, and count beside the filters.

    One query: what has the words is read without the filters, which are applied here. Only where
    more has the words than a window holds, and a filter is chosen, another one ranks what is left.
    Either may end in a TooLongError.
    """
    found = _read(fitting(PublicFact.objects.all(), asked), *COLUMNS)
    counts = count((row[2:] for row in found), chosen, most=WINDOW)
    if chosen and counts.is_capped:
        return Found(rank(rows, asked), counts)
    left = [row[:2] for row in found if not missed(row[2:], chosen)]
    return Found(_ranking(asked, left[:WINDOW], is_full=counts.is_capped), counts)


def is_found(asked: Asked) -> bool:
    """Whether any fact fits; it is not said of what takes too long."""
    try:
        with limited(PLANNING):
            return fitting(PublicFact.objects.all(), asked).exists()
    except TooLongError:
        return False


def _read(rows: QuerySet[PublicFact], *columns: str) -> list[tuple[Any, ...]]:
    """The newest of these, one more than are ranked."""
    with limited(PLANNING):
        return list(rows.values_list("id", "words", *columns)[: WINDOW + 1])


def _ranking(asked: Asked, found: Iterable[tuple[Any, ...]], *, is_full: bool) -> Ranking:
    score = scorer_of(asked)
    hits = [Hit(score(words), place) for place, words in found]
    # They come newest first, and stay so where they are worth the same.
    return Ranking(sorted(hits, key=itemgetter(0), reverse=True), is_full)
