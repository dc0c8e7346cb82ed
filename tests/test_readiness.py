from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from django.utils import timezone, translation

from factcheck import annotating
from factcheck.choices import Outcome
from factcheck.models import (
    Anchor,
    Article,
    Claim,
)
from factcheck.readiness import readiness
from tests.conftest import Cast
from tests.newsdesk import a_claim, an_article, in_review, settled
from tests.verbs import use

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Blockers are compared with the sentences of the source."""
    with translation.override("en"):
        yield


@pytest.fixture
def article() -> Article:
    return an_article()


def codes(article: Article) -> list[tuple[str, int]]:
    return [(b.code, b.claim.number if b.claim else 0) for b in readiness(article)]


def lose(claim: Claim, state: str = "orphaned") -> None:
    Anchor.objects.filter(claim=claim).update(state=state, start=None, end=None)


def due(days: int) -> dict[str, object]:
    return {"valid_until": timezone.localdate() + timedelta(days=days)}


def test_an_article_without_claims_is_not_ready(article: Article) -> None:
    (blocker,) = readiness(article)

    assert (blocker.code, blocker.message) == ("no_claims", "No claim has been marked yet.")
    assert (blocker.claim, blocker.url) == (None, "")


def test_a_withdrawn_claim_counts_for_nothing(cast: Cast, article: Article) -> None:
    claim = a_claim(article)
    annotating.add_comment(claim, actor=cast.checker, body="Vraiment ?")
    use("withdraw", claim, cast.editor)

    assert codes(article) == [("no_claims", 0)]


def test_verified_claims_make_an_article_ready(cast: Cast, article: Article) -> None:
    settled(a_claim(article), by=cast.checker, approver=cast.editor)

    assert readiness(article) == []


def test_open_claims_block_in_the_order_of_their_numbers(cast: Cast, article: Article) -> None:
    first = a_claim(article)
    in_review(a_claim(article), by=cast.checker)
    settled(a_claim(article), by=cast.checker, approver=cast.editor)
    a_claim()

    blockers = readiness(article)

    assert [(b.code, b.message) for b in blockers] == [
        ("unsettled", "Claim 1 is not settled: to check."),
        ("unsettled", "Claim 2 is not settled: in review."),
    ]
    assert (blockers[0].claim, blockers[0].url) == (first, first.get_absolute_url())


def test_a_disputed_claim_blocks_while_its_words_stand(cast: Cast, article: Article) -> None:
    claim = settled(
        a_claim(article), by=cast.checker, approver=cast.editor, outcome=Outcome.DISPUTED
    )

    assert [b.message for b in readiness(article)] == [
        "Claim 1 is disputed and its words still stand in the text."
    ]
    lose(claim)
    assert [(b.code, b.message) for b in readiness(article)] == [
        ("lost", "Claim 1 has lost its place.")
    ]


@pytest.mark.parametrize("state", ["orphaned", "ambiguous"])
def test_a_lost_place_blocks(cast: Cast, article: Article, state: str) -> None:
    lose(settled(a_claim(article), by=cast.checker, approver=cast.editor), state)

    assert codes(article) == [("lost", 1)]


@pytest.mark.parametrize("state", ["moved", "edited"])
def test_a_place_that_changed_does_not_block(cast: Cast, article: Article, state: str) -> None:
    settled(a_claim(article), by=cast.checker, approver=cast.editor)
    Anchor.objects.update(state=state)

    assert codes(article) == []


def test_a_claim_without_any_anchor_is_lost(cast: Cast, article: Article) -> None:
    settled(a_claim(article), by=cast.checker, approver=cast.editor)
    Claim.objects.update(anchor=None)

    assert codes(article) == [("lost", 1)]


@pytest.mark.parametrize(("days", "expected"), [(-1, [("stale", 1)]), (0, []), (1, [])])
def test_a_verdict_blocks_from_the_day_after_its_last(
    cast: Cast, article: Article, days: int, expected: list[tuple[str, int]]
) -> None:
    settled(a_claim(article), by=cast.checker, approver=cast.editor, **due(days))

    assert codes(article) == expected


def test_the_date_of_a_verdict_set_aside_does_not_count(cast: Cast, article: Article) -> None:
    claim = settled(a_claim(article), by=cast.checker, approver=cast.editor, **due(-1))
    claim = use("reopen", claim, cast.editor)
    settled(claim, by=cast.checker, approver=cast.editor)

    assert codes(article) == []


def test_an_open_query_blocks_until_it_is_resolved(cast: Cast, article: Article) -> None:
    claim = settled(a_claim(article), by=cast.checker, approver=cast.editor)
    comment = annotating.add_comment(claim, actor=cast.checker, body="Vraiment ?")

    assert [(b.code, b.message) for b in readiness(article)] == [
        ("query", "Claim 1 has an open query.")
    ]
    annotating.resolve_comment(comment, actor=cast.editor)
    assert readiness(article) == []


def test_everything_at_once_comes_in_order(
    cast: Cast, article: Article, django_assert_num_queries: Callable[[int], object]
) -> None:
    lost = in_review(a_claim(article), by=cast.checker, **due(-2))
    lose(lost)
    annotating.add_comment(lost, actor=cast.checker, body="Un.")
    annotating.add_comment(lost, actor=cast.checker, body="Deux.")
    settled(
        a_claim(article),
        by=cast.checker,
        approver=cast.editor,
        outcome=Outcome.DISPUTED,
        **due(-2),
    )
    a_claim(article)

    assert codes(article) == [
        ("lost", 1),
        ("unsettled", 1),
        ("stale", 1),
        ("query", 1),
        ("uncorrected", 2),
        ("stale", 2),
        ("unsettled", 3),
    ]
    assert readiness(article)[2].message == "The verdict on claim 1 is past its date."


@pytest.mark.parametrize("count", [1, 3])
def test_the_gate_costs_six_queries(
    cast: Cast,
    article: Article,
    count: int,
    django_assert_num_queries: Callable[[int], pytest.RaisesExc[Exception]],
) -> None:
    for _number in range(count):
        settled(a_claim(article), by=cast.checker, approver=cast.editor, **due(-1))

    with django_assert_num_queries(6):
        assert len(readiness(article)) == count


# The sign-off that covers the article
