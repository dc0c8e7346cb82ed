"""Questions that a database is not done with in time, without waiting for it."""

from __future__ import annotations

from typing import Any

import pytest
from django.db.models import QuerySet

from factcheck import search
from factcheck.models import PublicFact
from factcheck.search import asking


def counting_to(number: int) -> str:
    """An expression that the database has to work for: seconds for some millions."""
    numbers = f"SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < {number}"  # noqa: S608 -- ours
    return f"(WITH RECURSIVE numbers(n) AS ({numbers}) SELECT MAX(n) FROM numbers)"  # noqa: S608 -- ours


def make_slow(monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    """Let every search need seconds, of which it has hundredths."""

    def fitting(rows: QuerySet[PublicFact], _asked: object) -> QuerySet[PublicFact]:
        return rows.extra(where=[f"{counting_to(100_000_000)} > 0"])  # noqa: S610 -- ours

    settings.FACTCHECK_SEARCH_SECONDS = 0.02
    monkeypatch.setattr(search, "fitting", fitting)
    monkeypatch.setattr(asking, "fitting", fitting)
