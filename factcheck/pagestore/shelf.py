"""What one process knows of the store: its memory, and how far it has read the log.

No thread runs for it. The first request after a second has gone by reads the end of the log, the
others wait for it: a page that was changed more than a second ago is never sent from memory.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from threading import Lock

from django.db import Error

from factcheck.pagestore import rows
from factcheck.pagestore.memory import Memory
from factcheck.pagestore.pages import Page
from factcheck.pagestore.subjects import EVERYTHING, changed_by
from factcheck.pagestore.turns import Turns

logger = logging.getLogger(__name__)
# Some thousand pages; each process has its own.
MOST_BYTES = 64 * 1024 * 1024
EVERY = 1.0
# No page is good for more: the longest day, when clocks are put back, and what clocks differ by.
LONGEST_DAY = 26 * 60 * 60
NEVER = float("-inf")


@dataclass(frozen=True, slots=True)
class Noted:
    """How far the log and the memory were before a page was made."""

    position: int
    generation: int


class Shelf:
    """`clock` counts seconds from anywhere, `date` those of the calendar."""

    def __init__(
        self,
        *,
        most_bytes: int = MOST_BYTES,
        clock: Callable[[], float] = time.monotonic,
        date: Callable[[], float] = time.time,
    ) -> None:
        self.memory = Memory(most_bytes)
        self.turns = Turns()
        self.clock, self.date = clock, date
        self._lock = Lock()
        self.forget()

    def forget(self) -> None:
        """As a process that has just begun."""
        self.memory.clear()
        self._position: int | None = None
        self._looked_at = NEVER

    def look_soon(self) -> None:
        """Read the log before the next answer."""
        self._looked_at = NEVER

    def find(self, path: str, *, build: str, strict: bool) -> Page | None:
        """The page as it is stored: no query for one that is in memory, but for a look at the log
        each second, each time when `strict`; one query for any other.

        A store that cannot be read has no page: the view answers.
        """
        try:
            self._look(0.0 if strict else EVERY)
            page = self.memory.get(path)
            if page is None or page.build != build:
                generation = self.memory.generation
                page = rows.read(path, build)
                if page is not None:
                    self.memory.put(path, page, generation)
        except Error as error:
            logger.warning("The page store cannot be read: %s", type(error).__name__)
            return None
        return page if page is not None and self._is_of_today(page) else None

    def note(self) -> Noted | None:
        """Before a page is made that shall be kept; None when the log was never read."""
        position = self._position
        return None if position is None else Noted(position, self.memory.generation)

    def keep(self, path: str, page: Page, noted: Noted) -> None:
        """Store a page for all processes, and in memory; not one that may have changed since."""
        try:
            if rows.keep(path, page, noted.position):
                self.memory.put(path, page, noted.generation)
        except Error as error:
            # Somebody is writing, or nobody may: the page is made again for the next reader.
            logger.info("A page was not stored: %s", type(error).__name__)

    def _is_of_today(self, page: Page) -> bool:
        """Neither of a day that is over, nor of one that a wrong clock thought it was."""
        return 0 < page.good_until - self.date() <= LONGEST_DAY

    def _look(self, every: float) -> None:
        asked = self.clock()
        if self._looked_at > asked - every:
            return
        with self._lock:
            # Somebody else may have looked while we waited; it counts if they began after us.
            if self._looked_at > asked - every:
                return
            began = self.clock()
            self._read_on()
            self._looked_at = began

    def _read_on(self) -> None:
        position = self._position
        lines = [] if position is None else rows.lines_since(position)
        if position is None or _is_other_log(position, lines):
            # In this order: what is written between the two is read as a line.
            self._position = rows.last_line()
            self.memory.clear()
            return
        new = [(number, subject) for number, subject in lines if number > position]
        if not new:
            return
        subjects = {subject for _number, subject in new}
        if EVERYTHING in subjects:
            self.memory.clear()
        else:
            self.memory.evict({one for subject in subjects for one in changed_by(subject)})
        self._position = new[-1][0]


def _is_other_log(position: int, lines: Sequence[tuple[int, str]]) -> bool:
    """Whether the line that was the last one is gone, as in a database that was restored, or there
    are too many after it to look at each."""
    is_gone = position > 0 and (not lines or lines[0][0] != position)
    return is_gone or len(lines) > rows.MOST_LINES


SHELF = Shelf()
