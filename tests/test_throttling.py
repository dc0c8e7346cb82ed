"""How often somebody may do something: counted once for every attempt, whoever else tries."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
import time_machine

from factcheck import throttling
from factcheck.models import Throttle
from factcheck.throttling import Allowed, allow
from tests.racing import race

HOUR = timedelta(hours=1)
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


@pytest.mark.django_db
def test_so_many_in_a_window_and_then_none_until_it_is_over() -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        first = [allow("report", "192.0.2.1", limit=2, window=HOUR) for _ in range(2)]
        clock.shift(timedelta(minutes=40))
        refused = [allow("report", "192.0.2.1", limit=2, window=HOUR) for _ in range(3)]
        others = [
            allow("report", "192.0.2.2", limit=2, window=HOUR),
            allow("api", "192.0.2.1", limit=2, window=HOUR),
        ]
        # Trying made nobody wait longer.
        clock.shift(timedelta(minutes=20))
        again = allow("report", "192.0.2.1", limit=2, window=HOUR)

    assert first == [Allowed(ok=True)] * 2
    assert refused == [Allowed(ok=False, retry_after=20 * 60)] * 3
    assert [bool(one) for one in (*others, again)] == [True, True, True]


@pytest.mark.django_db
def test_no_address_is_kept_and_a_day_is_not_told_from_another() -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        allow("report", "192.0.2.1", limit=2, window=HOUR)
        clock.shift(timedelta(days=1))
        allow("report", "192.0.2.1", limit=2, window=HOUR)
        rows = list(Throttle.objects.values())
        forgotten = throttling.forget_old()

    assert "192.0.2" not in str(rows)
    assert len({row["key"] for row in rows}) == 2
    assert (forgotten, Throttle.objects.count()) == (1, 1)


@pytest.mark.django_db
def test_a_window_longer_than_a_pseudonym_is_refused() -> None:
    with pytest.raises(ValueError, match="at most a day"):
        allow("report", "192.0.2.1", limit=2, window=timedelta(days=2))


@pytest.mark.django_db(transaction=True)
def test_of_many_at_once_no_more_than_the_limit_are_allowed() -> None:
    attempts = [partial(allow, "report", "192.0.2.1", limit=5, window=HOUR)] * 12

    answers = race(*attempts)

    assert sorted(map(bool, answers)) == [False] * 7 + [True] * 5
    assert Throttle.objects.get().count == 12
