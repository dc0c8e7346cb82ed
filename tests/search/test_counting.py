from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from factcheck import pagestore, publishing, search
from factcheck.models import FactPage, PublicFact
from factcheck.search import counting
from tests.conftest import Cast
from tests.newsdesk import settled
from tests.search.facts import index, publish

pytestmark = pytest.mark.django_db


def archive() -> None:
    publish(["Loup un.", "Loup deux."], source_name="L’Insee")
    publish(["Loup trois."], outcome="disputed", rating="false")
    publish(["Wolf four."], language="en", outcome="disputed", rating="misleading")


def test_each_choice_counts_what_the_other_filters_leave() -> None:
    archive()

    counts = search.count_all({"outcome": "disputed", "language": "fr"})

    assert counts.total == 1
    assert counts.choices["outcome"] == {"verified": 2, "disputed": 1}
    assert counts.choices["language"] == {"fr": 1, "en": 1}
    assert counts.choices["rating"] == {"false": 1}
    assert counts.choices["year"] == {"2026": 1}
    assert counts.choices["source"] == {"": 1}
    assert counts.names == {"l'insee": "L’Insee"}
    assert not counts.is_capped


def test_facts_that_differ_elsewhere_count_together() -> None:
    archive()

    counts = search.count_all({})

    assert counts.choices["outcome"] == {"verified": 2, "disputed": 2}
    assert counts.choices["rating"] == {"verified": 2, "false": 1, "misleading": 1}
    assert counts.choices["language"] == {"fr": 3, "en": 1}
    assert counts.choices["year"] == {"2026": 4}


def test_a_language_that_no_fact_has_is_not_counted() -> None:
    publish(["Loup un."])

    assert search.count_all({}).choices["language"] == {"fr": 1}


def test_of_too_many_the_newest_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counting, "MOST", 2)
    archive()

    with CaptureQueriesContext(connection) as queries:
        counts = search.count_all({})

    assert len(queries) == 2
    assert (counts.read, counts.is_capped) == (2, True)
    assert counts.choices["language"]["en"] == 1
    assert sum(counts.choices["language"].values()) == 3


def test_a_translated_fact_counts_in_both_languages_and_once_in_all() -> None:
    archive()
    one = {"language": "fr", "title": "Loup quatre.", "summary": "", "rating": {"label": ""}}
    index(FactPage.objects.get(title="Wolf four."), translations=[one])

    counts = search.count_all({"language": "fr"})

    assert counts.choices["language"] == {"fr": 4, "en": 1}
    assert (counts.total, counts.without["language"], counts.read) == (4, 4, 4)
    titles = PublicFact.objects.readable_in("en").values_list("page__title", flat=True)
    assert list(titles) == ["Wolf four."]


def test_what_is_counted_for_all_follows_every_change() -> None:
    archive()
    before = search.count_all({"language": "en"})

    [page] = publish(["Wolf five."], language="en")
    pagestore.touch_article(page.claim.article_id)
    after = search.count_all({"language": "en"})
    with CaptureQueriesContext(connection) as queries:
        again = search.count_all({"outcome": "disputed"})

    assert (before.total, after.total) == (1, 2)
    assert (again.total, len(queries)) == (2, 1)


def test_a_change_counts_that_is_older_than_the_latest_by_its_clock(cast: Cast) -> None:
    """As when two are committed in another order than they began, or the clock was put back."""
    claim = settled(by=cast.checker, approver=cast.editor, summary="Bien douze.")
    page = publishing.publish_fact(claim, actor=cast.editor)
    publish(["Loup."], modified_at=timezone.now() + timedelta(hours=1))
    before = search.count_all({})

    publishing.retract_fact(page, actor=cast.editor, why="Faux.")

    assert before.total - search.count_all({}).total == 1
