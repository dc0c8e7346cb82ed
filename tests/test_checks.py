from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.files.storage import FileSystemStorage
from django.db import connection

from factcheck import checks
from factcheck.models import triggers
from tests.conftest import KEY


def ids(messages: list[Any]) -> list[str]:
    return [message.id for message in messages]


def with_evidence(settings: LazySettings, **options: Any) -> None:
    storages = dict(settings.STORAGES)
    evidence = storages["evidence"]
    storages["evidence"] = {**evidence, "OPTIONS": {**evidence["OPTIONS"], **options}}
    settings.STORAGES = storages


@pytest.mark.parametrize(
    ("site_url", "debug", "expected"),
    [
        ("http://facts.example.org", False, ["factcheck.W001"]),
        ("http://127.0.0.1.example.org", False, ["factcheck.W001"]),
        ("http://facts.example.org", True, []),
        ("https://facts.example.org", False, []),
        ("http://127.0.0.1:8001", False, []),
        ("http://localhost", False, []),
        ("http://[::1]:8000", False, []),
    ],
)
def test_a_public_address_needs_https(
    settings: LazySettings, site_url: str, debug: bool, expected: list[str]
) -> None:
    settings.SITE_URL = site_url
    settings.DEBUG = debug

    assert ids(checks.check_site_url()) == expected


@pytest.mark.parametrize(
    ("hosts", "expected"),
    [
        (["facts.example.org", "*"], ["factcheck.E001"]),
        (["facts.example.org", ".example.org"], []),
        ([], []),
    ],
)
def test_no_host_stands_for_every_host(
    settings: LazySettings, hosts: list[str], expected: list[str]
) -> None:
    settings.ALLOWED_HOSTS = hosts

    assert ids(checks.check_allowed_hosts()) == expected


def test_evidence_as_it_is_configured_is_private() -> None:
    assert checks.check_evidence_storage() == []


def test_evidence_with_an_address_is_refused(settings: LazySettings) -> None:
    with_evidence(settings, base_url="/evidence/")

    assert ids(checks.check_evidence_storage()) == ["factcheck.E002"]


def test_evidence_that_borrows_the_address_of_media_is_refused(settings: LazySettings) -> None:
    settings.MEDIA_URL = "/media/"
    with_evidence(settings)

    assert ids(checks.check_evidence_storage()) == ["factcheck.E002"]


@pytest.mark.parametrize("inside", ["", "evidence", "css/../deep/evidence"])
def test_evidence_among_static_files_is_refused(
    settings: LazySettings, tmp_path: Path, inside: str
) -> None:
    settings.STATIC_ROOT = tmp_path / "static"
    with_evidence(settings, location=tmp_path / "static" / inside)

    assert ids(checks.check_evidence_storage()) == ["factcheck.E002"]


class OpenStorage(FileSystemStorage):
    """As a bucket whose files everybody may read."""

    default_acl = "public-read"


def test_evidence_that_everybody_may_read_is_refused(settings: LazySettings) -> None:
    with_evidence(settings)
    backend = f"{OpenStorage.__module__}.OpenStorage"
    evidence = {**settings.STORAGES["evidence"], "BACKEND": backend}
    settings.STORAGES = {**settings.STORAGES, "evidence": evidence}

    assert ids(checks.check_evidence_storage()) == ["factcheck.E002"]


def test_a_folder_whose_name_only_starts_alike_is_another_folder(
    settings: LazySettings, tmp_path: Path
) -> None:
    settings.STATIC_ROOT = tmp_path / "static"
    with_evidence(settings, location=tmp_path / "static-evidence")

    assert checks.check_evidence_storage() == []


@pytest.mark.parametrize(
    ("detectors", "expected"),
    [
        ([], []),
        (["factcheck.detection.detect", "tests.detectors.numbers"], []),
        (["factcheck.detection.gone"], ["factcheck.E004"]),
        (["nowhere.at.all", "tests.detectors.numbers", "nonsense"], ["factcheck.E004"] * 2),
        (["tests.detectors.ALL"], ["factcheck.E004"]),
    ],
)
def test_every_detector_can_be_imported_and_called(
    settings: LazySettings, detectors: list[str], expected: list[str]
) -> None:
    settings.FACTCHECK_DETECTORS = detectors

    assert ids(checks.check_detectors()) == expected


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ([], []),
        ([KEY], []),
        ([KEY, KEY[::-1]], ["factcheck.E005"]),
        (["secret"], ["factcheck.E005"]),
    ],
)
def test_every_protection_key_is_one(
    settings: LazySettings, keys: list[str], expected: list[str]
) -> None:
    settings.FACTCHECK_PROTECTION_KEYS = keys

    found = checks.check_protection_keys()

    assert ids(found) == expected
    assert not any(key in str(found) for key in keys)


@pytest.mark.django_db
def test_a_migrated_database_has_its_triggers() -> None:
    assert checks.check_triggers(databases=["default"]) == []


@pytest.mark.django_db
def test_missing_triggers_are_named() -> None:
    triggers.remove(connection)

    messages = checks.check_triggers(databases=["default"])

    assert ids(messages) == ["factcheck.W002"]
    assert "factcheck_reviewevent_no_delete" in messages[0].msg
    assert "factcheck_claim_status_update" in messages[0].msg


@pytest.fixture
def without_recursive_triggers(db: None) -> Iterator[list[str]]:
    """What the check should say on this database: PostgreSQL has no such setting."""
    if connection.vendor != "sqlite":
        yield []
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA recursive_triggers=OFF")
        yield ["factcheck.E003"]
        cursor.execute("PRAGMA recursive_triggers=ON")


def test_sqlite_needs_recursive_triggers(without_recursive_triggers: list[str]) -> None:
    messages = checks.check_triggers(databases=["default"])

    assert ids(messages) == without_recursive_triggers


@pytest.mark.django_db
@pytest.mark.parametrize("newest", ["factcheck_reviewevent", "factcheck_publishlog"])
def test_a_database_on_the_way_lacks_nothing_yet(
    monkeypatch: pytest.MonkeyPatch, newest: str
) -> None:
    older = set(connection.introspection.table_names()) - {newest}
    triggers.remove(connection)
    monkeypatch.setattr(connection.introspection, "table_names", lambda _: older)

    assert checks.check_triggers(databases=["default"]) == []


def test_without_a_named_database_none_is_asked() -> None:
    assert checks.check_triggers(databases=None) == []


@pytest.mark.parametrize(
    ("vendor", "age", "expected"),
    [
        ("postgresql", 0, ["factcheck.W020"]),
        ("postgresql", None, []),
        ("postgresql", 600, []),
        ("sqlite", 0, []),
    ],
)
def test_a_connection_for_each_request_is_warned_of(
    monkeypatch: pytest.MonkeyPatch, vendor: str, age: int | None, expected: list[str]
) -> None:
    monkeypatch.setattr(connection, "vendor", vendor)
    monkeypatch.setitem(connection.settings_dict, "CONN_MAX_AGE", age)

    assert ids(checks.check_connections()) == expected
