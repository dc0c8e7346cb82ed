"""One builder for a page: when many ask for one that has just changed, one makes it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Lock

# Longer than a page takes; who waited in vain makes it themselves.
PATIENCE = 5.0


class Turns:
    """Of the threads of this process."""

    def __init__(self) -> None:
        self._making: dict[str, Event] = {}
        self._lock = Lock()

    @contextmanager
    def of(self, path: str) -> Iterator[bool]:
        """True at once for the first who wants to make this page; False for the others, when the
        first one is done."""
        with self._lock:
            done = self._making.get(path)
            is_first = done is None
            if done is None:
                done = self._making[path] = Event()
        if not is_first:
            done.wait(PATIENCE)
            yield False
            return
        try:
            yield True
        finally:
            with self._lock:
                del self._making[path]
            done.set()
