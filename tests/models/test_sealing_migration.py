"""Files that the desk held before it sealed any."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from factcheck import ledger, seals
from factcheck.models import ReviewEvent, Seal

AT = datetime(2021, 2, 24, 8, tzinfo=UTC)


@pytest.mark.django_db(transaction=True)
def test_every_file_gets_a_seal_and_a_line_and_there_is_no_way_back(
    settings: LazySettings, evidence_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = {"location": evidence_folder, "base_url": None}
    evidence = {**settings.STORAGES["evidence"], "OPTIONS": options}
    settings.STORAGES = {**settings.STORAGES, "evidence": evidence}
    person = User.objects.create(username="person")
    call_command("migrate", "factcheck", "0013", verbosity=0)
    old = MigrationExecutor(connection).loader.project_state([("factcheck", "0013_matching")]).apps
    rows = old.get_model("factcheck", "Evidence").objects
    evidence_folder.mkdir()
    (evidence_folder / "a").write_bytes(b"%PDF-1.7")
    (evidence_folder / "b").write_bytes(b"\x00\x01")
    digest = hashlib.sha256(b"%PDF-1.7").hexdigest()
    kept = {"sha256": digest, "captured_at": AT, "captured_by_id": person.pk}
    first = rows.create(title="a", kind="page", file="a", file_name="a.pdf", **kept)
    rows.create(title="none", kind="page")
    odd = rows.create(title="b", kind="page", file="b", file_name="b.exe", sha256="b" * 64)
    gone = rows.create(title="c", kind="page", file="c", file_name="c.pdf", sha256="c" * 64)

    call_command("migrate", "factcheck", "0014", verbosity=0)
    with pytest.raises(RuntimeError, match="restore a backup to go back"):
        call_command("migrate", "factcheck", "0013", verbosity=0)
    call_command("migrate", "factcheck", verbosity=0)

    fields = ("evidence", "file", "name", "media_type", "size", "sha256", "captured_at")
    assert list(Seal.objects.values_list(*fields, "captured_by")) == [
        (first.pk, "a", "a.pdf", "application/pdf", 8, digest, AT, person.pk),
        (odd.pk, "b", "b.exe", "", 2, "b" * 64, odd.added_at, None),
        (gone.pk, "c", "c.pdf", "", None, "c" * 64, gone.added_at, None),
    ]
    assert list(seals.unrecorded()) == list(ledger.faults()) == []
    assert [event.data for event in ReviewEvent.objects.order_by("sequence")] == [
        seals.recorded(seal) for seal in Seal.objects.all()
    ]
