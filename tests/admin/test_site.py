from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client

from factcheck.admin.long_lists import CappedPaginator
from factcheck.models import Source
from tests.conftest import Cast
from tests.english import english
from tests.newsdesk import a_claim, a_source, in_review
from tests.test_template_rules import inline


def test_a_stranger_is_led_to_the_login_and_back(client: Client, db: None) -> None:
    path = "/admin/factcheck/claim/?status__exact=in_review"

    answers = [client.get(path), client.get("/admin/login/", {"next": path}), client.get("/admin/")]

    assert [answer.headers["Location"] for answer in answers] == [
        "/accounts/login/?next=/admin/factcheck/claim/%3Fstatus__exact%3Din_review",
        "/accounts/login/?next=/admin/factcheck/claim/%3Fstatus__exact%3Din_review",
        "/accounts/login/?next=/admin/",
    ]


@pytest.mark.parametrize("who", ["outsider", "reporter"])
@pytest.mark.parametrize("path", ["", "login/", "factcheck/claim/", "nothing/", "logout-x/"])
def test_nobody_is_led_in_a_circle(cast: Cast, who: str, path: str) -> None:
    User.objects.filter(pk=getattr(cast, who).pk).update(is_staff=True)

    assert english(getattr(cast, who)).get(f"/admin/{path}").status_code == 403


def test_the_stock_login_takes_no_password(client: Client, cast: Cast) -> None:
    cast.superuser.set_password("correct-horse-battery")
    cast.superuser.save()

    given = {"username": "root", "password": "correct-horse-battery"}
    answer = client.post("/admin/login/", given)

    assert [answer.status_code, "_auth_user_id" in client.session] == [302, False]


def test_logging_out(cast: Cast) -> None:
    client = english(cast.checker)

    answers = [client.get("/admin/logout/"), client.post("/admin/logout/")]

    assert [answer.status_code for answer in answers] == [405, 302]
    assert "_auth_user_id" not in client.session


def test_a_role_that_was_taken_away_counts_at_once(cast: Cast) -> None:
    client = english(cast.checker)
    before = client.get("/admin/").status_code
    cast.checker.groups.clear()

    assert [before, client.get("/admin/").status_code] == [200, 403]


def test_the_header_leads_to_the_desk(cast: Cast) -> None:
    page = english(cast.checker).get("/admin/").content.decode()

    assert '<a href="/desk/">Back to the desk</a>' in page
    assert 'action="/accounts/logout/"' in page


PAGES = (
    "",
    "factcheck/claim/",
    "factcheck/claim/{claim}/change/",
    "factcheck/claim/{claim}/history/",
    "factcheck/figureclaim/add/",
    "factcheck/article/",
    "factcheck/article/{article}/change/",
    "factcheck/article/add/",
    "factcheck/evidence/add/",
    "factcheck/source/{source}/delete/",
    "factcheck/rating/",
    "auth/user/{user}/change/",
)


@pytest.mark.parametrize("path", PAGES)
def test_no_page_needs_inline_code(cast: Cast, path: str) -> None:
    claim = in_review(by=cast.checker)
    ids = {
        "claim": claim.pk,
        "article": claim.article_id,
        "source": a_source().pk,
        "user": cast.chief.pk,
    }

    page = english(cast.chief).get(f"/admin/{path.format(**ids)}")

    assert page.status_code == 200
    assert inline(page.content.decode()) == []
    assert "'none'" in page.headers["Content-Security-Policy"]


def test_the_page_of_a_verb_needs_no_inline_code(cast: Cast) -> None:
    claim = a_claim()
    data = {"action": "withdraw", "index": 0, "_selected_action": claim.pk}

    page = english(cast.chief).post("/admin/factcheck/claim/", data)

    assert page.status_code == 200
    assert inline(page.content.decode()) == []


def test_counting_stops(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factcheck.admin.long_lists.MOST_COUNTED", 3)
    for number in range(5):
        a_source(f"Source {number}")

    assert CappedPaginator(Source.objects.order_by("pk"), 2).count == 3
