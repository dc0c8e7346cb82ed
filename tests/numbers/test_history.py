"""Numbers from the ledger, each of them worked out by hand."""

from __future__ import annotations

from datetime import timedelta

import pytest

from factcheck.choices import Kind, Outcome
from factcheck.models import Article
from factcheck.numbers import Level, Numbers, Spread, Stage, Way
from tests.conftest import Cast
from tests.newsdesk import TEXT
from tests.numbers.counting import (
    START,
    approved,
    article_at,
    done,
    marked,
    numbers,
    proposed,
    revised,
    settled_at,
)

pytestmark = pytest.mark.django_db


def hours(asked: Numbers, stage: Stage, kind: str = "") -> list[float]:
    """Every duration of a stage that counts, in hours, shortest first."""
    found = asked.history._seconds
    return sorted(
        second / 3600
        for (each, of), seconds in found.items()
        for second in seconds
        if of == stage and kind in ("", each)
    )


def returns(asked: Numbers) -> dict[str, int]:
    return {way.value: count for (_kind, way), count in asked.history.returns.items() if count}


def told(asked: Numbers) -> list[tuple[float, tuple[int, ...]]]:
    """Hours since the start, and open, settled, disputed, withdrawn."""
    assert asked.levels is not None
    return [
        ((point.at - START) / timedelta(hours=1), tuple(point.levels[each] for each in Level))
        for point in asked.levels.points
    ]


def test_a_desk_without_claims(cast: Cast) -> None:
    article_at(0)

    asked = numbers(1)

    assert asked.levels is None
    assert asked.history.settled == 0
    assert asked.history.spread(Stage.TO_CHECK) == Spread(0, None, None)


def test_time_in_each_stage(cast: Cast) -> None:
    """Marked at 0, proposed at 2, sent back at 3, proposed at 7, approved at 8.5."""
    claim = marked(0)
    claim = proposed(2, claim, cast.checker)
    claim = done(3, "send_back", claim, cast.editor)
    claim = proposed(7, claim, cast.checker)
    approved(8.5, claim, cast.editor)

    asked = numbers(9)

    assert hours(asked, Stage.TO_CHECK) == [2, 4]
    assert hours(asked, Stage.IN_REVIEW) == [1, 1.5]
    assert hours(asked, Stage.ROUND) == [8.5]
    assert asked.history.settled == 1
    assert returns(asked) == {Way.SENT_BACK: 1}


def test_what_goes_on_does_not_count_yet_and_withdrawals_never(cast: Cast) -> None:
    article = article_at(0)
    proposed(1, marked(0, article), cast.checker)
    done(5, "withdraw", marked(0, article), cast.editor)
    late = proposed(2, marked(0, article), cast.checker)
    done(4, "withdraw", late, cast.editor)

    asked = numbers(9)

    assert hours(asked, Stage.TO_CHECK) == [1, 2]
    assert hours(asked, Stage.IN_REVIEW) == []
    assert hours(asked, Stage.ROUND) == []
    assert dict(asked.history.now) == {
        (Kind.FIGURE, "in_review"): 1,
        (Kind.FIGURE, "withdrawn"): 2,
    }


def test_a_stay_counts_in_the_period_in_which_it_ends(cast: Cast) -> None:
    claim = marked(0)
    settled_at(10, claim, cast, proposed_at=4)

    assert hours(numbers(20, since=4, until=10), Stage.TO_CHECK) == [4]
    assert hours(numbers(20, since=4, until=10), Stage.IN_REVIEW) == []
    assert hours(numbers(20, since=4.1), Stage.TO_CHECK) == []
    # Its end belongs to the next period: whole, as long as it was.
    assert hours(numbers(20, since=10), Stage.IN_REVIEW) == [6]
    assert hours(numbers(20, since=10), Stage.ROUND) == [10]
    assert numbers(20, until=10).history.settled == 0
    assert numbers(20, since=10).history.settled == 1
    assert numbers(20, since=10.1).history.settled == 0


def test_the_statuses_are_those_at_the_end_of_the_period(cast: Cast) -> None:
    settled_at(10, marked(0), cast, proposed_at=4)

    ends = [dict(numbers(20, until=until).history.now) for until in (4, 10, 11)]

    assert ends == [{(Kind.FIGURE, status): 1} for status in ("to_check", "in_review", "verified")]


