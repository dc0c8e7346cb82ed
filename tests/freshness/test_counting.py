"""How many claims have to be looked at again, without reading on when there are enough."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from factcheck import policy
from factcheck.filters import queue as queue_filters
from factcheck.models import Article, Citation, Claim, first_to_recheck, to_recheck
from tests.conftest import Cast
from tests.freshness.watching import resting_on, watched
from tests.newsdesk import a_claim, an_article, cited, evidence, settled

pytestmark = pytest.mark.django_db


def test_a_claim_counts_once_for_whoever_sees_it(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    today = timezone.localdate()
    over = {"valid_until": today - timedelta(days=1)}
    claims = [a_claim(an_article()), a_claim(), a_claim(), a_claim(), a_claim()]
    # Past its date; the same on a page that moved; on two that did; on a page; none of it.
    settled(claims[0], by=cast.checker, approver=cast.editor, **over)
    watched(resting_on("https://example.org/1", cast, claims[1], **over))
    page = evidence(url="https://example.org/2")
    watched(
        resting_on(
            "https://example.org/3", cast, cited(claims[2], actor=cast.checker, evidence=page)
        )
    )
    watched(Citation.objects.get(evidence=page))
    watched(resting_on("https://example.org/4", cast, claims[3]))
    settled(claims[4], by=cast.checker, approver=cast.editor)
    Article.objects.filter(pk=claims[0].article_id).update(restricted=True)

    def counted() -> list[int]:
        people = (cast.chief, cast.checker, cast.reporter)
        return [queue_filters.queue_counts(person)["due"] for person in people]

    assert counted() == [4, 3, 0]
    due = set(to_recheck(Claim.objects.order_by(), today).values_list("pk", flat=True))
    assert due == {claim.pk for claim in claims[:4]}
    for most in (1, 2, 3, 4, 5):
        found = first_to_recheck(policy.visible_claims(cast.chief), today, most)
        keys = [row["pk"] for row in found]
        assert len(keys) == min(most, 4)
        assert set(keys) <= due
        monkeypatch.setattr(queue_filters, "MOST", most - 1)
        assert counted() == [min(most, 4), min(most, 3), 0]
