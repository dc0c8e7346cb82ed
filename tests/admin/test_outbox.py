from __future__ import annotations

import pytest

from factcheck.models import Mail, Notification
from tests.conftest import Cast
from tests.english import english
from tests.newsdesk import a_claim

pytestmark = pytest.mark.django_db
URL = "/admin/factcheck/mail/"


def mails(cast: Cast, *states: str) -> list[Mail]:
    claim = a_claim()
    found = []
    for state in states:
        notice = Notification.objects.create(
            recipient=cast.checker, kind="assigned", claim=claim, article=claim.article
        )
        error = "OSError: <550>" if state == "failed" else ""
        found.append(
            Mail.objects.create(notification=notice, state=state, attempts=20, last_error=error)
        )
    return found


def test_a_chief_sees_what_failed_and_why(cast: Cast) -> None:
    mails(cast, "failed", "waiting")

    page = english(cast.chief).get(URL, {"state__exact": "failed"})

    html = page.content.decode()
    assert html.count("Checker") == 1
    assert "OSError: &lt;550&gt;" in html
    assert [mail.state for mail in page.context["cl"].result_list] == ["failed"]


def test_a_chief_tries_again(cast: Cast) -> None:
    failed, waiting, other = mails(cast, "failed", "waiting", "failed")

    page = english(cast.chief).post(
        URL,
        {"action": "try_again", "_selected_action": [failed.pk, waiting.pk]},
        follow=True,
    )

    assert "1 e-mail waits to be sent again." in page.content.decode()
    rows = dict(Mail.objects.values_list("pk", "state"))
    assert rows == {failed.pk: "waiting", waiting.pk: "waiting", other.pk: "failed"}
    assert dict(Mail.objects.values_list("pk", "attempts"))[failed.pk] == 0


def test_nobody_else_tries_again(cast: Cast) -> None:
    (failed,) = mails(cast, "failed")

    answer = english(cast.editor).post(
        URL, {"action": "try_again", "_selected_action": [failed.pk]}
    )

    assert answer.status_code == 403
    assert Mail.objects.get().state == "failed"


@pytest.mark.parametrize("rows", [1, 3, 50])
def test_the_list_costs_the_same(cast: Cast, rows: int, django_assert_max_num_queries) -> None:
    mails(cast, *["failed"] * rows)
    client = english(cast.chief)
    client.get(URL)

    with django_assert_max_num_queries(6):
        client.get(URL)