def test_how_claims_went_back(cast: Cast) -> None:
    article = article_at(0)
    done(2, "send_back", proposed(1, marked(0, article), cast.checker), cast.editor)
    done(2, "send_back", proposed(1, marked(0, article), cast.checker), cast.checker)
    claim = settled_at(2, marked(0, article), cast, outcome=Outcome.VERIFIED)
    claim = done(3, "reopen", claim, cast.editor)
    settled_at(4, claim, cast, outcome=Outcome.DISPUTED)

    assert returns(numbers(9)) == {
        Way.SENT_BACK: 1,
        Way.TAKEN_BACK: 1,
        Way.REOPENED: 1,
        Way.TURNED: 1,
    }
    assert returns(numbers(9, since=2.5, until=3.5)) == {Way.REOPENED: 1}
    assert returns(numbers(9, since=3.5)) == {Way.TURNED: 1}


def test_words_that_changed_send_claims_back(cast: Cast) -> None:
    article = article_at(0)
    settled_at(2, marked(0, article), cast)
    proposed(2, marked(0, article), cast.checker)
    marked(0, article)
    # In the proposer's own name: it is the text that takes it back all the same.
    revised(3, article, cast.checker, TEXT.replace("491 840", "491 841"))

    asked = numbers(9)

    assert returns(asked) == {Way.WORDS_REVIEW: 1, Way.WORDS_VERDICT: 1}
    assert hours(asked, Stage.IN_REVIEW) == [0, 1]


def test_levels_over_time(cast: Cast) -> None:
    article = article_at(0)
    first, second = marked(0, article), marked(1, article)
    settled_at(4, first, cast, outcome=Outcome.DISPUTED, proposed_at=2)
    done(5, "withdraw", second, cast.editor)
    done(6, "reopen", first, cast.editor)

    assert told(numbers(9)) == [
        (0, (1, 0, 0, 0)),
        (1, (2, 0, 0, 0)),
        # Proposing changes no level.
        (4, (1, 1, 1, 0)),
        (5, (0, 1, 1, 1)),
        (6, (1, 0, 0, 1)),
    ]
    assert told(numbers(9, since=3, until=5.5)) == [
        (3, (2, 0, 0, 0)),
        (4, (1, 1, 1, 0)),
        (5, (0, 1, 1, 1)),
    ]
    assert told(numbers(9, since=7)) == [(7, (1, 0, 0, 1))]


def test_kinds_apart(cast: Cast) -> None:
    article = article_at(0)
    settled_at(2, marked(0, article), cast)
    settled_at(3, marked(0, article, kind=Kind.QUOTE), cast)

    both, quotes = numbers(9), numbers(9, kind=Kind.QUOTE)

    assert hours(both, Stage.ROUND) == [2, 3]
    assert hours(both, Stage.ROUND, Kind.FIGURE) == [2]
    assert hours(quotes, Stage.ROUND) == [3]
    assert both.history.spread(Stage.ROUND, Kind.QUOTE).count == 1
    assert told(quotes)[-1][1] == (0, 1, 0, 0)


def test_only_these_articles_count(cast: Cast) -> None:
    one, other = article_at(0), article_at(0)
    settled_at(2, marked(0, one), cast)
    settled_at(3, marked(0, other), cast)

    asked = numbers(9, articles=Article.objects.filter(pk=one.pk))

    assert hours(asked, Stage.ROUND) == [2]


def test_events_of_the_same_second(cast: Cast) -> None:
    claim = marked(1)
    claim = settled_at(1, claim, cast)
    claim = done(1, "reopen", claim, cast.editor)
    settled_at(1, claim, cast)

    asked = numbers(9)

    assert hours(asked, Stage.TO_CHECK) == hours(asked, Stage.ROUND) == [0, 0]
    assert told(asked) == [(1, (0, 1, 0, 0))]


def test_medians_and_nine_in_ten(cast: Cast) -> None:
    article = article_at(0)
    for length in range(1, 11):
        settled_at(length, marked(0, article), cast)

    asked = numbers(99)

    assert asked.history.spread(Stage.ROUND) == Spread(10, 5.5 * 3600, 9 * 3600)
    assert asked.history.spread(Stage.ROUND, Kind.QUOTE) == Spread(0, None, None)
    # Proposed and approved at once.
    assert asked.history.spread(Stage.IN_REVIEW) == Spread(10, 0, 0)
