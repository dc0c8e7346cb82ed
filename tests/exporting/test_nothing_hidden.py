"""What is not published is in no file of an export, before and after a page is taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.cache import cache

from factcheck.exporting import export
from factcheck.management.commands.export_site import state
from factcheck.views import shared
from tests.canaries import plant_everything
from tests.canary import Canaries
from tests.conftest import Cast

pytestmark = pytest.mark.django_db


def test_no_file_holds_a_word_that_was_not_published(
    cast: Cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A picture cannot be searched: what is written on it can.
    monkeypatch.setattr(shared, "draw", lambda words: repr(words).encode())
    cache.clear()
    newsroom = plant_everything(cast, Canaries())

    exported = export(tmp_path / "site", state=state)

    assert exported.missing == {}
    assert exported.files > 30
    leaks = [
        (str(path), place)
        for path in (tmp_path / "site").rglob("*")
        if path.is_file()
        for place, word in newsroom.planted.items()
        if word in f"{path} {path.read_bytes().decode(errors='replace')}".casefold()
    ]
    assert leaks == []
