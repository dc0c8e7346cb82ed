"""The filters of the article list, in its address."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from factcheck import workflow
from factcheck.choices import Outcome
from factcheck.models import Article
from tests.conftest import Cast
from tests.newsdesk import a_claim, an_article, settled

pytestmark = pytest.mark.django_db
Login = Callable[[User | None], Client]
LIST = "/desk/articles/"


def listed(client: Client, **query: str) -> set[Article]:
    return {row.article for row in client.get(LIST, query).context["rows"]}


def test_by_how_far_they_are(cast: Cast, as_user: Login) -> None:
    begun, done, disputed, empty, withdrawn = (an_article() for _ in range(5))
    a_claim(begun)
    for article, outcome in (
        (begun, Outcome.VERIFIED),
        (done, Outcome.VERIFIED),
        (disputed, Outcome.DISPUTED),
    ):
        settled(a_claim(article), by=cast.checker, approver=cast.editor, outcome=outcome)
    gone = a_claim(withdrawn)
    workflow.withdraw(gone, actor=cast.editor, version=gone.version, reason="x")
    client = as_user(cast.checker)

    assert listed(client, state="open") == {begun}
    assert listed(client, state="settled") == {done, disputed}
    assert listed(client, state="disputed") == {disputed}
    assert listed(client, state="empty") == {empty, withdrawn}
    assert len(listed(client, state="nonsense")) == 5


def test_by_their_deadline(cast: Cast, as_user: Login) -> None:
    now = timezone.now()
    over, soon, later = (
        an_article(deadline=now + timedelta(hours=hours)) for hours in (-1, 23, 25)
    )
    never = an_article()
    client = as_user(cast.checker)

    assert listed(client, deadline="over") == {over}
    assert listed(client, deadline="soon") == {soon}
    assert listed(client, deadline="later") == {later}
    assert listed(client, deadline="none") == {never}


def test_mine_are_those_i_have_to_do_with(cast: Cast, as_user: Login) -> None:
    brought = an_article(actor=cast.checker)
    team = an_article(actor=cast.editor, restricted=True, team=[cast.checker])
    assigned = a_claim(assignee=cast.checker).article
    done = a_claim(assignee=cast.checker)
    settled(done, by=cast.editor, approver=cast.chief)
    a_claim(assignee=cast.editor)

    assert listed(as_user(cast.checker), whose="mine") == {brought, team, assigned}


def test_the_desks_to_choose_from_are_those_one_may_see(cast: Cast, as_user: Login) -> None:
    science = an_article(desk="Sciences")
    an_article(desk="Sciences", language="en")
    an_article(actor=cast.chief, desk="Secret", restricted=True)
    an_article()
    client = as_user(cast.checker)

    response = client.get(LIST)

    choices = [value for value, _label in response.context["filter_form"].fields["desk"].choices]
    assert choices == ["", "Sciences"]
    assert "Secret" not in response.content.decode()
    assert len(listed(client, desk="Sciences")) == 2
    assert listed(client, desk="Sciences", language="fr") == {science}
    # No choice of theirs, so nothing is filtered, and nothing told.
    assert len(listed(client, desk="Secret")) == 3


def test_filters_stay_in_the_address_of_the_next_page(
    cast: Cast, as_user: Login, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("factcheck.views.article_list.SIZE", 1)
    for _ in range(2):
        an_article(desk="Sciences")
        an_article()
    client = as_user(cast.checker)

    first = client.get(LIST, {"desk": "Sciences", "state": "empty"})
    second = client.get(LIST + first.context["next"])

    assert "desk=Sciences" in first.context["next"]
    assert "state=empty" in first.context["next"]
    assert [row.article.desk for row in second.context["rows"]] == ["Sciences"]
    assert second.context["next"] is None
