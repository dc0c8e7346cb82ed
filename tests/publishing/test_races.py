from __future__ import annotations

from functools import partial

import pytest

from factcheck import ledger, publishing, workflow
from factcheck.choices import Kind
from factcheck.models import ArticlePage, ArticleSnapshot, FactPage, FactSnapshot
from tests.conftest import Cast
from tests.newsdesk import a_claim, an_article, settled
from tests.racing import losers, race

pytestmark = pytest.mark.django_db(transaction=True)


def test_facts_of_one_article_published_at_once_are_all_marked(cast: Cast) -> None:
    article = an_article()
    kinds = (Kind.FIGURE, Kind.QUOTE, Kind.SOURCE)
    claims = [
        settled(a_claim(article, kind=kind), by=cast.checker, approver=cast.editor)
        for kind in kinds
    ]
    workflow.sign_off(article, actor=cast.editor, revision=article.revision_id or 0)
    publishing.publish_article(article, actor=cast.editor)

    results = race(
        *(partial(publishing.publish_fact, claim, actor=cast.editor) for claim in claims),
        partial(publishing.publish_article, article, actor=cast.chief),
    )

    assert losers(results) == []
    page = ArticlePage.objects.select_related("snapshot").get()
    assert page.snapshot is not None
    assert [fact["number"] for fact in page.snapshot.document["facts"]] == [1, 2, 3]
    assert list(ArticleSnapshot.objects.values_list("number", flat=True)) == [1, 2, 3, 4]
    assert list(ledger.faults()) == []


def test_one_fact_published_by_several_people_at_once_is_one_page(cast: Cast) -> None:
    claim = settled(by=cast.checker, approver=cast.editor)

    results = race(*[partial(publishing.publish_fact, claim, actor=cast.editor)] * 4)

    assert losers(results) == []
    assert (FactPage.objects.count(), FactSnapshot.objects.count()) == (1, 1)
    assert list(ledger.faults()) == []
