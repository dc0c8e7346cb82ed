"""A draft as one string, to be shown to a person before it is stored, and read back."""

from __future__ import annotations

from factcheck.intake.blocks import ZONES, Draft, Piece, compose
from factcheck.intake.errors import IntakeError
from factcheck.intake.reading import tidy

# One letter a zone; the first line of a packed draft has one for each block.
_LETTERS = {zone: zone[0] if zone != "standfirst" else "t" for zone in ZONES}
_ZONES = {letter: zone for zone, letter in _LETTERS.items()}


def pack(draft: Draft) -> str:
    """The zones of the blocks as a line of letters, then the text."""
    letters = "".join(_LETTERS[block.zone] for block in draft.blocks)
    return f"{letters}\n{draft.text}"


def unpack(packed: str) -> Draft:
    """The draft that was packed. Raises IntakeError for what is no packed draft."""
    # A browser sends line breaks its own way.
    letters, _line, text = packed.replace("\r\n", "\n").partition("\n")
    lines = text.split("\n")
    if len(letters) != len(lines) or letters.count(_LETTERS["headline"]) != 1:
        raise IntakeError("empty")
    if not set(letters) <= set(_ZONES) or tidy(text) != text or "" in lines:
        raise IntakeError("empty")
    return compose(Piece(_ZONES[letter], line) for letter, line in zip(letters, lines, strict=True))


def keep_zones(draft: Draft, before: Draft) -> Draft:
    """A draft typed over another one: lines that were there keep the zones that they had.

    Plain text says less of its lines than Markdown or a document did. The headline stays the
    draft's own.
    """
    known = {before.text[block.start : block.end]: block.zone for block in before.blocks}
    pieces = []
    for block in draft.blocks:
        line = draft.text[block.start : block.end]
        zone = known.get(line, block.zone)
        own = block.zone == "headline" or zone == "headline"
        pieces.append(Piece(block.zone if own else zone, line))
    return compose(pieces)
