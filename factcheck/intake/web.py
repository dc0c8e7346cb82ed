from __future__ import annotations

import re
from itertools import compress

from factcheck.intake.blocks import Piece, Remark
from factcheck.intake.headlines import laid_out
from factcheck.intake.remarks import remark_of
from factcheck.intake.sheet import Sheet
from factcheck.intake.web_elements import Inside, inside
from factcheck.intake.web_source import Calls, End, Start, calls_of, events_of, names_of

# A no-break space stays: it is typography.
SPACES = re.compile(r"[ \t\n\r\f]+")


def read_html(text: str, headline: str) -> tuple[list[Piece], list[Remark]]:
    """The words of the article in a page; what is marked in it and its footnotes are notes.

    The article is the longest `<article>`, else `<main>`, else the page. A `<mark>` over several
    blocks stands on its words in the first one. What a footnote says is no part of the text.
    """
    page = _read(text)
    return laid_out(page.article(), headline), page.remarks()


def words_in_html(text: str) -> str:
    """All that a reader sees in a page, in or out of its article, a block a line."""
    page = _read(text)
    notes = (word for one in page.footnotes.values() for word in one.words)
    return "\n".join([*(piece.text for piece in page.sheet.pieces), "".join(notes)])


def _read(text: str) -> _Page:
    events = events_of(text)
    page = _Page(calls_of(events))
    for place, event in enumerate(events):
        if isinstance(event, Start):
            page.start(place, event)
        elif isinstance(event, End):
            page.end()
        else:
            page.say(event)
    page.end_line()
    return page


class _Footnote:
    """What the page says in a footnote, until the element at `depth` ends; 0: until the line."""

    def __init__(self, depth: int) -> None:
        self.depth = depth
        self.words: list[str] = []
        self.links: list[str] = []


class _Page:
    def __init__(self, calls: Calls) -> None:
        self.calls = calls
        self.sheet = Sheet()
        self.open = [Inside()]
        # Where each piece of the sheet stands.
        self.places: list[str] = []
        self.footnotes: dict[str, _Footnote] = {}
        self.footnote: _Footnote | None = None
        # The depth of the outermost element around a call, which shows nothing.
        self.silent = 0
        # What the notes say, or the id of the footnote that does, by their numbers.
        self.said: list[Remark | str] = []
        # The notes on each mark that has not ended, and the mark that ended last.
        self.marks: list[list[int]] = []
        self.last_mark = -1
        self.spaced = True
        self.broken = False

    def start(self, place: int, event: Start) -> None:
        here = inside(self.open[-1], event, place)
        if here.is_block:
            self.end_line()
        self.open.append(here)
        if event.tag == "mark":
            self.marks.append([])
        if not here.unseen:
            self._begin_footnote(event)
            self._seen(place, event)

    def end(self) -> None:
        if self.open[-1].is_block:
            self.end_line()
        depth = len(self.open)
        if self.open.pop().tag == "mark":
            for note in self.marks.pop():
                self.sheet.close(note)
                self.last_mark = note
        if self.silent == depth:
            self.silent = 0
        if self.footnote and self.footnote.depth == depth:
            self.footnote = None

    def say(self, words: str) -> None:
        if self.open[-1].unseen or self.silent:
            return
        words = SPACES.sub(" ", words)
        if self.footnote:
            self.footnote.words.append(words)
            return
        words = words.lstrip(" ") if self.spaced else words
        if words:
            self.sheet.say(words)
            self.spaced = words.endswith(" ")
            self.broken = False

    def end_line(self) -> None:
        if self.footnote:
            self.footnote.words.append("\n")
            self.footnote = self.footnote if self.footnote.depth else None
        self.sheet.end(self.open[-1].zone)
        if len(self.places) < len(self.sheet.pieces):
            self.places.append(self.open[-1].place)
        self.spaced, self.broken = True, False

    def article(self) -> list[Piece]:
        """The pieces of the article, below the headline of the page if it has none itself."""
        pieces = self.sheet.pieces
        sizes = dict.fromkeys(self.places, 0)
        for piece, place in zip(pieces, self.places, strict=True):
            sizes[place] += len(piece.text)
        articles = [place for place in sizes if place.startswith("article")]
        best = max(articles, key=sizes.__getitem__, default="main")
        if best not in sizes:
            return pieces
        chosen = [place == best for place in self.places]
        article = list(compress(pieces, chosen))
        if any(piece.zone == "h1" for piece in article):
            return article
        return [*(piece for piece in pieces if piece.zone == "h1")][:1] + article

    def remarks(self) -> list[Remark]:
        """The notes by their numbers. A footnote that is never seen says nothing."""
        held = {
            name: remark_of("".join(one.words), links=one.links)
            for name, one in self.footnotes.items()
        }
        return [held.get(one, Remark()) if isinstance(one, str) else one for one in self.said]

    def _seen(self, place: int, event: Start) -> None:
        if event.tag == "br":
            self._break()
        elif self.footnote:
            self._link(event, self.footnote)
        elif place in self.calls.at:
            self._call(self.calls.at[place])
        elif event.tag == "mark":
            self._mark(event)
        if place in self.calls.silent:
            self._hush()

    def _begin_footnote(self, event: Start) -> None:
        name = next((one for one in names_of(event) if one in self.calls.footnotes), "")
        if name and not self.footnote and name not in self.footnotes:
            depth = len(self.open) if self.open[-1].is_block else 0
            self.footnote = self.footnotes[name] = _Footnote(depth)

    def _break(self) -> None:
        """A line break is a space; a second one begins another paragraph."""
        if self.footnote:
            self.footnote.words.append("\n")
        elif self.broken:
            self.end_line()
        else:
            self.sheet.say(" ")
            self.spaced = self.broken = True

    def _link(self, event: Start, footnote: _Footnote) -> None:
        """Keep a link of a footnote; the one back to its call shows nothing."""
        address = event.attributes.get("href", "") if event.tag == "a" else ""
        if address.startswith("#"):
            self._hush()
        elif address:
            footnote.links.append(address)

    def _call(self, name: str) -> None:
        """A footnote is about the words of the mark around or before its call, if there is one."""
        note = self._note(name)
        if self.marks and self.marks[-1]:
            self.sheet.beside(note, self.marks[-1][0])
            self.marks[-1].append(note)
        else:
            self.sheet.beside(note, self.last_mark)
            self.last_mark = note

    def _mark(self, event: Start) -> None:
        said = event.attributes.get("data-comment") or event.attributes.get("title", "")
        note = self._note(remark_of(said))
        self.sheet.open(note)
        self.marks[-1].append(note)

    def _note(self, said: Remark | str) -> int:
        self.said.append(said)
        return self.sheet.note()

    def _hush(self) -> None:
        self.silent = self.silent or len(self.open)
