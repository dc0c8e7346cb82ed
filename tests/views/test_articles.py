from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from factcheck import workflow
from factcheck.choices import Outcome
from factcheck.models import Article
from factcheck.views import articles as articles_view
from tests.conftest import Cast
from tests.newsdesk import a_claim, an_article, settled

pytestmark = pytest.mark.django_db
Login = Callable[[User | None], Client]
LIST = "/desk/articles/"
ENGLISH = {"Accept-Language": "en"}


def test_the_list_shows_what_one_may_see_newest_first(cast: Cast, as_user: Login) -> None:
    old = an_article(actor=cast.reporter)
    new = an_article(actor=cast.checker)
    secret = an_article(actor=cast.editor, restricted=True)

    def listed(user: User) -> list[Article]:
        return list(as_user(user).get(LIST).context["articles"])

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

    empty, full = response.context["articles"]
    assert (full.claim_count, full.settled_count, full.disputed_count) == (3, 2, 1)
    assert (empty.claim_count, empty.settled_count, empty.disputed_count) == (0, 0, 0)
    assert "2 of 3 settled, 1 disputed" in response.content.decode()


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

    assert (response.status_code, len(response.context["articles"])) == (200, hits)


def test_the_list_has_pages(cast: Cast, as_user: Login, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(articles_view, "SIZE", 2)
    expected = [an_article() for _ in range(5)][::-1]
    for article in expected[:2]:
        a_claim(article)
        a_claim(article)
    client = as_user(cast.checker)

    response = client.get(LIST, {"q": "vols"})
    seen = list(response.context["articles"])
    while response.context["next"]:
        response = client.get(LIST + response.context["next"])
        seen += response.context["articles"]

    assert seen == expected


def test_the_queries_of_the_list_do_not_grow(cast: Cast, as_user: Login) -> None:
    client = as_user(cast.checker)

    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(LIST).status_code == 200
        return len(queries)

    a_claim(an_article())
    one = count()
    a_claim(an_article(actor=cast.checker))
    an_article(actor=cast.checker, restricted=True)

    # Session, user, roles, articles.
    assert (one, count()) == (4, 4)
