"""A document of `publishing` as the public templates show it. No query, no row."""

from __future__ import annotations

from typing import TypedDict

from django.utils.translation import gettext as _

from factcheck.choices import Outcome
from factcheck.documents import (
    ArticleDocument,
    FactDocument,
    MarkedFactDocument,
    SegmentDocument,
)


class Reference(TypedDict):
    number: int
    label: str
    url: str
    status: str


class Piece(TypedDict):
    """A segment in the shape of `parts/marked_block.html`."""

    text: str
    keys: list[int]
    status: str
    details: list[str]
    closes: list[Reference]


class Block(TypedDict):
    """A paragraph, and the facts whose words end in it."""

    zone: str
    segments: list[Piece]
    facts: list[MarkedFactDocument]


def blocks_of(document: ArticleDocument) -> list[Block]:
    facts = {fact["number"]: fact for fact in document["facts"]}
    return [
        {
            "zone": block["zone"],
            "segments": [_piece(segment, facts) for segment in block["segments"]],
            "facts": [facts[n] for segment in block["segments"] for n in segment["closes"]],
        }
        for block in document["blocks"]
    ]


def _piece(segment: SegmentDocument, facts: dict[int, MarkedFactDocument]) -> Piece:
    outcomes = {facts[number]["outcome"] for number in segment["facts"]}
    # Where facts overlap, the disputed one shows.
    status = Outcome.DISPUTED.value if Outcome.DISPUTED in outcomes else next(iter(outcomes), "")
    return {
        "text": segment["text"],
        "keys": segment["facts"],
        "status": status,
        "details": [f"note-{number}" for number in segment["facts"]],
        "closes": [_reference(facts[number]) for number in segment["closes"]],
    }


def _reference(fact: MarkedFactDocument) -> Reference:
    label = _("Fact %(number)s: %(rating)s") % {
        "number": fact["number"],
        "rating": fact["rating"],
    }
    return {
        "number": fact["number"],
        "label": label,
        "url": f"#fact-{fact['number']}",
        "status": fact["outcome"],
    }


def last_checked(document: ArticleDocument) -> str:
    """The latest time at which one of the facts was approved; empty without facts."""
    return max((fact["checked_at"] for fact in document["facts"]), default="")


def is_past_date(document: FactDocument, today: str) -> bool:
    """ISO dates compare as text."""
    return bool(document["valid_until"]) and document["valid_until"] < today
