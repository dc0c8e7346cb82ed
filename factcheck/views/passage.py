from __future__ import annotations

from dataclasses import dataclass

from factcheck.models import Claim


@dataclass(frozen=True, slots=True)
class Piece:
    """One block of the text that the claim's words touch, cut around them."""

    before: str
    words: str
    after: str


def passage_of(claim: Claim) -> list[Piece]:
    """The claim's words in their paragraph, or in several; empty when they have no place."""
    anchor = claim.anchor
    if anchor is None or anchor.start is None or anchor.end is None:
        return []
    text, pieces = anchor.revision.text, []
    for block in anchor.revision.blocks:
        start, end = max(anchor.start, block["start"]), min(anchor.end, block["end"])
        if start < end:
            words = text[start:end]
            pieces.append(Piece(text[block["start"] : start], words, text[end : block["end"]]))
    return pieces
