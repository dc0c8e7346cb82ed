from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from factcheck.intake.blocks import Piece, Remark
from factcheck.intake.clean import clean
from factcheck.intake.errors import IntakeError
from factcheck.intake.headlines import laid_out
from factcheck.intake.lines import one_line, visible_lines
from factcheck.intake.remarks import remark_of
from factcheck.intake.sheet import Sheet

# Keys at the margin with what hangs below them, never prose: a text may begin with a rule.
FRONT_MATTER = re.compile(
    r"---\n(?:[\w-]+:[^\n]*\n(?:(?:[\w-]+:| |- |#)[^\n]*\n|\n)*?)?(?:---|\.\.\.)(?:\n|\Z)"
)
CODE = frozenset({"fence", "code_block"})
BREAKS = frozenset({"softbreak", "hardbreak"})

# Nested deeper than this, the parser drops words without a sound.
MAX_NESTING = 40
# Each may begin a link or an image and is followed up as one: a million of them take minutes.
MAX_BRACKETS = 20_000
# The label of a footnote that never ends: looking for its end takes quadratic time.
ENDLESS_LABEL = re.compile(r"\[\^[^\s\]]{200}")


def read_markdown(text: str, headline: str) -> tuple[list[Piece], list[Remark]]:
    """Render each block of a cleaned CommonMark text to its words. HTML stays visible text.

    The first heading of level one is the headline, or else the first block. Each call of a
    footnote is a note after the words before it; a call without a footnote stays visible text.
    Raises `IntakeError` ("brackets").
    """
    if text.count("[") > MAX_BRACKETS:
        raise IntakeError("brackets", limit=MAX_BRACKETS)
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": MAX_NESTING})
    if not ENDLESS_LABEL.search(text):
        parser.use(footnote_plugin, inline=False, move_to_end=False)
    front = FRONT_MATTER.match(text)
    page = _Page()
    page.read(parser.parse(text[front.end() :] if front else text))
    return laid_out(page.sheet.pieces, headline), page.remarks()


class _Page:
    """The blocks of the article, and beside them its footnotes by their labels."""

    def __init__(self) -> None:
        self.sheet = Sheet()
        self.calls: list[str] = []
        self.footnotes: dict[str, list[Token]] = {}
        self.repeated: list[list[Token]] = []

    def read(self, tokens: list[Token]) -> None:
        """Take in the visible blocks. A heading of level one has the passing zone "h1"."""
        zone = "body"
        rest = iter(tokens)
        for token in rest:
            if token.type == "footnote_reference_open":
                self._hold_footnote(token.meta["label"], _until_closed(rest))
            elif token.type == "heading_open":
                zone = "h1" if token.tag == "h1" else "subhead"
            elif token.type == "heading_close":
                zone = "body"
            elif token.type in CODE:
                for line in visible_lines(clean(token.content)):
                    self._line(line, "body")
            elif token.type == "inline":
                self._paragraph(token.children or [], zone)

    def remarks(self) -> list[Remark]:
        """The notes by their numbers, then the footnotes that nothing calls."""
        held = {label: _remark(tokens) for label, tokens in self.footnotes.items()}
        uncalled = [remark for label, remark in held.items() if label not in self.calls]
        repeated = [_remark(tokens) for tokens in self.repeated]
        return [*(held[label] for label in self.calls), *uncalled, *repeated]

    def _hold_footnote(self, label: str, tokens: list[Token]) -> None:
        if label in self.footnotes:
            self.repeated.append(tokens)
        else:
            self.footnotes[label] = tokens

    def _paragraph(self, children: list[Token], zone: str) -> None:
        """Take in the words of a paragraph or heading, then the captions of its images.

        They are cleaned again: character references may have brought back what was taken out.
        """
        for child in children:
            if child.type == "footnote_ref":
                self.sheet.point(self.sheet.note())
                self.calls.append(child.meta["label"])
            else:
                self.sheet.say(_own_words(child))
        self.sheet.end(zone)
        for image in children:
            self._line(_words_of(image.children or []), "caption")

    def _line(self, words: str, zone: str) -> None:
        self.sheet.say(words)
        self.sheet.end(zone)


def _until_closed(rest: Iterator[Token]) -> list[Token]:
    """The tokens of the footnote that was opened last, without those inside it."""
    tokens = []
    depth = 1
    for token in rest:
        depth += {"footnote_reference_open": 1, "footnote_reference_close": -1}.get(token.type, 0)
        if depth == 0:
            break
        tokens.append(token)
    return tokens


def _remark(tokens: list[Token]) -> Remark:
    """What a footnote says, with its own calls of other footnotes left out."""
    children = [token.children or [] for token in tokens if token.type == "inline"]
    links = [str(child.attrs.get("href", "")) for row in children for child in row]
    return remark_of("\n".join(one_line(clean(_words_of(row))) for row in children), links=links)


def _words_of(tokens: list[Token]) -> str:
    return "".join(_own_words(token) for token in tokens)


def _own_words(token: Token) -> str:
    """Return what a token shows itself; an image shows its words in a caption of their own."""
    if token.type in BREAKS:
        return " "
    return "" if token.type == "image" else token.content
