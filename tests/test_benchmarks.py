"""The measurements start, one after the other, as `make bench` has them."""

from __future__ import annotations

from importlib import import_module

import pytest

from benchmarks import MEASUREMENTS, page_store
from factcheck.models import FactPage


@pytest.mark.parametrize("name", MEASUREMENTS)
def test_every_measurement_is_there(name: str) -> None:
    assert callable(import_module(f"benchmarks.{name}").main)


@pytest.mark.django_db
def test_measurements_share_a_page() -> None:
    first = page_store.publish_one()
    assert page_store.publish_one() == first
    assert FactPage.objects.count() == 1
