from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest

from factcheck.fetching import fetch
from tests.webserver import HERE, Site, running_site


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """A site that the desk may ask, as it may ask the public web."""
    monkeypatch.setattr("factcheck.freshness.asking.fetch", partial(fetch, reach=HERE))
    with running_site() as running:
        yield running
