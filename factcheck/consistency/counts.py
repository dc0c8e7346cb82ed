"""The counted figures of an article, ready to be compared."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from factcheck.consistency.article import Article
from factcheck.consistency.text import bare
from factcheck.detection import Figure
from factcheck.detection.suggestions import APPROXIMATE, Span

_PLAIN = re.compile(r"-?\d{1,24}(?:\.\d{1,12})?")
_VAGUE = re.compile(r">=(\d{1,24})")
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Count:
    """One value with the noun it counts, or with its currency.

    `vague` when it is only known to be larger, `flat` when nothing says that it is about so many.
    """

    figure: Figure
    value: Decimal
    noun: str
    zone: str
    sentence: Span
    vague: bool
    flat: bool

    @property
    def span(self) -> Span:
        return self.figure.span


def noun_key(unit: str) -> str:
    """The counted noun without number and accents: "points de données" is "point de donnee"."""
    key = " ".join(bare(word).rstrip("sx") for word in _WORD.findall(unit))
    return "people" if key in ("person", "people") else key


def counts(article: Article) -> Iterator[Count]:
    """Every plain or vague number of the article that is no amount, share, date or measure."""
    return _counts(article, "number")


def amounts(article: Article) -> Iterator[Count]:
    """Every amount of money."""
    return _counts(article, "money")


def _counts(article: Article, kind: str) -> Iterator[Count]:
    for figure in article.figures:
        vague = _VAGUE.fullmatch(figure.value)
        if figure.type == kind and (vague or _PLAIN.fullmatch(figure.value)):
            yield Count(
                figure,
                Decimal(vague[1] if vague else figure.value),
                noun_key(figure.unit),
                article.zone(figure),
                article.sentence_at(figure.start),
                vague is not None,
                not (figure.approx or APPROXIMATE in figure.warnings),
            )


def digits(value: Decimal) -> int:
    """How many digits say something: 2 of 72000, 5 of 491840."""
    return len(value.normalize().as_tuple().digits)
