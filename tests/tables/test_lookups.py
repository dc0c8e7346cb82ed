"""What rows name is asked for by all that they say of it."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from factcheck.tables.lookups import Lookups
from tests.conftest import Cast
from tests.newsdesk import evidence


@pytest.mark.parametrize("kind", ["document", "dataset"])
def test_evidence_that_shares_its_title_is_not_read(cast: Cast, kind: str) -> None:
    """An archive may call everything a press release."""
    pieces = [
        evidence("Communiqué", kind=kind, url=f"https://example.org/{n}")
        for n in range(5)
        for kind in ("document", "dataset")
    ]
    [wanted] = [one for one in pieces if (one.kind, one.url) == (kind, "https://example.org/3")]

    with CaptureQueriesContext(connection) as captured:
        found = Lookups(cast.chief).evidence(wanted.title, wanted.kind, wanted.url)

    assert found == wanted
    [asked] = [one["sql"] for one in captured if "Communiqué" in one["sql"]]
    with connection.cursor() as cursor:
        cursor.execute(asked)
        assert len(cursor.fetchall()) == 1
