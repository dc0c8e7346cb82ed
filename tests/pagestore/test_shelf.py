"""What one process holds, and who of many looks for what has changed."""

from __future__ import annotations

from threading import Event

import pytest

from factcheck.pagestore import Page, Shelf, rows
from factcheck.pagestore.memory import Memory
from tests.racing import race


def page(body: bytes) -> Page:
    return Page({"ETag": '"x"'}, body, len(body))


def test_a_page_that_is_put_in_again_counts_once() -> None:
    memory = Memory(most_bytes=100_000)
    for body in (b"short", b"a longer one"):
        memory.put("/", page(body), memory.generation)

    held = memory.get("/")
    assert held is not None
    assert memory.size == held.size == page(b"a longer one").size


def test_of_two_who_look_together_one_reads_the_log(monkeypatch: pytest.MonkeyPatch) -> None:
    """The other one waits for it, and knows by then."""
    reading, both, looks = Event(), Event(), []
    now = [1000.0]

    def clock() -> float:
        if reading.is_set():
            both.set()
        return now[0]

    def lines_since(position: int) -> list[tuple[int, str]]:
        looks.append(position)
        reading.set()
        both.wait(timeout=30)
        return []

    def second() -> Page | None:
        reading.wait(timeout=30)
        return shelf.find("/", build="b", strict=False)

    monkeypatch.setattr(rows, "last_line", lambda: 0)
    monkeypatch.setattr(rows, "read", lambda path, build: None)
    monkeypatch.setattr(rows, "lines_since", lines_since)
    shelf = Shelf(clock=clock)
    shelf.find("/", build="b", strict=False)
    now[0] += 1.01

    assert race(lambda: shelf.find("/", build="b", strict=False), second) == [None, None]
    assert looks == [0]
