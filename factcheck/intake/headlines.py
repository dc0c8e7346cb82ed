"""The headline among the blocks of a draft that has headings of its own."""

from __future__ import annotations

from factcheck.intake.blocks import Piece
from factcheck.intake.zones import furniture


def laid_out(pieces: list[Piece], headline: str) -> list[Piece]:
    """The pieces with their zones. The first with the passing zone "h1" is the headline, or else
    the first of all; a given one comes before them unless it is the same.
    """
    if not pieces:
        return []
    place = next((i for i, piece in enumerate(pieces) if piece.zone == "h1"), 0)
    if headline and pieces[place].text != headline:
        place, pieces = 0, [Piece("headline", headline), *pieces]
    return zoned(pieces, place)


def zoned(pieces: list[Piece], headline_at: int) -> list[Piece]:
    """Give the headline and the furniture below it their zones; other h1 are subheads."""
    below = headline_at + 1
    flags = [False] * below + furniture([piece.text for piece in pieces[below:]])
    zones = ["subhead" if piece.zone == "h1" else piece.zone for piece in pieces]
    zones = ["furniture" if flag else zone for zone, flag in zip(zones, flags, strict=True)]
    zones[headline_at] = "headline"
    return [Piece(zone, piece.text, piece.marks) for zone, piece in zip(zones, pieces, strict=True)]
