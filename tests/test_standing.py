"""The counts of many articles say what the gate says of each."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from factcheck import annotating, workflow
from factcheck.choices import Outcome
from factcheck.models import Anchor, Article, Claim, Comment
from factcheck.readiness import readiness
from factcheck.standing import standing_of
from tests.asking import asked, replied
from tests.conftest import Cast
from tests.newsdesk import a_claim, an_article, in_review, settled
from tests.sentences import passed_over
from tests.suggested import a_finding, a_read_article

pytestmark = pytest.mark.django_db


def counts(article: Article) -> dict[str, int]:
    """What the gate counts, by kind of blocker, but for the sentences, which it alone knows."""
    found: dict[str, int] = {}
    for blocker in readiness(article):
        if blocker.code == "unseen":
            continue
        found[blocker.code] = found.get(blocker.code, 0) + blocker.count
    return found


def done(cast: Cast, article: Article, **fields: Any) -> Claim:
    return settled(a_claim(article), by=cast.checker, approver=cast.editor, **fields)


def begin(cast: Cast, article: Article) -> None:
    """Two open claims, and one that is withdrawn and counts for nothing, its query neither."""
    a_claim(article)
    in_review(a_claim(article), by=cast.checker)
    gone = a_claim(article)
    Comment.objects.create(claim=gone, author=cast.checker, body="Sûr ?")
    workflow.withdraw(gone, actor=cast.editor, version=gone.version, reason="x")


def lose(cast: Cast, article: Article) -> None:
    for outcome in Outcome.values:
        claim = done(cast, article, outcome=outcome)
        Anchor.objects.filter(claim=claim).update(state="orphaned", start=None, end=None)


def expire(cast: Cast, article: Article) -> None:
    for days in (-1, 0):
        done(cast, article, valid_until=timezone.localdate() + timedelta(days=days))


def ask(cast: Cast, article: Article) -> None:
    claim = done(cast, article)
    for body in ("Sûr ?", "Et la date ?"):
        annotating.add_comment(claim, actor=cast.checker, body=body)
    for _ in range(2):
        replied(asked(claim, actor=cast.checker)[0])


@pytest.fixture
def desk(cast: Cast) -> list[Article]:
    """An article of each sort, and one of all sorts."""
    sorts = {
        "empty": [],
        "begun": [begin],
        "ready": [done],
        "disputed": [done, partial(done, outcome=Outcome.DISPUTED)],
        "lost": [done, lose],
        "stale": [expire],
        "queried": [ask],
    }
    articles = [an_article() for _ in sorts]
    read = a_read_article()
    a_finding(read)
    said = a_read_article()
    passed_over(said, "12 endroits", actor=cast.checker)
    annotating.answer_finding(a_finding(read), actor=cast.checker, answer="Deux mesures.")
    for article, steps in zip(articles, sorts.values(), strict=True):
        for step in steps:
            step(cast, article)
    for step in (begin, done, partial(done, outcome=Outcome.DISPUTED), lose, expire, ask):
        step(cast, read)
    return [*articles, said, read]


def test_what_blocks_is_what_the_gate_says(desk: list[Article]) -> None:
    standings = standing_of(desk)

    assert {pk: one.blocks for pk, one in standings.items()} == {
        article.pk: counts(article) for article in desk
    }
    codes = {code for one in standings.values() for code in one.blocks}
    assert codes == {
        "no_claims",
        "unsettled",
        "uncorrected",
        "lost",
        "stale",
        "query",
        "answer",
        "untouched",
        "inconsistent",
    }


def test_how_far_each_is(desk: list[Article]) -> None:
    told = [(one.total, one.settled, one.open, one.disputed) for one in standing_of(desk).values()]

    assert told == [
        (0, 0, 0, 0),
        (2, 0, 2, 0),
        (1, 1, 0, 0),
        (2, 2, 0, 1),
        (3, 3, 0, 1),
        (2, 2, 0, 0),
        (1, 1, 0, 0),
        (0, 0, 0, 0),
        (9, 7, 2, 2),
    ]


def test_it_costs_five_queries(desk: list[Article]) -> None:
    with CaptureQueriesContext(connection) as one:
        standing_of(desk[:1])
    with CaptureQueriesContext(connection) as all_of_them:
        standing_of(desk)

    assert (len(one), len(all_of_them)) == (5, 5)
