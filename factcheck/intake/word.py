from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import docx
from docx.document import Document
from lxml import etree

from factcheck.intake.blocks import Piece, Remark
from factcheck.intake.errors import IntakeError
from factcheck.intake.headlines import laid_out
from factcheck.intake.package import safe_package
from factcheck.intake.sheet import Sheet
from factcheck.intake.word_notes import BREAKS, W, notes_of

# Deleted and moved words, the second copy of a drawing for older programs, page settings.
LEFT_OUT = frozenset(
    {
        f"{W}del",
        f"{W}moveFrom",
        f"{W}sectPr",
        "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    }
)
TEXT_BOX = f"{W}txbxContent"
PARAGRAPH, RUN, TEXT = f"{W}p", f"{W}r", f"{W}t"
HIDDEN = f"{W}rPr/{W}vanish"
STYLE = f"{W}pPr/{W}pStyle"
OPENS, CLOSES = f"{W}commentRangeStart", f"{W}commentRangeEnd"
CALLS = {
    f"{W}commentReference": "comment",
    f"{W}footnoteReference": "footnote",
    f"{W}endnoteReference": "endnote",
}
# Styles by the names that Word gives them in every language. A headline may be either of two.
ZONES = {"title": "title", "subtitle": "standfirst", "caption": "caption", "heading 1": "h1"} | {
    f"heading {level}": "subhead" for level in range(2, 10)
}
# A style is based on another one, which is based on …
MAX_BASES = 10


def read_docx(data: bytes, headline: str) -> tuple[list[Piece], list[Remark]]:
    """The paragraphs of a Word document, its comments and footnotes as notes.

    Deleted and hidden words are left out, inserted ones are taken; text boxes come last. A
    comment stands on its words in the first paragraph where it has some.
    """
    package = safe_package(data)
    try:
        document = docx.Document(package)
        body = _Body(_zones_of_styles(document), notes_of(document.part))
        body.read(document.element.body)
    except IntakeError:
        raise
    except Exception as error:  # the library trusts its file: it fails in many ways on a bad one
        raise IntakeError("broken", kind="DOCX") from error
    return laid_out(_with_headline(body.sheet.pieces), headline), body.remarks()


def _zones_of_styles(document: Document) -> dict[str, str]:
    """The zone of each style that has one, by its id; a style is what it is based on."""
    zones = {}
    for style in document.styles:
        name, base = style, style
        for _step in range(MAX_BASES):
            zone = ZONES.get((name.name or "").lower())
            base = getattr(name, "base_style", None)
            if zone or base is None:
                break
            name = base
        if zone:
            zones[style.style_id] = zone
    return zones


def _with_headline(pieces: list[Piece]) -> list[Piece]:
    """A title is the headline; below one, a heading of the first level is a subhead."""
    if not any(piece.zone == "title" for piece in pieces):
        return pieces
    zones = {"title": "h1", "h1": "subhead"}
    return [Piece(zones.get(zone, zone), text, marks) for zone, text, marks in pieces]


class _Body:
    """Walks the elements of the body in their order, however deep they are nested."""

    def __init__(self, zones: Mapping[str, str], known: Mapping[str, Remark]) -> None:
        self.sheet = Sheet()
        self.zones, self.known = zones, known
        self.numbers: dict[str, int] = {}
        self.boxes: list[Any] = []

    def read(self, root: Any) -> None:
        self.boxes = [root]
        for box in self.boxes:
            walk = etree.iterwalk(box, events=("start", "end"))
            for event, element in walk:
                if event == "end":
                    self._end(element)
                elif element is not box and self._is_left(element):
                    walk.skip_subtree()
                else:
                    self._start(element)

    def remarks(self) -> list[Remark]:
        """The notes by their numbers, then those that the body never names."""
        placed = [self.known[name] for name in self.numbers]
        return placed + [one for name, one in self.known.items() if name not in self.numbers]

    def _is_left(self, element: Any) -> bool:
        """Whether what is inside is no part of this text; text boxes wait for their turn."""
        if element.tag == TEXT_BOX:
            self.boxes.append(element)
        hidden = element.tag == RUN and element.find(HIDDEN) is not None
        return hidden or element.tag == TEXT_BOX or element.tag in LEFT_OUT

    def _start(self, element: Any) -> None:
        tag = element.tag
        if tag == TEXT:
            self.sheet.say(element.text or "")
        elif tag in BREAKS:
            self.sheet.say(BREAKS[tag])
        elif tag in (OPENS, CLOSES):
            self._range(tag, self._number("comment", element))
        elif tag in CALLS:
            number = self._number(CALLS[tag], element)
            if number is not None:
                self.sheet.point(number)

    def _end(self, element: Any) -> None:
        if element.tag == PARAGRAPH:
            style = element.find(STYLE)
            name = "" if style is None else style.get(f"{W}val", "")
            self.sheet.end(self.zones.get(name, "body"))

    def _range(self, tag: str, number: int | None) -> None:
        if number is not None:
            (self.sheet.open if tag == OPENS else self.sheet.close)(number)

    def _number(self, kind: str, element: Any) -> int | None:
        """The number of the note that an element names; None for a reply or a note that is not."""
        name = f"{kind} {element.get(f'{W}id')}"
        if name not in self.known:
            return None
        if name not in self.numbers:
            self.numbers[name] = self.sheet.note()
        return self.numbers[name]
