from __future__ import annotations

from datetime import timedelta

from factcheck.models import Article
from factcheck.numbers import Scope, Stage
from factcheck.numbers.history import history_of
from factcheck.numbers.stays import Line
from tests.numbers.counting import START

HOUR = timedelta(hours=1)


def scope(**bounds: int) -> Scope:
    moments = {name: START + hours * HOUR for name, hours in bounds.items()}
    return Scope(articles=Article.objects.none(), now=START + 9 * HOUR, **moments)  # type: ignore[arg-type]


def test_a_period_holds_its_beginning_and_not_its_end() -> None:
    both = scope(since=1, until=3)

    assert [both.holds(START + hours * HOUR) for hours in range(5)] == [
        *(False, True, True, False, False)
    ]
    assert all(scope().holds(START + hours * HOUR) for hours in (-9_000, 9_000))


def test_the_numbers_never_speak_of_the_future() -> None:
    assert scope(until=3).end == START + 3 * HOUR
    assert scope(until=12).end == scope().end == START + 9 * HOUR


def test_a_stay_that_a_wrong_clock_ends_after_the_period_is_not_in_it() -> None:
    """The ledger's order says that the proposal came after, its clock that it came before."""
    lines = [
        Line(1, "figure", "mark", "to_check", START + 3 * HOUR),
        Line(1, "figure", "propose", "in_review", START),
    ]

    history = history_of(lines, scope(until=3))

    assert history.spread(Stage.TO_CHECK).count == 0
