"""What a publisher decided, in words and in numbers."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any, NamedTuple

from factcheck.reviews.nodes import Graph, Node, text_of
from factcheck.reviews.report import Report

# A number of a scale, perhaps with the best one behind it: 4, -1, 3,5, 4/5.
_NUMBER = re.compile(r"\s*([-+]?\d{1,6}(?:[.,]\d{1,12})?)\s*(?:/\s*(\d{1,6}(?:[.,]\d{1,12})?))?\s*")
_PLACES = Decimal("0.001")


class Rating(NamedTuple):
    words: str = ""
    value: Decimal | None = None
    best: Decimal | None = None
    worst: Decimal | None = None
    explanation: str = ""


def rating_of(review: Node, graph: Graph, report: Report) -> Rating:
    """The rating of a review; its words still hold markup."""
    given = graph.values(review, "reviewRating")
    # One that says something in words counts before one that holds a number only.
    found = [_rating(one, graph, report) for one in given]
    best = next((one for one in found if not _numbers(one.words)), None)
    return best or (found[0] if found else Rating())


def _rating(given: Any, graph: Graph, report: Report) -> Rating:
    if not isinstance(given, dict):
        words = text_of(given)
        value, best = _pair(words)
        return Rating(words, value, best)
    said = graph.text(given, "ratingValue")
    value, of = _pair(said)
    best, worst = (_pair(graph.text(given, name))[0] for name in ("bestRating", "worstRating"))
    best = of if best is None else best
    if best is not None and worst is not None and best <= worst:
        report.note("with a scale whose ends are the wrong way round")
        best = worst = None
    words = graph.text(given, "alternateName", "name")
    if not words:
        words = (
            f"{said}/{best:f}".removesuffix(".000")
            if value is not None and of is None and best
            else said
        )
    return Rating(words, value, best, worst, graph.text(given, "ratingExplanation", "description"))


def _pair(said: str) -> tuple[Decimal | None, Decimal | None]:
    numbers = _numbers(said)
    return (numbers[0], numbers[1]) if numbers else (None, None)


def _numbers(said: str) -> tuple[Decimal, Decimal | None] | None:
    found = _NUMBER.fullmatch(said) if len(said) < 100 else None
    if not found:
        return None
    value, best = (
        Decimal(one.replace(",", ".")).quantize(_PLACES) if one else None for one in found.groups()
    )
    return (value, best) if value is not None else None
