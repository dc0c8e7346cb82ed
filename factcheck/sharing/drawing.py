"""Drawing the picture: the name of the desk, the claim, the verdict as sign, word and colour."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from factcheck.sharing.fitting import fitted

# What Open Graph's readers crop least.
WIDTH, HEIGHT = 1200, 630
MARGIN = 72
# The light theme of the site (static/factcheck/css/tokens.css).
PAPER, INK, MUTED, EDGE = "#faf8f3", "#1c1b18", "#5f5b52", "#827d70"
COLOURS = {"verified": "#1b6a3a", "disputed": "#a3211c"}
FONT = Path(__file__).parent / "fonts" / "SourceSerif4_600SemiBold.ttf"
# The claim's sizes, the largest first, and between which heights it may stand.
SIZES = (76, 66, 58, 50, 44, 38)
TOP, BOTTOM = 150, 470
LEADING = 1.22


@dataclass(frozen=True, slots=True)
class Words:
    """What is written: plain text in one language. `outcome` is "verified" or "disputed"."""

    organization: str
    claim: str
    outcome: str
    label: str
    checked: str


def draw(words: Words) -> bytes:
    """A PNG of WIDTH by HEIGHT pixels; the same words give the same bytes."""
    image = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, WIDTH, 14), fill=COLOURS[words.outcome])
    room = WIDTH - 2 * MARGIN
    _line(pen, words.organization, 34, MUTED, 62, room)
    pen.line((MARGIN, 122, WIDTH - MARGIN, 122), fill=EDGE, width=2)
    _claim(pen, words.claim, room)
    pen.line((MARGIN, 492, WIDTH - MARGIN, 492), fill=EDGE, width=2)
    _sign(pen, words.outcome, (MARGIN, 522))
    _line(pen, words.label, 44, COLOURS[words.outcome], 512, room - 66, start=MARGIN + 66)
    _line(pen, words.checked, 26, MUTED, 574, room - 66, start=MARGIN + 66)
    kept = BytesIO()
    # Few colours and their edges: a palette makes a quarter of the size.
    image.quantize(64).save(kept, "PNG", optimize=True)
    return kept.getvalue()


def _claim(pen: ImageDraw.ImageDraw, claim: str, room: int) -> None:
    """In the largest size in which it fits whole; in the smallest, as much as there is room for."""
    for size in SIZES:
        font, height = _font(size), int(size * LEADING)
        most = (BOTTOM - TOP) // height
        lines, whole = fitted(claim, room, most, font.getlength)
        if whole:
            break
    for row, line in enumerate(lines):
        pen.text((MARGIN, TOP + row * height), line, font=font, fill=INK)


def _line(
    pen: ImageDraw.ImageDraw,
    text: str,
    size: int,
    colour: str,
    top: int,
    room: int,
    start: int = MARGIN,
) -> None:
    font = _font(size)
    lines, _whole = fitted(text, room, 1, font.getlength)
    pen.text((start, top), "".join(lines), font=font, fill=colour)


def _sign(pen: ImageDraw.ImageDraw, outcome: str, corner: tuple[int, int]) -> None:
    """A tick or ≠, drawn: the verdict is never told by its colour alone."""
    x, y = corner
    colour = COLOURS[outcome]
    if outcome == "verified":
        pen.line((x, y + 24, x + 16, y + 40, x + 44, y), fill=colour, width=9, joint="curve")
        return
    for height in (10, 30):
        pen.rectangle((x, y + height, x + 42, y + height + 8), fill=colour)
    pen.line((x + 8, y + 48, x + 34, y - 2), fill=colour, width=8)


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    # The simple layout is the same wherever the library was built.
    return ImageFont.truetype(FONT, size, layout_engine=ImageFont.Layout.BASIC)
