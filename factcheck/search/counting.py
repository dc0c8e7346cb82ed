"""How many facts each choice of a filter leaves, of the newest that were read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection

from factcheck.models import READABLE, PublicFact, PublishLog
from factcheck.refreshing import get_or_refresh

# Never all of a million: beyond so many, counts are of the newest.
MOST = 10_000
CHOICES = ("outcome", "rating", "kind", "language", "source", "year")

# For rows that were written past the desk, of which no log tells.
_SECONDS = 300
_NAME = "factcheck:groups"
_PLAIN = tuple(name for name in CHOICES if name != "language")
# What is read of a fact to count it.
COLUMNS = (*_PLAIN, *READABLE.values(), "source_name")
_PLACES = {name: place for place, name in enumerate(COLUMNS)}
# The columns of a fact, and how many facts are alike in them.
Row = Sequence[Any]
_Group = tuple[Row, int]


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


def count(rows: Iterable[Row], chosen: Mapping[str, str], *, most: int) -> Counts:
    """Count facts of which COLUMNS were read, of the newest one more than `most` if there are so
    many; `chosen` are the filters and their values."""
    return _counts(Counter(rows).items(), chosen, most)


def count_all(chosen: Mapping[str, str]) -> Counts:
    """Count the newest MOST of all facts. One query, one more after a page has changed.

    The filters are applied to groups that are the same for everybody, so one copy serves all of
    them. Its version is the last line of the log of what readers see, read each time: its lines are
    in the order of the commits, which no clock is. So a fact that is taken back is not counted.
    """
    version = PublishLog.objects.order_by("-id").values_list("id", flat=True).first()
    groups = get_or_refresh(_NAME, version, _groups, seconds=_SECONDS)
    return _counts(groups, chosen, MOST)


def missed(row: Row, chosen: Mapping[str, str]) -> list[str]:
    """The filters that keep this fact out."""
    return [name for name, value in chosen.items() if value not in _values(row, name)]


def _groups() -> Sequence[_Group]:
    newest = PublicFact.objects.order_by("-id").values_list(*COLUMNS)[: MOST + 1]
    sql, parameters = newest.query.sql_with_params()
    listed = ", ".join(COLUMNS)
    with connection.cursor() as cursor:
        # The ORM would look each of the newest up again by its id.
        cursor.execute(
            f"SELECT {listed}, COUNT(*) FROM ({sql}) newest GROUP BY {listed}",  # noqa: S608 -- names of ours
            parameters,
        )
        return [(row[:-1], row[-1]) for row in cursor.fetchall()]


def _counts(groups: Iterable[_Group], chosen: Mapping[str, str], most: int) -> Counts:
    """A fact that no filter keeps out counts for all of them; one that one does, for that one."""
    read, names = 0, set()
    fit: list[_Group] = []
    alone: dict[str, list[_Group]] = {name: [] for name in CHOICES}
    for row, facts in groups:
        read += facts
        names.add((row[_PLACES["source"]], row[_PLACES["source_name"]]))
        out = missed(row, chosen)
        if len(out) < 2:
            (alone[out[0]] if out else fit).append((row, facts))
    total = _sum(fit)
    return Counts(
        choices={name: _choices([*fit, *alone[name]], name) for name in CHOICES},
        without={name: total + _sum(alone[name]) for name in CHOICES},
        names={source: name for source, name in sorted(names) if source},
        total=total,
        read=min(read, most),
        is_capped=read > most,
    )


def _sum(groups: Iterable[_Group]) -> int:
    return sum(facts for _row, facts in groups)


def _choices(groups: Sequence[_Group], name: str) -> Counter[str]:
    """Of thousands of groups, for each filter of each page: nothing is called for one of them."""
    if name == "language":
        return +Counter(
            {
                code: _sum(one for one in groups if one[0][_PLACES[column]])
                for code, column in READABLE.items()
            }
        )
    place = _PLACES[name]
    counts: dict[Any, int] = {}
    for row, facts in groups:
        value = row[place]
        counts[value] = counts.get(value, 0) + facts
    return Counter({str(value): facts for value, facts in counts.items()})


def _values(row: Row, name: str) -> Sequence[str]:
    """What a fact is for a filter; a language may be one of several."""
    if name == "language":
        return [code for code, column in READABLE.items() if row[_PLACES[column]]]
    return (str(row[_PLACES[name]]),)
