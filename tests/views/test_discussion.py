"""The discussion on a claim's page: mentions, and queries that are resolved and opened again."""

from __future__ import annotations

import re

import pytest

from factcheck import annotating
from factcheck.models import Claim, Notification
from tests.conftest import Cast
from tests.english import AsUser, english
from tests.newsdesk import a_claim, an_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def as_user() -> AsUser:
    return english


def test_the_discussion_names_whom_it_mentions(cast: Cast, as_user: AsUser) -> None:
    claim = a_claim()
    client = as_user(cast.checker)

    html = client.post(
        f"/desk/claims/{claim.pk}/comments/",
        {"body": "@editor <b>&</b> a@editor.org, @nobody\nfin"},
        follow=True,
    ).content.decode()

    assert (
        '<strong class="mention" title="@editor">@Editor</strong> &lt;b&gt;&amp;&lt;/b&gt; '
        "a@editor.org, @nobody<br>fin"
    ) in html
    assert "@nobody was not told: nobody of that name can see this article." in html


def test_whether_there_is_such_an_account_is_not_said(cast: Cast, as_user: AsUser) -> None:
    claim = a_claim(an_article(restricted=True, team=[cast.checker]))
    said = set()

    for name in ("editor", "nobody"):
        page = as_user(cast.checker).post(
            f"/desk/claims/{claim.pk}/comments/", {"body": f"@{name} ?"}, follow=True
        )
        notice = re.search(r"<p>(@[^<]* was not told[^<]*)</p>", page.content.decode())
        assert notice
        said.add(notice[1].replace(f"@{name}", "@"))

    assert len(said) == 1
    assert not Notification.objects.exists()


def test_many_who_were_not_told_are_named_in_part(cast: Cast, as_user: AsUser) -> None:
    body = " ".join(f"@n{number}" for number in range(8))

    html = as_user(cast.checker).post(
        f"/desk/claims/{a_claim().pk}/comments/", {"body": body}, follow=True
    )

    assert "@n0, @n1, @n2, @n3, @n4 … were not told: nobody of these" in html.content.decode()


def test_who_can_be_mentioned_stands_beside_the_form(cast: Cast, as_user: AsUser) -> None:
    claim = a_claim(an_article(restricted=True, team=[cast.checker, cast.reporter]))

    response = as_user(cast.checker).get(f"/desk/claims/{claim.pk}/")

    assert response.context["mentionable"] == [
        ("chief", "Chief"),
        ("reporter", "Reporter"),
        ("root", "Root"),
    ]
    assert "<code>@reporter</code> Reporter" in response.content.decode()


def test_resolving_can_be_undone(cast: Cast, as_user: AsUser) -> None:
    claim = a_claim(an_article(actor=cast.reporter))
    comment = annotating.add_comment(claim, actor=cast.editor, body="Vraiment ?")
    client, path = as_user(cast.checker), f"/desk/comments/{comment.pk}"
    client.post(f"{path}/resolve/")

    html = client.get(f"/desk/claims/{claim.pk}/").content.decode()
    assert "1 resolved query" in html
    assert "No query is open." in html
    reporters = as_user(cast.reporter).get(f"/desk/claims/{claim.pk}/").content.decode()
    assert "Reopen the query" not in reporters
    assert as_user(cast.reporter).post(f"{path}/unresolve/").status_code == 403

    back = client.post(f"{path}/unresolve/", follow=True)
    assert back.redirect_chain == [(f"/desk/claims/{claim.pk}/#discussion", 302)]
    assert "The query is open again." in back.content.decode()
    assert "reopened a question" in back.content.decode()

    again = client.post(f"{path}/unresolve/")
    assert again.status_code == 409
    assert "This query is open already." in again.content.decode()
    assert Claim.objects.get().comments.filter(resolved_at=None).count() == 1
