"""How many facts each choice of a filter leaves: one grouped query over the newest rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from factcheck.models import PublicFact

# Never all of a million: beyond so many, counts are of the newest.
MOST = 10_000
CHOICES = ("outcome", "rating", "kind", "language", "source", "year")

_Group = tuple[tuple[str, ...], str, int]


@dataclass(frozen=True, slots=True)
class Counts:
    """`choices`: for each filter its values and how many facts have them, if the other filters
    stay as they are. `names`: sources as they are written. `total`: facts that fit all filters.
    `is_capped`: there are more, and these counts are of the newest `read`."""

    choices: Mapping[str, Mapping[str, int]]
    names: Mapping[str, str]
    total: int
    read: int
    is_capped: bool


def count(
    rows: QuerySet[PublicFact],
    chosen: Mapping[str, str],
    *,
    most: int = MOST,
    searched: bool = False,
) -> Counts:
    """Count the newest `most` of these rows; `chosen` are the filters and their values.

    One query, two for rows that were `searched` for.
    """
    newest = rows.values_list("id", flat=True)[: most + 1]
    # Read first: the condition of a search names its table, and would mean another one inside.
    groups = _groups(list(newest) if searched else newest)
    read = sum(facts for _values, _name, facts in groups)
    names = {values[CHOICES.index("source")]: name for values, name, _facts in sorted(groups)}
    names.pop("", None)
    return Counts(
        choices={name: _choices(groups, chosen, name) for name in CHOICES},
        names=names,
        total=sum(facts for values, _name, facts in groups if _fits(values, chosen)),
        read=min(read, most),
        is_capped=read > most,
    )


def _groups(newest: Iterable[int]) -> Sequence[_Group]:
    grouped = (
        PublicFact.objects.filter(pk__in=newest)
        .order_by()
        .values_list(*CHOICES, "source_name")
        .annotate(facts=Count("id"))
    )
    return [(tuple(map(str, row[:-2])), row[-2], row[-1]) for row in grouped]


def _choices(groups: Sequence[_Group], chosen: Mapping[str, str], name: str) -> Counter[str]:
    others = {other: value for other, value in chosen.items() if other != name}
    at = CHOICES.index(name)
    counts: Counter[str] = Counter()
    for values, _name, facts in groups:
        if _fits(values, others):
            counts[values[at]] += facts
    return counts


def _fits(values: Sequence[str], chosen: Mapping[str, str]) -> bool:
    return all(values[CHOICES.index(name)] == value for name, value in chosen.items())
