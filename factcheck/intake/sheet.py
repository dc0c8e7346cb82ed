"""The lines of a draft as a reader comes across them, with its notes on their words."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import lru_cache
from itertools import accumulate

from factcheck.intake.blocks import Mark, Piece
from factcheck.intake.clean import DROPPED, clean
from factcheck.intake.errors import IntakeError
from factcheck.intake.lines import INVISIBLE, one_line

# Of notes with the links in them; an article has a few dozen. All of them come in at once, and
# on SQLite nobody else can write meanwhile.
MAX_NOTES = 400


class Sheet:
    """Collects raw words line by line; `pieces` are the lines that ended with words in them.

    A note that is open when its line ends stands on its words in that line. If it has none there,
    it waits for the next line with words.
    """

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self.notes = 0
        self._parts: list[str] = []
        self._length = 0
        self._marks: list[Mark] = []
        self._open: dict[int, int] = {}

    def note(self) -> int:
        """The number of one more note; IntakeError("notes") when there are too many."""
        if self.notes == MAX_NOTES:
            raise IntakeError("notes", limit=MAX_NOTES)
        self.notes += 1
        return self.notes - 1

    def say(self, words: str) -> None:
        self._parts.append(words)
        self._length += len(words)

    def open(self, note: int) -> None:
        self._open[note] = self._length

    def close(self, note: int) -> None:
        """End a note that is open; one that already stands on its words is left alone."""
        start = self._open.pop(note, None)
        if start is not None:
            self._marks.append(Mark(note, start, self._length))

    def point(self, note: int) -> None:
        self._marks.append(Mark(note, self._length, self._length))

    def beside(self, note: int, other: int) -> None:
        """Put a note on the words of another one, which is open or ends here."""
        if other in self._open:
            self._open[note] = self._open[other]
            return
        last = self._marks[-1] if self._marks else None
        if last and last.note == other and last.end == self._length:
            self._marks.append(Mark(note, last.start, last.end))
        else:
            self.point(note)

    def end(self, zone: str) -> None:
        """End the line. Without words there is none, nor a place for the notes that end in it."""
        if not self._parts:
            self._marks = []
            return
        still = [Mark(note, start, self._length) for note, start in self._open.items()]
        text, marks = settled("".join(self._parts), [*self._marks, *still])
        if text:
            self.pieces.append(Piece(zone, text, tuple(marks)))
        placed = {mark.note for mark in marks if mark.start < mark.end}
        self._open = {note: 0 for note in self._open if note not in placed}
        self._parts, self._length, self._marks = [], 0, []


def settled(raw: str, marks: Iterable[Mark]) -> tuple[str, list[Mark]]:
    """The words of a line in the form that they are kept in, with the marks at the same words.

    Whatever cleaning does, it keeps the visible code points of the decomposed text in their
    order: so a place is how many of them come before it. White space at the ends of a mark goes,
    and a letter belongs to a mark with all its accents.
    """
    text = one_line(clean(raw))
    marks = list(marks)
    if not marks:
        return text, []
    before = list(accumulate(map(_weight, raw), initial=0))
    after = list(accumulate(map(_weight, text), initial=0))
    moved = []
    for note, start, end in marks:
        first, last = before[start], before[end]
        finish = bisect_left(after, last)
        begin = bisect_right(after, first) - 1 if first < last else finish
        moved.append(Mark(note, begin, finish))
    return text, moved


@lru_cache(maxsize=4096)
def _weight(character: str) -> int:
    """How many visible code points a character is made of: cleaning never changes their sum."""
    if unicodedata.category(character) in INVISIBLE or character in DROPPED:
        return 0
    return len(unicodedata.normalize("NFD", character))
