from __future__ import annotations

from collections.abc import Callable

import pytest

from factcheck import jobs
from factcheck.models import Job
from tests.conftest import Cast

Ask = Callable[..., Job]


@pytest.fixture
def ask(cast: Cast) -> Ask:
    """Ask for work of the kind "note" in the chief's name; each key is work of its own."""

    def asked(key: str = "one", **payload: object) -> Job:
        return jobs.enqueue("note", payload, actor=cast.chief, key=key, about=f"thing:{key}")

    return asked
