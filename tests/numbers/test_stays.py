"""The road of one claim, by hand and for any road there may be."""

from __future__ import annotations

import itertools
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.choices import SETTLED, Status
from factcheck.numbers.stays import Line, Stay, stays_of
from factcheck.numbers.words import Way
from factcheck.transitions import TRANSITIONS

START = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)


def line(minute: float, verb: str, status: str, **fields: object) -> Line:
    at = START + timedelta(minutes=minute)
    return Line(7, "figure", verb, status, at, **fields)  # type: ignore[arg-type]


def told(stays: list[Stay]) -> list[tuple[str, float | None]]:
    """Each status and the minutes spent in it; None while it lasts."""
    return [
        (stay.status, stay.until and (stay.until - stay.since).total_seconds() / 60)
        for stay in stays
    ]


def test_a_claim_that_goes_round_twice_has_two_stays_in_each_stage() -> None:
    stays = list(
        stays_of(
            [
                line(0, "mark", "to_check"),
                line(10, "propose", "in_review"),
                line(30, "send_back", "to_check"),
                line(70, "propose", "in_review"),
                line(150, "approve", "verified"),
            ]
        )
    )

    assert told(stays) == [
        ("to_check", 10),
        ("in_review", 20),
        ("to_check", 40),
        ("in_review", 80),
        ("verified", None),
    ]
    # One round: sending back does not end it.
    assert {stay.round_since for stay in stays} == {START}


def test_reopening_begins_a_new_round() -> None:
    stays = list(
        stays_of(
            [
                line(0, "mark", "to_check"),
                line(1, "propose", "in_review"),
                line(2, "approve", "verified"),
                line(60, "reopen", "to_check"),
                line(61, "propose", "in_review"),
                line(65, "approve", "disputed"),
            ]
        )
    )

    assert [(stay.round_since - START).total_seconds() / 60 for stay in stays] == [
        *(0, 0, 0),
        *(60, 60, 60),
    ]
    assert [stay.is_turned for stay in stays] == [False, False, False, False, True, False]


def test_restoring_begins_a_new_round() -> None:
    stays = list(
        stays_of(
            [
                line(0, "mark", "to_check"),
                line(1, "propose", "in_review"),
                line(2, "withdraw", "withdrawn"),
                line(9, "restore", "to_check"),
            ]
        )
    )

    assert stays[-1].round_since == START + timedelta(minutes=9)
    assert stays[2].round_since == START


def test_the_same_outcome_again_is_no_turn() -> None:
    lines = [
        line(0, "mark", "to_check"),
        line(1, "propose", "in_review"),
        line(2, "approve", "disputed"),
        line(3, "reopen", "to_check"),
        line(4, "propose", "in_review"),
        line(5, "approve", "disputed"),
    ]

    assert not any(stay.is_turned for stay in stays_of(lines))


def test_events_of_the_same_moment_keep_the_order_of_the_ledger() -> None:
    lines = [line(5, *each) for each in (("mark", "to_check"), ("propose", "in_review"))]

    assert told(list(stays_of(lines))) == [("to_check", 0), ("in_review", None)]


def test_a_clock_that_was_set_back_takes_no_time_away() -> None:
    lines = [
        line(60, "mark", "to_check"),
        line(0, "propose", "in_review"),
        line(90, "approve", "verified"),
    ]

    stays = list(stays_of(lines))

    assert told(stays) == [("to_check", 0), ("in_review", 30), ("verified", None)]
    assert stays[1].since == START + timedelta(minutes=60)


def test_nothing_has_no_stays() -> None:
    assert list(stays_of([])) == []


@pytest.mark.parametrize(
    ("before", "back", "way"),
    [
        (("in_review", 1), ("to_check", 2, False), Way.SENT_BACK),
        (("in_review", 1), ("to_check", 1, False), Way.TAKEN_BACK),
        (("in_review", 1), ("to_check", 1, True), Way.WORDS_REVIEW),
        (("in_review", None), ("to_check", None, False), Way.SENT_BACK),
        (("verified", 1), ("to_check", 1, False), Way.REOPENED),
        (("disputed", 1), ("to_check", 2, False), Way.REOPENED),
        (("disputed", 1), ("to_check", 2, True), Way.WORDS_VERDICT),
        (("withdrawn", 1), ("to_check", 1, False), None),
        (("in_review", 1), ("withdrawn", 2, False), None),
        (("in_review", 1), ("verified", 2, False), None),
    ],
)
def test_how_a_claim_went_back(
    before: tuple[str, int | None], back: tuple[str, int | None, bool], way: Way | None
) -> None:
    lines = [
        line(0, "x", before[0], actor=before[1]),
        line(1, "x", back[0], actor=back[1], by_words=back[2]),
    ]

    assert [stay.way_back for stay in stays_of(lines)] == [way, None]


@st.composite
def roads(draw: st.DrawFn) -> list[Line]:
    """Any road that the workflow allows, with clocks that go back now and then."""
    lines = [line(draw(st.integers(0, 50)), "mark", Status.TO_CHECK)]
    for minute in draw(st.lists(st.integers(-5, 500), max_size=25)):
        here = lines[-1].status
        verbs = [each for each in TRANSITIONS.values() if here in each.sources]
        verb = draw(st.sampled_from(verbs))
        target = verb.target or draw(st.sampled_from(SETTLED))
        words = draw(st.booleans())
        lines.append(line(minute, verb.verb, target, actor=draw(st.integers(1, 2)), by_words=words))
    return lines


@given(roads())
def test_the_stays_make_up_the_whole_life(lines: list[Line]) -> None:
    stays = list(stays_of(lines))

    ended = [stay for stay in stays if stay.until]
    lengths = [stay.until - stay.since for stay in ended if stay.until]
    assert all(length >= timedelta(0) for length in lengths)
    assert sum(lengths, timedelta(0)) == stays[-1].since - stays[0].since
    assert stays[-1].since == max(each.at for each in lines)
    assert [stay.status for stay in stays] == [each.status for each in lines]
    assert [stay.until for stay in stays[:-1]] == [stay.since for stay in stays[1:]]
    assert stays[-1].until is None


@given(roads())
def test_every_way_back_is_told_apart_once(lines: list[Line]) -> None:
    backs = sum(
        after.status == Status.TO_CHECK and before.status != Status.WITHDRAWN
        for before, after in itertools.pairwise(lines)
    )

    assert sum(stay.way_back is not None for stay in stays_of(lines)) == backs


@given(roads())
def test_a_round_is_no_shorter_than_its_stays(lines: list[Line]) -> None:
    for stay in stays_of(lines):
        assert stay.round_since <= stay.since
