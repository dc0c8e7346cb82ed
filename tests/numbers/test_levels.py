from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.numbers.levels import CELL, Levels, levels_of
from factcheck.numbers.words import Level

START = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)


def cell(at: datetime) -> int:
    return int(at.timestamp() // CELL)


def opened(*moments: datetime) -> dict[int, list[int]]:
    """A claim that was opened at each of these moments."""
    changes: dict[int, list[int]] = {}
    for at in moments:
        changes.setdefault(cell(at), [0, 0, 0, 0])[0] += 1
    return changes


def told(levels: Levels | None) -> list[tuple[str, int]]:
    assert levels is not None
    return [(f"{point.at:%d %H:%M}", point.levels[Level.OPEN]) for point in levels.points]


def test_nothing_has_no_levels() -> None:
    assert levels_of({}, since=None, end=START) is None
    assert levels_of(opened(START), since=None, end=START) is None


def test_without_a_first_day_it_begins_with_the_first_claim() -> None:
    later = START + timedelta(minutes=40)

    levels = levels_of(opened(START, later, later), since=None, end=START + timedelta(hours=2))

    assert told(levels) == [("02 08:00", 1), ("02 08:30", 3)]
    assert levels is not None
    assert levels.unit == "quarter"
    assert levels.last == {"open": 3, "settled": 0, "disputed": 0, "withdrawn": 0}


def test_a_change_at_the_very_beginning_of_a_step_is_of_that_step() -> None:
    moments = [START, START + timedelta(minutes=15)]

    levels = levels_of(opened(*moments), since=None, end=START + timedelta(hours=2))

    assert told(levels) == [("02 08:00", 1), ("02 08:15", 2)]


def test_what_came_before_the_first_day_stands_there_already() -> None:
    changes = opened(START - timedelta(days=400), START + timedelta(hours=1))

    levels = levels_of(changes, since=START, end=START + timedelta(hours=3))

    assert told(levels) == [("02 08:00", 1), ("02 09:00", 2)]


def test_what_comes_to_nothing_within_a_step_is_no_step() -> None:
    changes = opened(START)
    changes[cell(START + timedelta(days=1))] = [1, 0, 0, 0]
    changes[cell(START + timedelta(days=1, hours=2))] = [-1, 0, 0, 0]

    levels = levels_of(changes, since=None, end=START + timedelta(days=30))

    assert told(levels) == [("02 08:00", 1)]


@pytest.mark.parametrize(
    ("length", "unit"),
    [
        (timedelta(hours=12), "quarter"),
        (timedelta(hours=12, seconds=1), "hour"),
        (timedelta(days=3), "hour"),
        (timedelta(days=3, seconds=1), "day"),
        (timedelta(days=92), "day"),
        (timedelta(days=93), "week"),
        (timedelta(days=730), "week"),
        (timedelta(days=731), "month"),
    ],
)
def test_the_longer_the_period_the_longer_its_steps(length: timedelta, unit: str) -> None:
    levels = levels_of(opened(START), since=START, end=START + length)

    assert levels is not None
    assert levels.unit == unit


def test_days_begin_at_midnight_of_the_newsroom_also_when_clocks_change() -> None:
    # Paris leaves UTC+1 for UTC+2 in the night to the 29th of March.
    moments = [datetime(2026, 3, day, 22, 30, tzinfo=UTC) for day in (27, 28, 29, 30)]

    levels = levels_of(
        opened(*moments), since=datetime(2026, 3, 20, 23, tzinfo=UTC), end=START.replace(month=5)
    )

    # 22:30 UTC is 23:30 on the 27th and 28th, and past midnight from the 29th on.
    assert told(levels)[1:] == [("26 23:00", 1), ("27 23:00", 2), ("29 22:00", 3), ("30 22:00", 4)]


def test_both_hours_of_the_night_in_which_clocks_go_back() -> None:
    moments = [datetime(2026, 10, 25, hour, 30, tzinfo=UTC) for hour in (0, 1)]

    levels = levels_of(
        opened(*moments),
        since=datetime(2026, 10, 24, 12, tzinfo=UTC),
        end=datetime(2026, 10, 26, 12, tzinfo=UTC),
    )

    assert told(levels)[1:] == [("25 00:00", 1), ("25 01:00", 2)]


def test_weeks_begin_on_monday_and_months_on_the_first() -> None:
    wednesday = datetime(2026, 3, 18, 12, tzinfo=UTC)
    since = datetime(2025, 1, 1, tzinfo=UTC)

    weeks = levels_of(opened(wednesday), since=since, end=datetime(2026, 6, 1, tzinfo=UTC))
    months = levels_of(opened(wednesday), since=since, end=datetime(2027, 6, 1, tzinfo=UTC))

    assert told(weeks)[1:] == [("15 23:00", 1)]
    assert told(months)[1:] == [("28 23:00", 1)]


@given(
    st.lists(st.integers(-60 * 24 * 40, 60 * 24 * 900), min_size=1, max_size=40),
    st.integers(1, 60 * 24 * 900),
)
def test_the_last_level_is_the_sum_of_what_came(minutes: list[int], length: int) -> None:
    end = START + timedelta(minutes=length)
    moments = [START + timedelta(minutes=minute // 15 * 15) for minute in minutes]

    levels = levels_of(opened(*moments), since=START, end=end)

    came = sum(at < end for at in moments)
    assert (levels.last[Level.OPEN] if levels else 0) == came
    if levels:
        assert [point.at for point in levels.points] == sorted({p.at for p in levels.points})
        assert all(START <= point.at <= end for point in levels.points)
