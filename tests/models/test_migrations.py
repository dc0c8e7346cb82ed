"""Rows of before come through the migrations that change what is in them; triggers as well."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.contrib.auth.models import User
from django.core.management import CommandError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from factcheck import ledger, seals
from factcheck.models import Claim, Evidence, ReviewEvent, Seal, Source, newest_holding, words_of
from tests.models.test_triggers import expected, installed
from tests.newsdesk import a_claim
from tests.tampering import SQLITE, raw

AT = datetime(2021, 2, 24, 8, tzinfo=UTC)
FILE = b"%PDF-1.7"
DIGEST = hashlib.sha256(FILE).hexdigest()


def migrate(name: str) -> Any:
    """The models as they were after this migration."""
    to = [("factcheck", name)]
    MigrationExecutor(connection).migrate(to)
    return MigrationExecutor(connection).loader.project_state(to).apps


@contextmanager
def the_newest_in_the_end() -> Iterator[None]:
    try:
        yield
    finally:
        executor = MigrationExecutor(connection)
        executor.migrate(executor.loader.graph.leaf_nodes())


def plant_files(apps: Any, folder: Path, person: User) -> list[Any]:
    """A file that can be read, one that is no evidence, one that is gone; and none."""
    folder.mkdir()
    (folder / "a").write_bytes(FILE)
    (folder / "b").write_bytes(b"\x00\x01")
    rows = apps.get_model("factcheck", "Evidence").objects
    kept = {"sha256": DIGEST, "captured_at": AT, "captured_by_id": person.pk}
    rows.create(title="none", kind="page")
    return [
        rows.create(title="a", kind="page", file="a", file_name="a.pdf", **kept),
        rows.create(title="b", kind="page", file="b", file_name="b.exe", sha256="b" * 64),
        rows.create(title="c", kind="page", file="c", file_name="c.pdf", sha256="c" * 64),
    ]


def plant_protected(apps: Any) -> None:
    sources = apps.get_model("factcheck", "Source").objects
    hidden = sources.create(name="zqcanary", kind="person", protected=True, aliases="zqcanary")
    sources.create(name="Didier", kind="person")
    pieces = apps.get_model("factcheck", "Evidence").objects
    given = {"kind": "document", "tier": "primary", "title": "zqcanary", "notes": "zqcanary"}
    pieces.create(**given, visibility="public", source=hidden)
    pieces.create(**given, visibility="protected")


def texts(apps: Any) -> list[Any]:
    """The columns as they stand in the tables, of what was planted as protected."""
    pieces = apps.get_model("factcheck", "Evidence").objects.filter(kind="document")
    sources = apps.get_model("factcheck", "Source").objects
    return [
        list(sources.order_by("pk").values_list("name", "aliases")),
        list(pieces.order_by("pk").values_list("title", "notes")),
    ]


# One test, because each way through the migrations takes long.
@pytest.mark.django_db(transaction=True)
def test_what_was_there_before_comes_through(settings: LazySettings, evidence_folder: Path) -> None:
    options = {"location": evidence_folder, "base_url": None}
    evidence = {**settings.STORAGES["evidence"], "OPTIONS": options}
    settings.STORAGES = {**settings.STORAGES, "evidence": evidence}
    keys = settings.FACTCHECK_PROTECTION_KEYS
    person = User.objects.create(username="person")

    with the_newest_in_the_end():
        migrate("0001_initial")
        assert installed() == set()

        # Files get their seals, and there is no way back that would lose them.
        first, odd, gone = plant_files(migrate("0013_matching"), evidence_folder, person)
        migrate("0014_seals")
        with pytest.raises(RuntimeError, match="restore a backup to go back"):
            migrate("0013_matching")

        # Protected words are encrypted, not without a key, and come back with the way back.
        old = migrate("0015_jobs")
        plant_protected(old)
        before = texts(old)
        settings.FACTCHECK_PROTECTION_KEYS = []
        with pytest.raises(CommandError, match="set FACTCHECK_PROTECTION_KEYS"):
            migrate("0016_protected")
        assert texts(old) == before
        settings.FACTCHECK_PROTECTION_KEYS = keys
        hidden = [[("·", "·"), ("Didier", "")], [("·", "·"), ("·", "·")]]
        assert texts(migrate("0016_protected")) == hidden
        assert texts(migrate("0015_jobs")) == before

    assert installed() == expected()
    assert [one.name for one in Source.objects.order_by("pk")] == ["zqcanary", "Didier"]
    assert {one.title for one in Evidence.objects.filter(kind="document")} == {"zqcanary"}
    fields = ("evidence", "file", "name", "media_type", "size", "sha256", "captured_at")
    assert list(Seal.objects.values_list(*fields, "captured_by")) == [
        (first.pk, "a", "a.pdf", "application/pdf", 8, DIGEST, AT, person.pk),
        (odd.pk, "b", "b.exe", "", 2, "b" * 64, odd.added_at, None),
        (gone.pk, "c", "c.pdf", "", None, "c" * 64, gone.added_at, None),
    ]
    assert list(seals.unrecorded()) == list(ledger.faults()) == []
    assert [event.data for event in ReviewEvent.objects.order_by("sequence")] == [
        seals.recorded(seal) for seal in Seal.objects.all()
    ]


def words_indexed() -> list[str]:
    """What the index of the words of claims is over, on PostgreSQL."""
    if SQLITE:
        return []
    [[definition]] = raw("SELECT pg_get_indexdef('claim_words_idx'::regclass)")
    return [one for one in ("to_tsvector", "desk_words") if one in str(definition)]


@pytest.mark.django_db(transaction=True)
def test_words_of_rows_that_are_there_are_stored_and_the_way_back_is_open() -> None:
    claim = a_claim(statement="Zażółć gęślą jaźń")

    with the_newest_in_the_end():
        migrate("0036_words_of_the_desk")
        before = words_indexed()

    assert (before, words_indexed()) == (([], []) if SQLITE else (["to_tsvector"], ["desk_words"]))
    found, _ = newest_holding(Claim.objects.all(), words_of("GESLA zazolc"), [""], 1)
    assert found == [claim.pk]
