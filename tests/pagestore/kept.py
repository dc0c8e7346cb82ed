"""The store as the tests use it: switched on, and a clock that stands until it is moved."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest
from django.conf import LazySettings

from factcheck.pagestore import SHELF


@dataclass
class Clock:
    """Both clocks of the process's shelf."""

    now: float = 1000.0
    days: float = 0.0

    def seconds(self) -> float:
        return self.now

    def second_later(self) -> None:
        self.now += 1.01


@contextmanager
def switched_on(
    settings: LazySettings, patch: pytest.MonkeyPatch, mode: str = "on"
) -> Iterator[Clock]:
    """The store as in a process that has just begun, and as it was afterwards."""
    settings.FACTCHECK_PAGE_STORE = mode
    clock, date = Clock(), SHELF.date
    patch.setattr(SHELF, "clock", clock.seconds)
    patch.setattr(SHELF, "date", lambda: date() + clock.days * 86400)
    SHELF.forget()
    yield clock
    SHELF.forget()
