from __future__ import annotations

import pytest

from factcheck.choices import Kind, Outcome
from factcheck.models import Rating
from factcheck.numbers import Approved
from tests.conftest import Cast
from tests.numbers.counting import article_at, done, marked, numbers, proposed, settled_at

pytestmark = pytest.mark.django_db


def rating(outcome: str) -> int:
    """The one that the desk of the tests gives for an outcome."""
    found = Rating.objects.filter(outcome=outcome).order_by("position").first()
    assert found is not None
    return found.pk


def test_verdicts_by_kind_outcome_and_rating(cast: Cast) -> None:
    article = article_at(0)
    for _ in range(2):
        settled_at(1, marked(0, article), cast)
    settled_at(1, marked(0, article), cast, outcome=Outcome.DISPUTED, correction_asked="Écrire 12.")
    settled_at(1, marked(0, article, kind=Kind.QUOTE), cast, outcome=Outcome.DISPUTED)

    assert numbers(9).verdicts == [
        Approved(Kind.FIGURE, Outcome.DISPUTED, rating(Outcome.DISPUTED), 1, 1),
        Approved(Kind.FIGURE, Outcome.VERIFIED, rating(Outcome.VERIFIED), 2, 0),
        Approved(Kind.QUOTE, Outcome.DISPUTED, rating(Outcome.DISPUTED), 1, 0),
    ]
    assert len(numbers(9, kind=Kind.QUOTE).verdicts) == 1


def test_they_count_when_they_are_approved_and_stay_counted(cast: Cast) -> None:
    claim = settled_at(4, marked(0), cast, proposed_at=2)
    claim = done(6, "reopen", claim, cast.editor)
    settled_at(8, claim, cast)

    counts = [
        sum(one.count for one in numbers(9, since=since, until=until).verdicts)
        for since, until in ((None, None), (0, 4), (4, 8), (8, 9), (8.1, 9))
    ]

    assert counts == [2, 0, 1, 1, 0]


def test_what_is_only_proposed_or_was_sent_back_counts_nowhere(cast: Cast) -> None:
    article = article_at(0)
    for outcome in Outcome:
        claim = proposed(1, marked(0, article), cast.checker, outcome, correction_asked="Non.")
        claim = done(2, "send_back", claim, cast.editor)
        proposed(3, claim, cast.checker, outcome, correction_asked="Non.")

    assert numbers(9).verdicts == []


def test_the_scale_keeps_its_order_and_labels_out_of_use() -> None:
    Rating.objects.update(active=False)

    ratings = numbers(9).ratings

    assert ratings == list(Rating.objects.order_by("position", "id"))
    assert len(ratings) > 2
