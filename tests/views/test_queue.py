"""The lists of the queue: who finds what where, in which order, page by page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from factcheck import annotating, bookmarks, workflow
from factcheck.choices import Kind
from factcheck.filters import queue as queue_filters
from factcheck.models import Claim
from factcheck.views import queue as queue_view
from tests.conftest import Cast
from tests.english import english
from tests.newsdesk import a_claim, an_article, cited, in_review, settled

pytestmark = pytest.mark.django_db
Login = Callable[[User | None], Client]
URL = "/desk/"


def rows(client: Client, **query: object) -> list[Claim]:
    response = client.get(URL, query)
    assert response.status_code == 200
    return [row.claim for row in response.context["rows"]]


def hours(number: int) -> dict[str, object]:
    return {"due": timezone.now() + timedelta(hours=number)}


def test_the_queue_is_at_its_address() -> None:
    assert reverse("factcheck:queue") == URL


def test_who_may_not(cast: Cast, as_user: Login) -> None:
    assert as_user(None).get(URL).headers["Location"].startswith("/accounts/login/")
    assert as_user(cast.outsider).get(URL).status_code == 403
    assert as_user(cast.checker).post(URL).status_code == 405
    assert as_user(cast.checker).delete(URL).status_code == 405
    assert as_user(cast.checker).head(URL).status_code == 200


def test_a_list_for_everyone(cast: Cast, as_user: Login) -> None:
    mine = a_claim(assignee=cast.checker)
    others = a_claim(mine.article, assignee=cast.editor)
    waiting = in_review(a_claim(mine.article), by=cast.other_checker)
    proposed = in_review(a_claim(mine.article), by=cast.checker)
    late = a_claim(mine.article, **hours(-1))
    done = settled(a_claim(mine.article), by=cast.checker, approver=cast.editor)
    gone = a_claim(mine.article, assignee=cast.checker, **hours(-1))
    workflow.withdraw(gone, actor=cast.editor, version=gone.version, reason="x")
    reworded = in_review(a_claim(mine.article), by=cast.checker)
    workflow.words_changed(reworded, actor=cast.reporter, reason="x", data={"revision": 2})
    client = as_user(cast.checker)

    assert rows(client, list="mine") == [mine]
    assert rows(client, list="review") == [waiting]
    assert rows(client, list="overdue") == [late]
    assert rows(client, list="changed") == [reworded]
    open_first = [late, mine, others, waiting, proposed, reworded, done, gone]
    assert rows(client, list="all") == open_first
    counts = {tab.name: tab.count for tab in client.get(URL).context["tabs"]}
    assert counts == {
        "mine": "1",
        "review": "1",
        "overdue": "1",
        "changed": "1",
        "due": "0",
        "all": "8",
    }


def test_the_most_urgent_comes_first(cast: Cast, as_user: Login) -> None:
    article = an_article()
    later, undated, soon, older, newer = (a_claim(article) for _ in range(5))
    now = timezone.now()
    for claim, due, since in [
        (later, now + timedelta(hours=9), 0),
        (undated, None, 3),
        (soon, now + timedelta(hours=1), 0),
        (older, now + timedelta(hours=2), 2),
        (newer, now + timedelta(hours=2), 1),
    ]:
        waiting = now - timedelta(days=since)
        Claim.objects.filter(pk=claim.pk).update(due=due, status_since=waiting)
    lately = a_claim(article)

    expected = [soon, older, newer, later, undated, lately]
    assert rows(as_user(cast.checker), list="all") == expected


def test_it_opens_with_what_there_is_to_do(cast: Cast, as_user: Login) -> None:
    client = as_user(cast.editor)
    assert client.get(URL).context["list"] == "all"

    reworded = in_review(by=cast.checker)
    workflow.words_changed(reworded, actor=None, reason="x", data={"revision": 2})
    assert client.get(URL).context["list"] == "changed"
    a_claim(reworded.article, **hours(-1))
    assert client.get(URL).context["list"] == "overdue"
    claim = in_review(a_claim(reworded.article), by=cast.checker)
    assert client.get(URL).context["list"] == "review"
    # Who may not approve has nothing to do there.
    assert as_user(cast.other_checker).get(URL).context["list"] == "overdue"

    workflow.send_back(claim, actor=cast.editor, version=claim.version, reason="x")
    Claim.objects.update(assignee=cast.editor)
    assert client.get(URL).context["list"] == "mine"
    assert client.get(URL, {"list": "nonsense"}).context["list"] == "mine"


def test_restricted_and_foreign_claims_are_not_there(cast: Cast, as_user: Login) -> None:
    secret = a_claim(an_article(actor=cast.editor, restricted=True), **hours(-1))
    own = a_claim(an_article(actor=cast.reporter))

    assert rows(as_user(cast.checker), list="all") == [own]
    assert rows(as_user(cast.checker), list="overdue") == []
    assert rows(as_user(cast.reporter), list="all") == [own]
    assert rows(as_user(cast.editor), list="all") == [secret, own]
    assert as_user(cast.checker).get(URL).context["tabs"][5].count == "1"


@pytest.mark.parametrize("query", [{"list": "all", "kind": "figure"}, {"list": "mine"}])
def test_pages_keep_the_list_and_the_filters(
    cast: Cast, as_user: Login, monkeypatch: pytest.MonkeyPatch, query: dict[str, str]
) -> None:
    monkeypatch.setattr(queue_view, "SIZE", 2)
    article = an_article()
    due = hours(2)
    kinds: list[dict[str, object]] = [{}, due, due, hours(1), {}]
    made = [a_claim(article, assignee=cast.checker, **kind) for kind in kinds]
    expected = [made[3], made[1], made[2], made[0], made[4]]
    client = as_user(cast.checker)

    response = client.get(URL, query | {"select": "page", "other": "x"})
    seen = [row.claim for row in response.context["rows"]]
    while response.context["next"]:
        before = response
        assert "select" not in response.context["next"]
        response = client.get(URL + response.context["next"])
        seen += [row.claim for row in response.context["rows"]]
    back = client.get(URL + response.context["previous"])

    assert seen == expected
    assert [row.claim for row in back.context["rows"]] == [
        row.claim for row in before.context["rows"]
    ]


def test_counts_stop(cast: Cast, as_user: Login, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queue_filters, "MOST", 2)
    monkeypatch.setattr(queue_view, "MOST", 2)
    article = an_article()
    for _ in range(2):
        a_claim(article)
    client = as_user(cast.checker)

    assert client.get(URL).context["tabs"][5].count == "2"
    a_claim(article)
    a_claim(article)
    assert client.get(URL).context["tabs"][5].count == "2+"
    assert queue_filters.queue_counts(cast.checker)["all"] == 3


def test_the_queries_do_not_grow(cast: Cast, as_user: Login) -> None:
    client = as_user(cast.editor)

    def count(name: str) -> int:
        Claim.objects.update(reworded=name == "changed")
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(URL, {"list": name, "select": "page"})
        assert answer.status_code == 200
        return len(queries)

    def more(number: int) -> dict[str, int]:
        for n in range(number):
            kind = Kind.values[n % 3]
            article = an_article(actor=cast.reporter, desk=f"rubrique {n}")
            claim = a_claim(article, kind=kind, assignee=cast.editor, **hours(-n - 1))
            in_review(cited(claim, actor=cast.editor), by=cast.checker)
            bookmarks.save_filter(
                actor=cast.checker, name=f"{n % 20}", query={}, shared=True, replace=True
            )
        return {name: count(name) for name in queue_filters.LISTS}

    one, three, fifty = more(1), more(2), more(47)

    # Session, user, roles, what is unread and told; counts; articles, people, those who check; what is saved; the rows.
    assert one == three == fifty == dict.fromkeys(queue_filters.LISTS, 11)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("mine", "Nothing is assigned to you."),
        ("review", "Nothing waits for a second pair of eyes."),
        ("overdue", "Nothing is overdue."),
        ("changed", "No verdict waits for a second look."),
        ("due", "No verdict has to be looked at again."),
        ("all", "No claim has been marked yet."),
    ],
)
def test_an_empty_list_says_what_to_do(cast: Cast, name: str, words: str) -> None:
    page = english(cast.checker).get(URL, {"list": name}).content.decode()

    assert words in page
    assert page.count('<p><a class="button" href="/desk/') == 1
    assert 'formaction="' not in page


def test_an_assignment_moves_a_claim_to_mine(cast: Cast, as_user: Login) -> None:
    claim = a_claim()
    annotating.assign_claim(
        claim, actor=cast.editor, version=claim.version, assignee=cast.checker, due=None
    )

    assert rows(as_user(cast.checker)) == [claim]
