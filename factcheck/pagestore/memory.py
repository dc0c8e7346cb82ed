"""The pages that one process holds: the latest asked for, within so many bytes."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection
from threading import Lock

from factcheck.pagestore.pages import Page


class Memory:
    """`generation` grows with whatever is taken out because it changed: a page that was read before
    that must not be put in after it."""

    def __init__(self, most_bytes: int) -> None:
        self.generation = 0
        self.size = 0
        self._most = most_bytes
        self._pages: OrderedDict[str, Page] = OrderedDict()
        self._lock = Lock()

    def get(self, path: str) -> Page | None:
        with self._lock:
            page = self._pages.get(path)
            if page is not None:
                self._pages.move_to_end(path)
            return page

    def put(self, path: str, page: Page, generation: int) -> None:
        """Unless something was taken out since that generation."""
        with self._lock:
            if generation != self.generation or page.size > self._most:
                return
            self._drop(path)
            self._pages[path] = page
            self.size += page.size
            while self.size > self._most:
                self._drop(next(iter(self._pages)))

    def evict(self, subjects: Collection[str]) -> None:
        """Take out the pages about these."""
        with self._lock:
            self.generation += 1
            for path in [p for p, page in self._pages.items() if page.subject in subjects]:
                self._drop(path)

    def clear(self) -> None:
        with self._lock:
            self.generation += 1
            self._pages.clear()
            self.size = 0

    def _drop(self, path: str) -> None:
        page = self._pages.pop(path, None)
        if page is not None:
            self.size -= page.size
