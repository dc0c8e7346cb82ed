from __future__ import annotations

import re

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from factcheck import annotating
from factcheck.models import Mail, Notification
from factcheck.views import notifications as views
from tests.conftest import Cast
from tests.english import AsUser, english
from tests.newsdesk import a_claim, an_article, in_review

pytestmark = pytest.mark.django_db
URL = "/desk/notifications/"


@pytest.fixture
def as_user() -> AsUser:
    return english


def some(count: int, to: User, **fields: object) -> list[Notification]:
    claim = a_claim()
    values = {"recipient": to, "kind": "assigned", "claim": claim, **fields}
    return Notification.objects.bulk_create(
        Notification(article=claim.article, **values) for _number in range(count)
    )


def rows(client: Client, query: str = "") -> list[Notification]:
    response = client.get(URL + query)
    assert response.status_code == 200
    return [row.notification for row in response.context["rows"]]


def masthead(client: Client) -> str:
    html = client.get("/desk/").content.decode()
    found = re.search(r'class="desk-head__told".*?</a>', html, re.DOTALL)
    assert found
    return re.sub(r"<[^>]+>|^[^>]*>", "", found[0])


def test_unread_ones_come_first_and_all_are_one_tab_away(cast: Cast, as_user: AsUser) -> None:
    read = some(1, cast.checker, read_at=timezone.now())
    unread = some(2, cast.checker)
    some(1, cast.editor)
    some(1, cast.checker, at_desk=False)
    client = as_user(cast.checker)

    assert rows(client) == unread[::-1]
    assert rows(client, "?list=all") == [*unread[::-1], *read]
    assert rows(client, "?list=nonsense") == unread[::-1]


def test_looking_reads_nothing(cast: Cast, as_user: AsUser) -> None:
    some(2, cast.checker)
    client = as_user(cast.checker)
    before = list(Notification.objects.values())

    for _time in range(2):
        client.get(URL)
        client.head(URL)
        client.get(f"{URL}?list=all")
        client.get(f"{URL}settings/")

    assert list(Notification.objects.values()) == before


def test_a_row_says_who_did_what_where(cast: Cast, as_user: AsUser) -> None:
    claim = a_claim(an_article(text="<b>Titre</b> & co\n\nLes 491 840 personnes."))
    annotating.assign_claim(
        claim, actor=cast.editor, version=claim.version, assignee=cast.checker, due=None
    )

    html = as_user(cast.checker).get(URL).content.decode()

    assert "Editor assigned this claim to you." in html
    assert "&lt;b&gt;Titre&lt;/b&gt; &amp; co" in html
    assert "Open claim 1" in html
    assert claim.statement not in html


@pytest.mark.parametrize(
    ("kind", "place"),
    [("assigned", ""), ("mention", "#discussion"), ("comment", "#discussion"), ("words", "")],
)
def test_opening_one_reads_it_and_leads_there(
    cast: Cast, as_user: AsUser, kind: str, place: str
) -> None:
    one, other = some(2, cast.checker, kind=kind)

    response = as_user(cast.checker).post(f"{URL}{other.pk}/open/")

    assert response.headers["Location"] == f"/desk/claims/{other.claim_id}/{place}"
    unread = Notification.objects.filter(read_at=None)
    assert list(unread) == [one]


def test_the_deadline_of_an_article_leads_to_it(cast: Cast, as_user: AsUser) -> None:
    one = Notification.objects.create(
        recipient=cast.checker, kind="deadline", article=an_article(), due=timezone.now()
    )
    client = as_user(cast.checker)

    html = client.get(URL).content.decode()
    response = client.post(f"{URL}{one.pk}/open/")

    assert "Open the article" in html
    assert "The deadline is near: " in html
    assert response.headers["Location"] == f"/desk/articles/{one.article_id}/"


def test_one_is_marked_as_read_where_it_stands(cast: Cast, as_user: AsUser) -> None:
    one, other = some(2, cast.checker)
    client = as_user(cast.checker)

    response = client.post(f"{URL}{one.pk}/read/", follow=True)

    assert response.redirect_chain == [(URL, 302)]
    assert "Marked as read." in response.content.decode()
    assert [row.notification for row in response.context["rows"]] == [other]
    html = client.get(f"{URL}?list=all").content.decode()
    assert f'action="{URL}{one.pk}/read/"' not in html
    assert f'action="{URL}{other.pk}/read/"' in html


