"""Pages by key: as fast on page 1,000 as on page 1, and no row is shown twice or skipped.

The cursor names the row that the reader has seen last, in plain characters:
`after_17`, `before_2026-08-01T09:30:00+00:00_17`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Generic, TypeVar

from django.db.models import Model, Q, QuerySet
from django.http import QueryDict

PARAMETER = "page"

_CURSOR = re.compile(r"(after|before)_(?:([0-9T:.+-]{1,40})_)?([0-9]{1,18})")

Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """The rows of one page, and the cursors of its neighbours; None where there is none."""

    rows: list[Row]
    previous: str | None
    next: str | None


@dataclass(frozen=True, slots=True)
class _Cursor:
    backwards: bool
    moment: datetime | None
    pk: int


def page_of(
    queryset: QuerySet[Row], *, cursor: str | None, size: int, field: str = "id"
) -> Page[Row]:
    """The page that a cursor names, newest first; one query.

    Rows are ordered by (-field, -id). `field` is "id" or a datetime that is never null. Page 1
    answers a cursor that is missing or bad, or that leads beyond the rows there are.
    """
    known = _read(cursor or "", field)
    if known is None:
        return _page(_ordered(queryset, field)[: size + 1], size, field)
    if known.backwards:
        return _page_before(queryset, known, size, field)
    rows = list(_ordered(queryset.filter(_beyond(known, field)), field)[: size + 1])
    if not rows:
        return page_of(queryset, cursor=None, size=size, field=field)
    return _page(rows, size, field, first=False)


def link(query: QueryDict, cursor: str | None) -> str | None:
    """The query string of a neighbour, with everything else that the address asks for."""
    if cursor is None:
        return None
    changed = query.copy()
    changed[PARAMETER] = cursor
    return f"?{changed.urlencode()}"


def _page_before(queryset: QuerySet[Row], cursor: _Cursor, size: int, field: str) -> Page[Row]:
    near = _ordered(queryset.filter(_beyond(cursor, field)), field).reverse()[: size + 1]
    rows = list(near)
    if len(rows) < size:
        # Rows went away since: a short first page would look like the end of the list.
        return page_of(queryset, cursor=None, size=size, field=field)
    shown = rows[:size][::-1]
    previous = _write("before", shown[0], field) if len(rows) > size else None
    return Page(shown, previous, _write("after", shown[-1], field))


def _page(
    found: QuerySet[Row] | list[Row], size: int, field: str, *, first: bool = True
) -> Page[Row]:
    rows = list(found)
    shown = rows[:size]
    return Page(
        shown,
        None if first else _write("before", shown[0], field),
        _write("after", shown[-1], field) if len(rows) > size else None,
    )


def _ordered(queryset: QuerySet[Row], field: str) -> QuerySet[Row]:
    return queryset.order_by(*dict.fromkeys([f"-{field}", "-id"]))


def _beyond(cursor: _Cursor, field: str) -> Q:
    """`a <= x AND (a < x OR id < y)`: the form from which both databases make an index range."""
    side = "gt" if cursor.backwards else "lt"
    beyond = Q(**{f"id__{side}": cursor.pk})
    if cursor.moment is None:
        return beyond
    apart = Q(**{f"{field}__{side}": cursor.moment})
    return Q(**{f"{field}__{side}e": cursor.moment}) & (apart | beyond)


def _write(direction: str, row: Model, field: str) -> str:
    if field == "id":
        return f"{direction}_{row.pk}"
    return f"{direction}_{getattr(row, field).astimezone(UTC).isoformat()}_{row.pk}"


def _read(text: str, field: str) -> _Cursor | None:
    """The cursor, if it is one that `_write` could have written."""
    match = _CURSOR.fullmatch(text)
    if match is None or (match[2] is None) != (field == "id"):
        return None
    moment = _moment(match[2]) if match[2] else None
    if match[2] and moment is None:
        return None
    return _Cursor(match[1] == "before", moment, int(match[3]))


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    # Whatever is not in UTC was not written here, and might not fit a database.
    return moment if moment.isoformat() == text and moment.tzinfo == UTC else None
