"""What is written once stays: past the ORM, past upserts, past TRUNCATE."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import models

from factcheck.models.triggers import APPEND_ONLY
from tests.models.world import one_of_every_model
from tests.tampering import SQLITE, check_now, raw, refused

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shared_world")]
begin = one_of_every_model

ATTACKS = {
    "update": "UPDATE {table} SET id = id",
    "delete": "DELETE FROM {table} WHERE id = (SELECT MAX(id) FROM {table})",
    "upsert": (
        "INSERT INTO {table} ({columns}) SELECT {columns} FROM {table} WHERE id > 0"
        " ON CONFLICT (id) DO UPDATE SET id = excluded.id"
    ),
    "update or replace": "UPDATE OR REPLACE {table} SET id = id",
    "replace": "INSERT OR REPLACE INTO {table} SELECT * FROM {table}",
    "truncate": "TRUNCATE {table} CASCADE",
}
ONLY_SQLITE = {"update or replace", "replace"}
HERE = set(ATTACKS) - ({"truncate"} if SQLITE else ONLY_SQLITE)


def test_these_tables_are_append_only() -> None:
    assert set(APPEND_ONLY) == {
        "reviewevent",
        "articlerevision",
        "signoff",
        "factsnapshot",
        "articlesnapshot",
        "correction",
        "publishlog",
    }


@pytest.mark.parametrize("table", APPEND_ONLY)
@pytest.mark.parametrize("attack", sorted(HERE))
def test_no_statement_changes_or_removes_a_row(table: str, attack: str) -> None:
    before = raw(f"SELECT * FROM factcheck_{table}")  # noqa: S608 -- a name of ours
    assert before
    fields = apps.get_model("factcheck", table)._meta.local_concrete_fields
    columns = ", ".join(f'"{field.column}"' for field in fields)
    check_now()

    with refused(f"{table} is (append-only|never emptied)"):
        raw(ATTACKS[attack].format(table=f"factcheck_{table}", columns=columns))

    assert raw(f"SELECT * FROM factcheck_{table}") == before  # noqa: S608 -- a name of ours


@pytest.mark.parametrize("name", APPEND_ONLY)
def test_the_orm_changes_or_removes_no_row(name: str) -> None:
    model = apps.get_model("factcheck", name)
    row = model._default_manager.order_by("pk").first()
    assert isinstance(row, models.Model)

    with refused(f"{name} is append-only"):
        row.save()
    with refused(f"{name} is append-only"):
        model._default_manager.filter(pk=row.pk)._raw_delete("default")


@pytest.mark.parametrize("attack", sorted({"delete", "replace", "truncate"} & HERE))
def test_a_verdict_is_never_removed(attack: str) -> None:
    check_now()

    with refused("verdicts are kept|verdict is never emptied"):
        raw(ATTACKS[attack].format(table="factcheck_verdict"))
