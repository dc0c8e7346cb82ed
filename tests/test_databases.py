"""How the desk talks to its database, asked of a real connection."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.db import connection

# 1 is NORMAL.
SQLITE = {
    "journal_mode": "wal",
    "synchronous": 1,
    "recursive_triggers": 1,
    "foreign_keys": 1,
    "mmap_size": 268_435_456,
}


@pytest.mark.django_db
def test_a_connection_is_set_up_and_kept() -> None:
    """Open as long as its thread lives. SQLite: with what keeps two writers from each other."""
    assert connection.settings_dict["CONN_MAX_AGE"] is None
    if connection.vendor != "sqlite":
        assert connection.settings_dict["CONN_HEALTH_CHECKS"] is True
        return
    options, found = connection.settings_dict["OPTIONS"], {}
    with connection.cursor() as cursor:
        for name in SQLITE:
            cursor.execute(f"PRAGMA {name}")
            [found[name]] = cursor.fetchone()

    assert found == SQLITE
    assert (options["transaction_mode"], options["timeout"]) == ("IMMEDIATE", 20)


def test_there_is_no_other_door_than_wsgi() -> None:
    assert settings.WSGI_APPLICATION == "newsroom.wsgi.application"
    assert not getattr(settings, "ASGI_APPLICATION", None)
