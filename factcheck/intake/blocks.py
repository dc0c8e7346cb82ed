from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple, TypedDict

ZONES: tuple[str, ...] = ("headline", "standfirst", "subhead", "body", "caption", "furniture")

MAX_HEADLINE = 300


class Piece(NamedTuple):
    """A block before it has its place: `text` is one cleaned, visible line."""

    zone: str
    text: str


class BlockDict(TypedDict):
    zone: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """A span of `Draft.text` in code points, `end` excluded, and its place in the article."""

    zone: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Draft:
    """An article as read. Its blocks tile the text: joined with `\\n` they are the text."""

    headline: str
    text: str
    blocks: tuple[Block, ...]

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.text.encode("utf-8")).hexdigest()

    def block_list(self) -> list[BlockDict]:
        """Return the blocks in the shape of a JSON column."""
        return [{"zone": b.zone, "start": b.start, "end": b.end} for b in self.blocks]


def compose(pieces: Iterable[Piece]) -> Draft:
    """Lay the pieces out as one text. Exactly one of them has the zone "headline"."""
    headline, blocks, texts, start = "", [], [], 0
    for piece in pieces:
        end = start + len(piece.text)
        blocks.append(Block(piece.zone, start, end))
        texts.append(piece.text)
        start = end + 1
        if piece.zone == "headline":
            headline = shorten(piece.text)
    return Draft(headline, "\n".join(texts), tuple(blocks))


def shorten(headline: str) -> str:
    """Cut at the last word that fits, with an ellipsis; a single endless word is cut anywhere."""
    if len(headline) <= MAX_HEADLINE:
        return headline
    room = headline[: MAX_HEADLINE - 1]
    words = headline[:MAX_HEADLINE].rsplit(maxsplit=1)
    return (words[0] if len(words) > 1 else room) + "…"
