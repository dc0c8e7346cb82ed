from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from factcheck import workflow
from factcheck.choices import Outcome
from factcheck.models import Article
from factcheck.views import article_list
from tests.conftest import Cast
from tests.newsdesk import a_claim, an_article, settled

pytestmark = pytest.mark.django_db
Login = Callable[[User | None], Client]
LIST = "/desk/articles/"
ENGLISH = {"Accept-Language": "en"}


def shown(response: Any) -> list[Article]:
    return [row.article for row in response.context["rows"]]


def test_the_list_shows_what_one_may_see_newest_first(cast: Cast, as_user: Login) -> None:
    old = an_article(actor=cast.reporter)
    new = an_article(actor=cast.checker)
    secret = an_article(actor=cast.editor, restricted=True)

    def listed(user: User) -> list[Article]:
        return shown(as_user(user).get(LIST))

    assert listed(cast.checker) == [new, old]
    assert listed(cast.reporter) == [old]
    assert listed(cast.chief) == [secret, new, old]


def test_who_may_not_see_the_list(cast: Cast, as_user: Login) -> None:
    assert as_user(None).get(LIST).headers["Location"].startswith("/accounts/login/")
    assert as_user(cast.outsider).get(LIST).status_code == 403
    assert as_user(cast.checker).post(LIST).status_code == 405


def test_progress_counts_no_withdrawn_claim(cast: Cast, as_user: Login) -> None:
    article = an_article()
    an_article()
    a_claim(article)
    settled(a_claim(article), by=cast.checker, approver=cast.editor)
    settled(a_claim(article), by=cast.checker, approver=cast.editor, outcome=Outcome.DISPUTED)
    gone = a_claim(article)
    workflow.withdraw(gone, actor=cast.editor, version=gone.version, reason="x")

    response = as_user(cast.checker).get(LIST, headers=ENGLISH)

    empty, full = (row.standing for row in response.context["rows"])
    assert (full.total, full.settled, full.open, full.disputed) == (3, 2, 1, 1)
    assert (empty.total, empty.settled, empty.open, empty.disputed) == (0, 0, 0, 0)
    page = response.content.decode()
    assert "2 of 3 settled, 1 open, 1 disputed" in page
    assert "no claim yet" in page


@pytest.mark.parametrize(
    ("query", "hits"),
    [
        ({"q": "ABEILLES"}, 1),
        ({"q": "cms-7"}, 1),
        ({"q": "%"}, 0),
        ({"language": "en"}, 1),
        ({"language": "xx"}, 2),
        ({"q": "\0"}, 2),
        ({"q": "x" * 10_000}, 2),
        ({"page": "after_zzz"}, 2),
    ],
)
def test_search_and_bad_values(
    cast: Cast, as_user: Login, query: dict[str, str], hits: int
) -> None:
    an_article(text="Les abeilles\n\nElles volent.", external_id="cms-7")
    an_article(language="en")

    response = as_user(cast.checker).get(LIST, query)

    assert (response.status_code, len(shown(response))) == (200, hits)


def test_the_list_has_pages(cast: Cast, as_user: Login, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(article_list, "SIZE", 2)
    expected = [an_article() for _ in range(5)][::-1]
    for article in expected[:2]:
        a_claim(article)
        a_claim(article)
    client = as_user(cast.checker)

    response = client.get(LIST, {"q": "vols"})
    seen = shown(response)
    while response.context["next"]:
        response = client.get(LIST + response.context["next"])
        seen += shown(response)

    assert seen == expected


def test_what_blocks_leads_to_its_place_at_the_gate(cast: Cast, as_user: Login) -> None:
    article = a_claim(assignee=cast.checker).article
    ready = settled(by=cast.checker, approver=cast.editor).article

    page = as_user(cast.checker).get(LIST, headers=ENGLISH).content.decode()

    gate = f"{article.get_absolute_url()}gate/"
    assert f'<a href="{gate}#blocks-unsettled">1 claim not settled</a>' in page
    assert f'<a href="{ready.get_absolute_url()}gate/">Nothing known: see the gate</a>' in page


def test_a_row_names_who_works_on_it(cast: Cast, as_user: Login) -> None:
    article = an_article(actor=cast.reporter)
    for person in (cast.superuser, cast.chief, cast.editor, cast.checker, cast.checker):
        a_claim(article, assignee=person)
    done = a_claim(article, assignee=cast.other_checker)
    settled(done, by=cast.checker, approver=cast.editor)
    an_article()

    client = as_user(cast.checker)
    response = client.get(LIST, headers=ENGLISH)

    bare, full = response.context["rows"]
    assert (full.workers, full.others, full.brought_by) == (
        ["Checker", "Chief", "Editor"],
        1,
        "Reporter",
    )
    assert (bare.workers, bare.others, bare.brought_by) == ([], 0, "")
    page = response.content.decode()
    assert "Checker, Chief, Editor and 1 more" in page
    assert '<td><span class="muted">nobody</span></td>' in page


@pytest.mark.parametrize(("hours", "late"), [(-1, True), (1, False)])
def test_a_deadline_is_missed_while_something_blocks(
    cast: Cast, as_user: Login, hours: int, late: bool
) -> None:
    when = timezone.now() + timedelta(hours=hours)
    an_article(deadline=when)
    ready = settled(by=cast.checker, approver=cast.editor).article
    Article.objects.filter(pk=ready.pk).update(deadline=when)

    response = as_user(cast.checker).get(LIST, headers=ENGLISH)

    assert [row.is_overdue for row in response.context["rows"]] == [False, late]
    assert (">overdue</strong>" in response.content.decode()) is late


def test_an_empty_list_says_how_to_go_on(cast: Cast, as_user: Login) -> None:
    client = as_user(cast.checker)

    empty = client.get(LIST, headers=ENGLISH).content.decode()
    an_article()
    filtered = client.get(LIST, {"q": "xyz"}, headers=ENGLISH).content.decode()

    assert "There is no article yet." in empty
    assert "No article fits these filters." in filtered
    assert f'<a class="button" href="{LIST}">Clear the filters</a>' in filtered


@pytest.mark.parametrize("count", [1, 3, 50])
def test_the_queries_of_the_list_do_not_grow(cast: Cast, as_user: Login, count: int) -> None:
    client = as_user(cast.checker)
    for number in range(count):
        article = an_article(
            actor=cast.checker,
            restricted=bool(number % 2),
            team=[cast.editor],
            desk=str(number),
        )
        a_claim(article, assignee=cast.checker)
        a_claim(article, assignee=cast.editor)

    with CaptureQueriesContext(connection) as queries:
        response = client.get(LIST)

    assert len(shown(response)) == count
    # Session, user, roles, what is unread; desks, articles; five for their standing, one for who works on them.
    assert len(queries) == 12
