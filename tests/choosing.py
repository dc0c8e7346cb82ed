"""Which tests run on PostgreSQL too: all that ask the database something of their own.

SQLite gets every test, but for those of `locks`: it has one writer, so that nobody waits there for a
row that somebody else holds. What touches no database runs only there; so does what is marked `once`,
because it is about pages whose queries other tests send to both. Of a test with many parameters
PostgreSQL gets a few, spread over all of them; of `locks` and the database's own rules every one.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection

FEW = 4
RULES_OF_THE_DATABASE = Path(__file__).parent / "models"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if connection.vendor == "sqlite":
        chosen = {item for item in items if item.get_closest_marker("locks") is None}
    else:
        chosen = set(_chosen(items))
    config.hook.pytest_deselected(items=[item for item in items if item not in chosen])
    items[:] = [item for item in items if item in chosen]


def _chosen(items: list[pytest.Item]) -> Iterator[pytest.Item]:
    functions: dict[str, list[pytest.Item]] = {}
    # Their order is chance, and the same few are to be chosen each time.
    for item in sorted(filter(_asks, items), key=lambda item: item.nodeid):
        functions.setdefault(item.nodeid.partition("[")[0], []).append(item)
    for cases in functions.values():
        if len(cases) <= FEW or _is_its_own(cases[0]):
            yield from cases
        else:
            yield from (cases[len(cases) * place // FEW] for place in range(FEW))


def _is_its_own(item: pytest.Item) -> bool:
    is_held = item.get_closest_marker("locks") is not None
    return is_held or item.path.is_relative_to(RULES_OF_THE_DATABASE)


def _asks(item: pytest.Item) -> bool:
    if item.get_closest_marker("once") is not None:
        return False
    asked = set(getattr(item, "fixturenames", ()))
    is_marked = item.get_closest_marker("django_db") is not None
    return is_marked or bool(asked & {"db", "transactional_db", "shared_world"})
