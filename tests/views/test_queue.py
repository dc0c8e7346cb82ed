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

from factcheck import annotating, workflow
from factcheck.choices import Kind, Risk
from factcheck.filters import queue as queue_filters
from factcheck.models import Anchor, Claim
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
    late = a_claim(mine.article, due=timezone.now() - timedelta(hours=1))
    done = settled(a_claim(mine.article), by=cast.checker, approver=cast.editor)
    done_late = a_claim(mine.article, due=timezone.now() - timedelta(hours=1))
    workflow.withdraw(done_late, actor=cast.editor, version=done_late.version, reason="x")
    client = as_user(cast.checker)

    assert rows(client, list="mine") == [mine]
    assert rows(client, list="review") == [waiting]
    assert rows(client, list="overdue") == [late]
    assert rows(client, list="all") == [done_late, done, late, proposed, waiting, others, mine]
    counts = {tab.name: tab.count for tab in client.get(URL).context["tabs"]}
    assert counts == {"mine": "1", "review": "1", "overdue": "1", "all": "7"}


def test_it_opens_with_what_there_is_to_do(cast: Cast, as_user: Login) -> None:
    client = as_user(cast.editor)
    assert client.get(URL).context["list"] == "all"

    claim = in_review(by=cast.checker)
    assert client.get(URL).context["list"] == "review"

    workflow.send_back(claim, actor=cast.editor, version=claim.version, reason="x")
    Claim.objects.update(assignee=cast.editor)
    assert client.get(URL).context["list"] == "mine"
    assert client.get(URL, {"list": "nonsense"}).context["list"] == "mine"


def test_restricted_and_foreign_claims_are_not_there(cast: Cast, as_user: Login) -> None:
    secret = a_claim(an_article(actor=cast.editor, restricted=True))
    own = a_claim(an_article(actor=cast.reporter))

    assert rows(as_user(cast.checker), list="all") == [own]
    assert rows(as_user(cast.reporter), list="all") == [own]
    assert rows(as_user(cast.editor), list="all") == [own, secret]
    assert as_user(cast.checker).get(URL).context["tabs"][3].count == "1"


def test_filters_of_the_address(cast: Cast, as_user: Login) -> None:
    figure = a_claim(risk=Risk.HIGH, statement="Le nombre de dossiers.")
    quote = a_claim(an_article(language="en"), kind=Kind.QUOTE, statement="Un doute.")
    client = as_user(cast.checker)

    assert rows(client, list="all", kind="quote") == [quote]
    assert rows(client, list="all", risk="high") == [figure]
    assert rows(client, list="all", language="en") == [quote]
    assert rows(client, list="all", status="verified") == []
    assert rows(client, list="all", q="DOSSIERS") == [figure]
    assert rows(client, list="all", q="pas certains") == [quote]
    assert rows(client, list="all", q="%") == []


@pytest.mark.parametrize(
    "query",
    [
        {"q": "\0"},
        {"q": "x" * 10_000},
        {"kind": "nonsense", "status": "'", "risk": "\0", "language": "xx"},
        {"page": "after_x"},
        {"list": "\0"},
        {"q": "\N{GRINNING FACE}<script>alert(1)</script>"},
    ],
)
def test_hostile_addresses_are_answered(cast: Cast, as_user: Login, query: dict[str, str]) -> None:
    a_claim()

    response = as_user(cast.checker).get(URL, {"list": "all"} | query)

    assert response.status_code == 200
    assert "<script>alert" not in response.content.decode()


def test_what_is_missing(cast: Cast) -> None:
    bare = a_claim(detail={})
    whole = cited(a_claim(bare.article), actor=cast.checker)
    lost = a_claim(bare.article)
    Anchor.objects.filter(claim=lost).update(state="orphaned", start=None, end=None)
    done = settled(a_claim(bare.article), by=cast.checker, approver=cast.editor)

    response = english(cast.editor).get(URL, {"list": "all"})

    missing = {row.claim: row.missing for row in response.context["rows"]}
    assert missing == {
        bare: ["details missing", "no evidence yet"],
        whole: [],
        lost: ["lost its place", "no evidence yet"],
        done: [],
    }


