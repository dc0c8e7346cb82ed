"""A text as the finders read it: its blocks with their zones, its sentences, its date."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from factcheck.intake.blocks import Block
from factcheck.intake.lines import is_blank
from factcheck.intake.zones import zones_of

_LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Reading:
    """`blocks` are the visible lines in order; what lies between them is white space.

    `dated` is the day the article is of, or None.
    """

    text: str
    language: str
    blocks: tuple[Block, ...]
    dated: date | None = None
    _starts: tuple[int, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", tuple(block.start for block in self.blocks))

    def block_at(self, place: int) -> Block | None:
        """The block that holds this code point, or None between two blocks."""
        at = bisect_right(self._starts, place) - 1
        if at < 0 or place >= self.blocks[at].end:
            return None
        return self.blocks[at]

    def zone_at(self, place: int) -> str:
        block = self.block_at(place)
        return block.zone if block else "body"


def read(
    text: str,
    *,
    language: str,
    dated: date | None = None,
    blocks: Sequence[Block] | None = None,
) -> Reading:
    """Read a text. Without `blocks`, each visible line is one, with the zone that intake gives."""
    if blocks is None:
        lines = [match for match in _LINE.finditer(text) if not is_blank(match[0])]
        zones = zones_of([line[0].strip() for line in lines]) if lines else []
        blocks = [Block(zone, *line.span()) for zone, line in zip(zones, lines, strict=True)]
    return Reading(text, language, tuple(blocks), dated)
