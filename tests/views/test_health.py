from __future__ import annotations

import json
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.cache import cache
from django.db import OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client

from factcheck.views import health

SECRET = "postgresql://newsroom:hunter2@db.internal"


def test_alive_asks_no_database(client: Client) -> None:
    response = client.get("/healthz")

    assert (response.status_code, response.content) == (200, b"ok")
    assert "no-store" in response.headers["Cache-Control"]
    assert response.cookies == {}


@pytest.mark.django_db
def test_ready_says_which_parts_work(client: Client) -> None:
    response = client.get("/readyz")

    assert (response.status_code, json.loads(response.content)) == (
        200,
        {"database": "ok", "migrations": "ok", "cache": "ok"},
    )
    assert "no-store" in response.headers["Cache-Control"]


@pytest.mark.django_db
def test_a_migration_that_is_not_applied_is_not_ready(client: Client) -> None:
    last = MigrationRecorder.Migration.objects.filter(app="factcheck").latest("id")
    MigrationRecorder(connection).record_unapplied("factcheck", last.name)

    response = client.get("/readyz")

    assert (response.status_code, json.loads(response.content)) == (
        503,
        {"database": "ok", "migrations": "failed", "cache": "ok"},
    )


@pytest.mark.django_db
def test_a_cache_that_forgets_is_not_ready(client: Client, settings: LazySettings) -> None:
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}

    response = client.get("/readyz")

    assert (response.status_code, json.loads(response.content)["cache"]) == (503, "failed")


def test_a_failure_is_named_in_the_log_only(
    client: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*args: Any, **kwargs: Any) -> None:
        raise OperationalError(SECRET)

    monkeypatch.setattr(connection, "cursor", broken)
    monkeypatch.setattr(health.MigrationExecutor, "__init__", broken)
    monkeypatch.setattr(cache, "set", broken)

    response = client.get("/readyz")

    assert response.status_code == 503
    assert json.loads(response.content) == {
        "database": "failed",
        "migrations": "failed",
        "cache": "failed",
    }
    assert SECRET in caplog.text


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_health_is_only_read(client: Client, path: str) -> None:
    assert client.post(path).status_code == 405
