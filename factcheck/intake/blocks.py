from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypedDict

ZONES: tuple[str, ...] = ("headline", "standfirst", "subhead", "body", "caption", "furniture")

MAX_HEADLINE = 300


class Mark(NamedTuple):
    """Where a note, by its number, stands in a line. Without words it is the point of a call."""

    note: int
    start: int
    end: int


class Piece(NamedTuple):
    """A block before it has its place: `text` is one cleaned, visible line."""

    zone: str
    text: str
    marks: tuple[Mark, ...] = ()


class Remark(NamedTuple):
    """What a note says. `links` are web addresses, each once."""

    text: str = ""
    author: str = ""
    links: tuple[str, ...] = ()


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
class Note:
    """An annotation of the draft on its words [start, end) of `Draft.text`, in code points.

    `start == end` is the call of a footnote, after the words that it is about. A mark that says
    nothing has no text.
    """

    start: int
    end: int
    text: str
    author: str = ""
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """An article as read. Its blocks tile the text: joined with `\\n` they are the text.

    `notes` stand in the order of the text; `unplaced` are those whose words are not in it.
    """

    headline: str
    text: str
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...] = ()
    unplaced: tuple[Remark, ...] = ()

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.text.encode("utf-8")).hexdigest()

    def block_list(self) -> list[BlockDict]:
        """Return the blocks in the shape of a JSON column."""
        return [{"zone": b.zone, "start": b.start, "end": b.end} for b in self.blocks]


def compose(pieces: Iterable[Piece], remarks: Sequence[Remark] = ()) -> Draft:
    """Lay the pieces out as one text. Exactly one of them has the zone "headline".

    `remarks` are the notes by their numbers; a note with several marks stands at the first one
    with words.
    """
    headline, blocks, texts, start = "", [], [], 0
    places: dict[int, Mark] = {}
    for piece in pieces:
        end = start + len(piece.text)
        blocks.append(Block(piece.zone, start, end))
        texts.append(piece.text)
        for mark in piece.marks:
            held = places.get(mark.note)
            if held is None or (held.start == held.end and mark.start < mark.end):
                places[mark.note] = Mark(mark.note, start + mark.start, start + mark.end)
        start = end + 1
        if piece.zone == "headline":
            headline = shorten(piece.text)
    placed = sorted(places.values(), key=lambda mark: (mark.start, mark.end, mark.note))
    return Draft(
        headline,
        "\n".join(texts),
        tuple(blocks),
        tuple(Note(mark.start, mark.end, *remarks[mark.note]) for mark in placed),
        tuple(remark for number, remark in enumerate(remarks) if number not in places),
    )


def shorten(headline: str) -> str:
    """Cut at the last word that fits, with an ellipsis; a single endless word is cut anywhere."""
    if len(headline) <= MAX_HEADLINE:
        return headline
    room = headline[: MAX_HEADLINE - 1]
    words = headline[:MAX_HEADLINE].rsplit(maxsplit=1)
    return (words[0] if len(words) > 1 else room) + "…"
