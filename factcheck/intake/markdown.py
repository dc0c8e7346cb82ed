from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

from factcheck.intake.blocks import Piece
from factcheck.intake.clean import clean
from factcheck.intake.lines import one_line, visible_lines
from factcheck.intake.zones import furniture

# Keys at the margin with what hangs below them, never prose: a text may begin with a rule.
FRONT_MATTER = re.compile(
    r"---\n(?:[\w-]+:[^\n]*\n(?:(?:[\w-]+:| |- |#)[^\n]*\n|\n)*?)?(?:---|\.\.\.)(?:\n|\Z)"
)
CODE = frozenset({"fence", "code_block"})
BREAKS = frozenset({"softbreak", "hardbreak"})

# Nested deeper than this, the parser drops words without a sound.
MAX_NESTING = 40


def read_markdown(text: str, headline: str) -> list[Piece]:
    """Render each block of a cleaned CommonMark text to its words. HTML stays visible text.

    The first heading of level one is the headline, or else the first block.
    """
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": MAX_NESTING})
    front = FRONT_MATTER.match(text)
    pieces = list(rendered(parser.parse(text[front.end() :] if front else text)))
    if not pieces:
        return []
    place = next((i for i, piece in enumerate(pieces) if piece.zone == "h1"), 0)
    if headline and pieces[place].text != headline:
        place = 0
        pieces.insert(0, Piece("headline", headline))
    return zoned(pieces, place)


def zoned(pieces: list[Piece], headline_at: int) -> list[Piece]:
    """Give the headline and the furniture below it their zones; other h1 are subheads."""
    below = headline_at + 1
    flags = [False] * below + furniture([piece.text for piece in pieces[below:]])
    zones = ["subhead" if piece.zone == "h1" else piece.zone for piece in pieces]
    zones = ["furniture" if flag else zone for zone, flag in zip(zones, flags, strict=True)]
    zones[headline_at] = "headline"
    return [Piece(zone, piece.text) for zone, piece in zip(zones, pieces, strict=True)]


def rendered(tokens: list[Token]) -> Iterator[Piece]:
    """Yield the visible blocks. A heading of level one has the passing zone "h1"."""
    zone = "body"
    for token in tokens:
        if token.type == "heading_open":
            zone = "h1" if token.tag == "h1" else "subhead"
        elif token.type == "heading_close":
            zone = "body"
        elif token.type in CODE:
            yield from (Piece("body", line) for line in visible_lines(clean(token.content)))
        elif token.type == "inline":
            yield from inline_pieces(token, zone)


def inline_pieces(token: Token, zone: str) -> Iterator[Piece]:
    """Yield the words of a paragraph or heading, then the captions of its images.

    Cleans again: character references may have brought back what `clean` took out.
    """
    children = token.children or []
    words = one_line(clean(words_of(children)))
    if words:
        yield Piece(zone, words)
    for image in children:
        caption = one_line(clean(words_of(image.children or [])))
        if caption:
            yield Piece("caption", caption)


def words_of(tokens: list[Token]) -> str:
    return "".join(" " if token.type in BREAKS else own_words(token) for token in tokens)


def own_words(token: Token) -> str:
    """Return what a token shows itself; an image shows its words in a caption of their own."""
    return "" if token.type == "image" else token.content
