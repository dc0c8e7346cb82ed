"""A button pressed twice, and both requests there at the same moment."""

from __future__ import annotations

from functools import partial

import pytest

from factcheck import annotating, intake
from factcheck.choices import Kind
from factcheck.models import Article, Claim
from tests.conftest import Cast
from tests.newsdesk import TEXT, an_article
from tests.racing import losers, race

pytestmark = pytest.mark.django_db(transaction=True)


def test_one_article_of_three_that_are_sent_together(cast: Cast) -> None:
    draft = intake.read_article(TEXT)
    sending = partial(
        annotating.create_article, draft, actor=cast.checker, language="fr", once=True
    )

    results = race(*[sending] * 3)

    assert losers(results) == []
    assert set(results) == {Article.objects.get()}


def test_one_claim_of_three_that_are_marked_together(cast: Cast) -> None:
    article = an_article()
    marking = partial(
        annotating.mark_claim,
        article,
        actor=cast.checker,
        kind=Kind.FIGURE,
        revision=article.revision_id or 0,
        start=0,
        end=4,
        statement="Des vols.",
        once=True,
    )

    results = race(*[marking] * 3)

    assert losers(results) == []
    assert set(results) == {Claim.objects.get()}
