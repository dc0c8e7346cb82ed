from __future__ import annotations

import re
from itertools import pairwise

from factcheck.intake.blocks import Piece
from factcheck.intake.lines import begins_item, ends_sentence, is_blank, visible_lines
from factcheck.intake.zones import zones_of

# Mail programs and typewriter habits break lines between these lengths.
WRAPPED = range(45, 101)
BLANK_LINES = re.compile(r"\n{2,}")


def read_plain(text: str, headline: str) -> list[Piece]:
    """Make each line of a cleaned text a block; hard-wrapped lines become one again."""
    lines = unwrapped(text)
    if headline and lines[:1] != [headline]:
        lines.insert(0, headline)
    return [Piece(zone, line) for zone, line in zip(zones_of(lines), lines, strict=True)]


def unwrapped(text: str) -> list[str]:
    """Return the lines of the text, those of hard-wrapped paragraphs joined by a space.

    Only paragraphs between blank lines can be told from lists of lines, so a text without a
    blank line is taken line by line. That also keeps the reading of an already read text stable.
    """
    lines = ["" if is_blank(line) else line for line in text.split("\n")]
    paragraphs = BLANK_LINES.split("\n".join(lines).strip("\n"))
    if len(paragraphs) == 1:
        return visible_lines(paragraphs[0])
    return [line for paragraph in paragraphs for line in rejoined(visible_lines(paragraph))]


def rejoined(lines: list[str]) -> list[str]:
    if any(len(line) not in WRAPPED for line in lines[:-1]):
        return lines
    joined = [[line] for line in lines[:1]]
    for line, following in pairwise(lines):
        if continues(line, following):
            joined[-1].append(following)
        else:
            joined.append([following])
    return [" ".join(parts) for parts in joined]


def continues(line: str, following: str) -> bool:
    """Tell whether the break cuts a sentence. One at the end of a sentence is kept: a block
    more does no harm, and paragraphs without blank lines between them stay apart.
    """
    if begins_item(following):
        return False
    return following[0].islower() or not ends_sentence(line)
