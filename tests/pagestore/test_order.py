"""In which order a change holds what others wait for."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from factcheck.models import FactPage
from tests.conftest import Cast
from tests.pagestore.test_stale import Change, import_a_rating, rename_a_rating

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("change", [rename_a_rating, import_a_rating])
def test_a_rating_is_held_after_the_ledger(change: Change, cast: Cast) -> None:
    """Many are saved together: who held one and waited for the ledger would be waited for."""
    with CaptureQueriesContext(connection) as asked:
        change(cast, FactPage())

    held = [at for at, one in enumerate(asked) if "factcheck_ledgerhead" in one["sql"]]
    written = [at for at, one in enumerate(asked) if 'UPDATE "factcheck_rating"' in one["sql"]]
    assert held[0] < written[0]