def test_all_means_those_that_the_page_listed(cast: Cast, as_user: AsUser) -> None:
    some(3, cast.checker)
    client = as_user(cast.checker)
    html = client.get(URL).content.decode()
    until = re.findall(r'name="until" value="(\d+)"', html)
    (late,) = some(1, cast.checker)

    response = client.post(f"{URL}read/", {"until": until}, follow=True)

    assert "3 marked as read." in response.content.decode()
    assert [row.notification for row in response.context["rows"]] == [late]


@pytest.mark.parametrize("until", [None, "", "x", "-1", "٣", "9" * 19])
def test_all_up_to_nowhere_is_nothing(cast: Cast, as_user: AsUser, until: str | None) -> None:
    some(1, cast.checker)

    response = as_user(cast.checker).post(f"{URL}read/", {} if until is None else {"until": until})

    assert response.status_code == 302
    assert Notification.objects.filter(read_at=None).count() == 1


@pytest.mark.parametrize("verb", ["open", "read"])
def test_what_is_anothers_does_not_exist(cast: Cast, as_user: AsUser, verb: str) -> None:
    (one,) = some(1, cast.checker)

    assert as_user(cast.chief).post(f"{URL}{one.pk}/{verb}/").status_code == 404
    assert Notification.objects.filter(read_at=None).exists()


def test_what_one_may_not_see_any_more_does_not_exist(cast: Cast, as_user: AsUser) -> None:
    claim = a_claim(an_article(text="Zorglub\n\nLes 491 840 personnes."), assignee=cast.checker)
    one = Notification.objects.get()
    annotating.change_article(
        claim.article, actor=cast.editor, version=claim.article.version, restricted=True, team=[]
    )
    client = as_user(cast.checker)

    assert "Zorglub" not in client.get(f"{URL}?list=all").content.decode()
    assert client.post(f"{URL}{one.pk}/open/").status_code == 404
    assert client.post(f"{URL}{one.pk}/read/").status_code == 404
    assert masthead(client) == "Notifications"


def test_empty_lists_say_what_will_be_here(cast: Cast, as_user: AsUser) -> None:
    client = as_user(cast.reporter)

    unread = client.get(URL).content.decode()
    assert "You have read everything." in unread
    assert "Mark all as read" not in unread
    assert (
        "You have not been told of anything yet." in client.get(f"{URL}?list=all").content.decode()
    )


def test_there_is_nothing_to_mark_when_all_is_read(cast: Cast, as_user: AsUser) -> None:
    some(1, cast.checker, read_at=timezone.now())

    assert "Mark all as read" not in as_user(cast.checker).get(f"{URL}?list=all").content.decode()


@pytest.mark.parametrize(
    ("count", "said"),
    [(0, "Notifications"), (1, "Notifications 1 unread"), (100, "Notifications 99+ unread")],
)
def test_the_masthead_counts_for_the_eye_and_the_ear(
    cast: Cast, as_user: AsUser, count: int, said: str
) -> None:
    some(count, cast.checker)

    assert masthead(as_user(cast.checker)) == said


def test_only_a_chief_hears_of_mails_that_failed(cast: Cast, as_user: AsUser) -> None:
    failed, waiting = some(2, cast.checker)
    Mail.objects.create(notification=failed, state="failed")
    Mail.objects.create(notification=waiting)

    pages = {
        name: as_user(getattr(cast, name)).get(URL).content.decode() for name in ("chief", "editor")
    }

    assert "1 e-mail could not be sent" in pages["chief"]
    assert "/admin/factcheck/mail/?state__exact=failed" in pages["chief"]
    assert "could not be sent" not in pages["editor"]


def test_pages_have_neighbours(cast: Cast, as_user: AsUser, monkeypatch) -> None:
    monkeypatch.setattr(views, "SIZE", 2)
    first, second, third = some(3, cast.checker)
    client = as_user(cast.checker)

    page = client.get(f"{URL}?list=all")
    assert [row.notification for row in page.context["rows"]] == [third, second]
    assert rows(client, page.context["next"]) == [first]


@pytest.mark.parametrize("name", ["checker", "chief"])
def test_the_queries_do_not_grow(cast: Cast, as_user: AsUser, name: str) -> None:
    user = getattr(cast, name)
    client = as_user(user)
    client.get(URL)
    counts = []

    for more in (1, 2, 47):
        for _number in range(more):
            in_review(a_claim(assignee=user), by=cast.other_checker)
        with CaptureQueriesContext(connection) as queries:
            assert len(rows(client)) == min(Notification.objects.filter(recipient=user).count(), 50)
        counts.append(len(queries))

    assert counts == [{"checker": 6, "chief": 9}[name]] * 3
