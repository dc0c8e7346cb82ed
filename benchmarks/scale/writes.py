"""Rows of the public list, with their search index: one by one, in batches, and as a load writes them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import count
from typing import Any

from django.db import transaction

from benchmarks.scale.cases import Case
from factcheck.models import PublicFact
from factcheck.search import engine

ROWS = 1_000
# The place and the page come first.
COLUMNS = [field.attname for field in PublicFact._meta.local_concrete_fields]
# Ids of places and pages that nothing has; what they refer to is looked for at a commit only.
_FREE = count(2**60, ROWS)


def cases() -> dict[str, Case]:
    first = list(PublicFact.objects.order_by("-id")[:ROWS])
    values = [tuple(getattr(row, name) for name in COLUMNS[2:]) for row in first]
    return {
        f"save() each, {ROWS} rows": Case([lambda: _undone(_saved, _numbered(first))]),
        f"bulk_create(1000), {ROWS} rows": Case([lambda: _undone(_bulk, _numbered(first))]),
        f"the load's way, {ROWS} rows": Case([lambda: _undone(_put, _placed(values))]),
    }


def _undone(write: Callable[[Any], object], rows: Sequence[Any]) -> None:
    with transaction.atomic():
        write(rows)
        transaction.set_rollback(True)


def _numbered(rows: Sequence[PublicFact]) -> Sequence[PublicFact]:
    for number, row in enumerate(rows, start=next(_FREE)):
        row.pk = row.page_id = number
    return rows


def _placed(values: Sequence[tuple[object, ...]]) -> list[tuple[object, ...]]:
    return [(number, number, *rest) for number, rest in enumerate(values, start=next(_FREE))]


def _saved(rows: Sequence[PublicFact]) -> None:
    for row in rows:
        row.save(force_insert=True)


def _bulk(rows: Sequence[PublicFact]) -> None:
    PublicFact.objects.bulk_create(rows, batch_size=1000)


def _put(rows: Sequence[tuple[object, ...]]) -> None:
    engine.put(COLUMNS, rows)
