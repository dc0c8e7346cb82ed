"""One walk through the ledger: how many claims stood where, how long it took, what went back."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby, starmap
from operator import attrgetter

from django.db.models import BooleanField, Case, Value, When

from factcheck.choices import SETTLED, Status
from factcheck.models import ReviewEvent
from factcheck.numbers.levels import CELL, Levels, levels_of
from factcheck.numbers.scope import Scope
from factcheck.numbers.spread import Spread, spread_of
from factcheck.numbers.stays import Line, Stay, stays_of
from factcheck.numbers.words import LEVELS, Level, Stage, Way

_STAGES: Mapping[str, Stage] = {
    Status.TO_CHECK: Stage.TO_CHECK,
    Status.IN_REVIEW: Stage.IN_REVIEW,
}
_LEVELS: Mapping[str, list[int]] = {
    status: [list(Level).index(level) for level in levels] for status, levels in LEVELS.items()
}
_BACK = ("send_back", "reopen")


@dataclass(slots=True)
class History:
    """What the ledger says of a scope; a claim that goes round twice counts each time.

    `now`: how many claims of each kind have each status at the end of the period.
    `returns`: how often claims of a kind went back in the period, in each way.
    `settled`: how many approvals there were in the period.
    """

    now: Counter[tuple[str, str]] = field(default_factory=Counter)
    returns: Counter[tuple[str, Way]] = field(default_factory=Counter)
    settled: int = 0
    _seconds: dict[tuple[str, Stage], array[float]] = field(
        default_factory=lambda: defaultdict(lambda: array("d"))
    )
    _changes: dict[int, list[int]] = field(
        default_factory=lambda: defaultdict(lambda: [0] * len(Level))
    )

    def spread(self, stage: Stage, kind: str = "") -> Spread:
        """How long a stage took, for those that ended in the period; of all kinds together if ""."""
        rows = (
            seconds
            for (each, of), seconds in self._seconds.items()
            if of == stage and kind in ("", each)
        )
        return spread_of(second for row in rows for second in row)

    def levels(self, scope: Scope) -> Levels | None:
        """How many claims stood where, over the period; None if there was never a claim."""
        return levels_of(self._changes, since=scope.since, end=scope.end)

    def add(self, stay: Stay, kind: str, scope: Scope) -> None:
        levels = _LEVELS.get(stay.status, ())
        came = self._changes[_cell(stay.since)]
        for level in levels:
            came[level] += 1
        if stay.until is None or stay.ended_by is None:
            self.now[kind, stay.status] += 1
            return
        went = self._changes[_cell(stay.until)]
        for level in levels:
            went[level] -= 1
        if scope.holds(stay.until):
            self._add_end(stay, kind, stay.until, stay.ended_by.status)

    def _add_end(self, stay: Stay, kind: str, until: datetime, target: str) -> None:
        stage = _STAGES.get(stay.status)
        if stage and target != Status.WITHDRAWN:
            self._seconds[kind, stage].append((until - stay.since).total_seconds())
        if way := stay.way_back:
            self.returns[kind, way] += 1
        if target in SETTLED:
            self.settled += 1
            round_took = (until - stay.round_since).total_seconds()
            self._seconds[kind, Stage.ROUND].append(round_took)
            self.returns[kind, Way.TURNED] += stay.is_turned


def read_history(scope: Scope) -> History:
    """One query, and memory for one line at a time beside the durations: eight bytes each."""
    return history_of(_lines(scope), scope)


def history_of(lines: Iterable[Line], scope: Scope) -> History:
    """`lines` of one claim after those of another, each in the order of the ledger."""
    history = History()
    for _claim, of_claim in groupby(lines, key=attrgetter("claim")):
        first = next(of_claim)
        for stay in stays_of(_again(first, of_claim)):
            history.add(stay, first.kind, scope)
    return history


def _again(first: Line, others: Iterable[Line]) -> Iterator[Line]:
    yield first
    yield from others


def _lines(scope: Scope) -> Iterator[Line]:
    """Every change up to the end of the period, however old: a stay may have begun long before."""
    events = ReviewEvent.objects.filter(
        scope.of_kind("claim__kind"), article__in=scope.articles, claim__isnull=False
    ).exclude(to_status="")
    if scope.until is not None:
        events = events.filter(at__lt=scope.until)
    by_words = Case(
        When(verb__in=_BACK, data__has_key="revision", then=Value(True)),
        default=Value(False),
        output_field=BooleanField(),
    )
    # In the order of an index: a claim's lines follow each other, and nothing has to be kept.
    rows = events.order_by("claim_id", "sequence").values_list(
        "claim_id", "claim__kind", "verb", "to_status", "at", "actor_id", by_words
    )
    return starmap(Line, rows.iterator(chunk_size=2000))


def _cell(at: datetime) -> int:
    return int(at.timestamp() // CELL)
