"""What stood in the clear before is encrypted by the migration, and comes back with it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.management import CommandError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from factcheck.models import Evidence, Source

pytestmark = pytest.mark.django_db(transaction=True)

BEFORE, AFTER = [("factcheck", "0015_jobs")], [("factcheck", "0016_protected")]


def migrate(to: list[tuple[str, str]]) -> Any:
    executor = MigrationExecutor(connection)
    executor.migrate(to)
    return MigrationExecutor(connection).loader.project_state(to).apps


@pytest.fixture
def old() -> Iterator[Any]:
    """The models as they were, and the newest tables again at the end."""
    apps = migrate(BEFORE)
    yield apps
    apps.get_model("factcheck", "Evidence").objects.all().delete()
    apps.get_model("factcheck", "Source").objects.all().delete()
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())


def plant(apps: Any) -> None:
    sources = apps.get_model("factcheck", "Source").objects
    hidden = sources.create(name="zqcanary", kind="person", protected=True, aliases="zqcanary")
    sources.create(name="Didier", kind="person")
    pieces = apps.get_model("factcheck", "Evidence").objects
    given = {"kind": "document", "tier": "primary", "title": "zqcanary", "notes": "zqcanary"}
    pieces.create(**given, visibility="public", source=hidden)
    pieces.create(**given, visibility="protected")


def values(apps: Any) -> list[Any]:
    return [
        list(apps.get_model("factcheck", model).objects.order_by("pk").values_list(*names))
        for model, names in (("Source", ["name", "aliases"]), ("Evidence", ["title", "notes"]))
    ]


def test_there_and_back(old: Any) -> None:
    plant(old)
    before = values(old)

    new = migrate(AFTER)
    assert values(new) == [[("·", "·"), ("Didier", "")], [("·", "·"), ("·", "·")]]
    assert [one.name for one in Source.objects.order_by("pk")] == ["zqcanary", "Didier"]
    assert {one.title for one in Evidence.objects.all()} == {"zqcanary"}

    assert values(migrate(BEFORE)) == before


def test_without_a_key_it_stops_and_changes_nothing(old: Any, settings: LazySettings) -> None:
    plant(old)
    before, settings.FACTCHECK_PROTECTION_KEYS = values(old), []

    with pytest.raises(CommandError, match="set FACTCHECK_PROTECTION_KEYS"):
        migrate(AFTER)

    assert values(old) == before
