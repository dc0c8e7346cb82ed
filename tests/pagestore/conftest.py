from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.conf import LazySettings

from tests.pagestore.kept import Clock, switched_on


@pytest.fixture
def clock(settings: LazySettings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Clock]:
    """The store is on, and empty in this process."""
    with switched_on(settings, monkeypatch) as clock:
        yield clock