def test_overdue_is_said_in_the_row(cast: Cast, as_user: Login) -> None:
    a_claim(due=timezone.now() - timedelta(days=1))
    a_claim(due=timezone.now() + timedelta(days=1))

    response = as_user(cast.checker).get(URL, {"list": "all"})

    assert [row.is_overdue for row in response.context["rows"]] == [False, True]
    assert response.content.decode().count("tag--overdue") == 1


def test_hostile_words_are_escaped(cast: Cast, as_user: Login) -> None:
    attack = "<img src=x onerror=alert(1)>"
    article = an_article(text=f"{attack}\n\n{attack} 12")
    a_claim(article, words=attack, statement=attack)
    cast.checker.first_name = attack
    cast.checker.save()
    Claim.objects.update(assignee=cast.checker)

    page = as_user(cast.checker).get(URL).content.decode()

    assert attack not in page
    assert "&lt;img src=x onerror=alert(1)&gt;" in page


def test_pages_keep_the_list_and_the_filters(
    cast: Cast, as_user: Login, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queue_view, "SIZE", 2)
    article = an_article()
    claims = [a_claim(article) for _ in range(5)][::-1]
    client = as_user(cast.checker)

    response = client.get(URL, {"list": "all", "kind": "figure"})
    seen = [row.claim for row in response.context["rows"]]
    while response.context["next"]:
        assert "kind=figure" in response.context["next"]
        response = client.get(URL + response.context["next"])
        seen += [row.claim for row in response.context["rows"]]

    assert seen == claims


def test_counts_stop(cast: Cast, as_user: Login, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queue_filters, "MOST", 2)
    monkeypatch.setattr(queue_view, "MOST", 2)
    article = an_article()
    for _ in range(2):
        a_claim(article)
    client = as_user(cast.checker)

    assert client.get(URL).context["tabs"][3].count == "2"
    a_claim(article)
    a_claim(article)
    assert client.get(URL).context["tabs"][3].count == "2+"
    assert queue_filters.queue_counts(cast.checker)["all"] == 3


def test_the_queries_do_not_grow(cast: Cast, as_user: Login) -> None:
    client = as_user(cast.checker)

    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(URL, {"list": "all"}).status_code == 200
        return len(queries)

    a_claim(assignee=cast.checker)
    one = count()
    for kind in (Kind.QUOTE, Kind.SOURCE):
        claim = a_claim(an_article(actor=cast.reporter), kind=kind, assignee=cast.editor)
        cited(claim, actor=cast.editor)

    # Session, user, roles, counts, rows.
    assert (one, count()) == (5, 5)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("mine", "Nothing is assigned to you."),
        ("review", "Nothing waits for a second pair of eyes."),
        ("overdue", "Nothing is overdue."),
        ("all", "No claim has been marked yet."),
    ],
)
def test_an_empty_list_says_what_to_do(cast: Cast, as_user: Login, name: str, words: str) -> None:
    response = as_user(cast.checker).get(URL, {"list": name}, headers={"Accept-Language": "en"})

    assert words in response.content.decode()


def test_filters_without_a_hit_can_be_cleared(cast: Cast, as_user: Login) -> None:
    a_claim()

    response = as_user(cast.checker).get(URL, {"list": "all", "q": "nowhere"})

    assert 'href="/desk/?list=all"' in response.content.decode()


def test_an_assignment_moves_a_claim_to_mine(cast: Cast, as_user: Login) -> None:
    claim = a_claim()
    annotating.assign_claim(
        claim, actor=cast.editor, version=claim.version, assignee=cast.checker, due=None
    )

    assert rows(as_user(cast.checker)) == [claim]
