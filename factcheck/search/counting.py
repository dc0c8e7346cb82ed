"""How many facts each choice of a filter leaves: one grouped query over the newest rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from factcheck.models import READABLE, PublicFact, PublishLog
from factcheck.refreshing import get_or_refresh

# Never all of a million: beyond so many, counts are of the newest.
MOST = 10_000
CHOICES = ("outcome", "rating", "kind", "language", "source", "year")

# For rows that were written past the desk, of which no log tells.
_SECONDS = 300
_NAME = "factcheck:counts"
_PLAIN = tuple(name for name in CHOICES if name != "language")
_COLUMNS = (*_PLAIN, *READABLE.values(), "source_name")
# The values of each choice, of which a language may be one of several.
_Values = Mapping[str, Sequence[str]]
_Group = tuple[_Values, str, int]


@dataclass(frozen=True, slots=True)
class Counts:
    """`choices`: for each filter its values and how many facts have them, if the other filters
    stay as they are; a fact counts in each language in which it can be read. `without`: how many
    facts each filter would leave if it were dropped. `names`: sources as they are written.
    `total`: facts that fit all filters. `is_capped`: there are more, and these counts are of the
    newest `read`."""

    choices: Mapping[str, Mapping[str, int]]
    without: Mapping[str, int]
    names: Mapping[str, str]
    total: int
    read: int
    is_capped: bool


def count(rows: QuerySet[PublicFact], chosen: Mapping[str, str], *, most: int = MOST) -> Counts:
    """Count the newest `most` of these rows; `chosen` are the filters and their values. One query."""
    return _counts(_groups(rows, most + 1), chosen, most)


def count_all(chosen: Mapping[str, str]) -> Counts:
    """Count the newest MOST of all facts. One query, one more after a page has changed.

    The filters are applied to groups that are the same for everybody, so one copy serves all of
    them. Its version is the last line of the log of what readers see, read each time: its lines are
    in the order of the commits, which no clock is. So a fact that is taken back is not counted.
    """
    version = PublishLog.objects.order_by("-id").values_list("id", flat=True).first()
    newest = PublicFact.objects.order_by("-id")
    groups = get_or_refresh(_NAME, version, lambda: _groups(newest, MOST + 1), seconds=_SECONDS)
    return _counts(groups, chosen, MOST)


def _counts(groups: Sequence[_Group], chosen: Mapping[str, str], most: int) -> Counts:
    read = sum(facts for _values, _name, facts in groups)
    names = dict(sorted((v["source"][0], n) for v, n, _f in groups))
    names.pop("", None)
    return Counts(
        choices={name: _choices(groups, chosen, name) for name in CHOICES},
        without={name: _total(groups, _others(chosen, name)) for name in CHOICES},
        names=names,
        total=_total(groups, chosen),
        read=min(read, most),
        is_capped=read > most,
    )


def _groups(rows: QuerySet[PublicFact], most: int) -> Sequence[_Group]:
    sql, parameters = rows.values_list(*_COLUMNS)[:most].query.sql_with_params()
    listed = ", ".join(_COLUMNS)
    with connection.cursor() as cursor:
        # The ORM would look each of the newest up again by its id, and could not do that at all for
        # rows that were searched for.
        cursor.execute(
            f"SELECT {listed}, COUNT(*) FROM ({sql}) newest GROUP BY {listed}",  # noqa: S608 -- names of ours
            parameters,
        )
        found = [dict(zip((*_COLUMNS, "facts"), row, strict=True)) for row in cursor.fetchall()]
    return [(_values(row), row["source_name"], row["facts"]) for row in found]


def _values(row: Mapping[str, Any]) -> _Values:
    plain = {name: [str(row[name])] for name in _PLAIN}
    return plain | {"language": [code for code, column in READABLE.items() if row[column]]}


def _choices(groups: Sequence[_Group], chosen: Mapping[str, str], name: str) -> Counter[str]:
    others = _others(chosen, name)
    counts: Counter[str] = Counter()
    for values, _name, facts in groups:
        if _fits(values, others):
            for value in values[name]:
                counts[value] += facts
    return counts


def _others(chosen: Mapping[str, str], name: str) -> dict[str, str]:
    return {other: value for other, value in chosen.items() if other != name}


def _total(groups: Sequence[_Group], chosen: Mapping[str, str]) -> int:
    return sum(facts for values, _name, facts in groups if _fits(values, chosen))


def _fits(values: _Values, chosen: Mapping[str, str]) -> bool:
    return all(value in values[name] for name, value in chosen.items())
