"""The public list: its first page, a very late one by key and by OFFSET, and its counts."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.core.cache import cache
from django.db.models import QuerySet
from django.test import Client

from benchmarks.scale.cases import Case
from factcheck import search
from factcheck.models import PublicFact
from factcheck.views.listed import SIZE, with_pages
from factcheck.views.paging import page_of

# The page that is asked for, or the last one there is.
LATE = 10_000
FILTERS: Mapping[str, dict[str, str]] = {
    "no filter": {},
    "one filter": {"outcome": "disputed"},
    "two filters": {"kind": "source", "language": "en"},
}


def cases() -> dict[str, Case]:
    found: dict[str, Case] = {}
    client = Client(SERVER_NAME="127.0.0.1")
    for name, chosen in FILTERS.items():
        rows = PublicFact.objects.filter(**chosen)
        late = min(LATE, rows.count() // SIZE - 1)
        cursor = _cursor(rows, late)
        page = f"page {late}"
        found |= {
            f"view, page 1, {name}": Case([_get(client, **chosen)]),
            f"view, late page, {name}": Case([_get(client, **chosen, page=cursor)], page),
            f"query, page 1, {name}": Case([_page(rows, "")], times=20),
            f"query, late page, {name}": Case([_page(rows, cursor)], page, times=20),
            f"OFFSET, late page, {name}": Case([_offset(rows, late)], page),
            f"exact COUNT, {name}": Case([rows.count]),
            f"capped COUNT, {name}": Case([_capped(rows)], times=5),
            f"counts beside the filters, {name}": Case([_counts(chosen)]),
        }
    return found


def _cursor(rows: QuerySet[PublicFact], page: int) -> str:
    last = rows.order_by("-id").values_list("id", flat=True)[(page - 1) * SIZE - 1]
    return f"after_{last}"


def _get(client: Client, **asked: str) -> Callable[[], object]:
    def get() -> None:
        if client.get("/facts/", asked).status_code != 200:
            raise RuntimeError(asked)

    return get


def _page(rows: QuerySet[PublicFact], cursor: str) -> Callable[[], object]:
    return lambda: page_of(with_pages(rows), cursor=cursor, size=SIZE)


def _offset(rows: QuerySet[PublicFact], page: int) -> Callable[[], object]:
    start = (page - 1) * SIZE
    return lambda: list(with_pages(rows).order_by("-id")[start : start + SIZE])


def _capped(rows: QuerySet[PublicFact]) -> Callable[[], object]:
    return rows.order_by()[: search.MOST + 1].count


def _counts(chosen: dict[str, str]) -> Callable[[], object]:
    def counts() -> None:
        # Each change of a page empties it, and the next reader pays for all.
        cache.clear()
        search.count_all(chosen)

    return counts
