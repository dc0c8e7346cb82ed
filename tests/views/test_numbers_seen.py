"""Who sees which numbers, and what no number may tell."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from factcheck.choices import Outcome, Risk
from factcheck.models import Notification
from tests.conftest import Cast
from tests.english import english
from tests.newsdesk import a_claim, an_article, cited, in_review, settled
from tests.numbers.counting import at
from tests.numbers.pages import URL, of, total
from tests.reading import Page

pytestmark = pytest.mark.django_db
Login = Callable[[User | None], Client]


def test_who_may(cast: Cast, as_user: Login) -> None:
    own = an_article(actor=cast.reporter)

    answers = {
        name: [as_user(getattr(cast, name)).get(url).status_code for url in (URL, of(own))]
        for name in ("outsider", "reporter", "checker", "editor", "chief")
    }

    assert answers == {
        "outsider": [403, 403],
        # Not even of their own article: see the policy.
        "reporter": [403, 403],
        "checker": [200, 200],
        "editor": [200, 200],
        "chief": [200, 200],
    }
    assert as_user(cast.reporter).get(f"{URL}time.csv").status_code == 403
    assert as_user(cast.reporter).get(f"{of(own)}time.csv").status_code == 403


def test_links_are_there_for_whoever_may_follow_them(cast: Cast, as_user: Login) -> None:
    own = an_article(actor=cast.reporter)

    pages = {
        name: as_user(getattr(cast, name)).get(own.get_absolute_url()).content.decode()
        for name in ("reporter", "checker")
    }

    links = (f'href="{URL}"', f'href="{of(own)}"')
    assert [[link in page for link in links] for page in pages.values()] == [
        [False, False],
        [True, True],
    ]


def test_restricted_articles_count_for_those_who_see_them(cast: Cast, as_user: Login) -> None:
    secret = an_article(actor=cast.editor, restricted=True, desk="Secrets")
    secret.team.add(cast.checker)
    settled(a_claim(secret), by=cast.checker, approver=cast.chief)
    a_claim(an_article())

    counts = {
        name: total(as_user(getattr(cast, name)).get(URL, {"period": "all"}))
        for name in ("checker", "other_checker", "editor", "other_editor", "chief")
    }

    assert counts == {
        "checker": "2",
        "other_checker": "1",
        "editor": "2",
        "other_editor": "1",
        "chief": "2",
    }
    page = as_user(cast.other_checker).get(URL, {"desk": "Secrets"})
    assert list(page.context["filter_form"].fields["desk"].choices) == [("", "peu importe")]
    assert "desk" in page.context["filter_form"].errors
    assert as_user(cast.other_checker).get(of(secret)).status_code == 404
    assert as_user(cast.other_checker).get(f"{of(secret)}time.csv").status_code == 404


def test_a_proposed_outcome_changes_nothing_on_any_page(cast: Cast) -> None:
    """An editor who must judge blind learns nothing: the bytes are the same."""
    pages = []
    for outcome in Outcome:
        with at(0):
            article = an_article()
            claim = cited(a_claim(article, risk=Risk.HIGH), actor=cast.checker, stance="supports")
            cited(claim, actor=cast.checker, stance="refutes")
            settled(a_claim(article), by=cast.checker, approver=cast.editor)
        with at(1):
            in_review(claim, by=cast.checker, outcome=outcome, correction_asked="Écrire 12.")
            # Of two articles the editor is told twice, which is no secret.
            Notification.objects.update(read_at=timezone.now())
        with at(5):
            client = english(cast.editor)
            names = ("standing", "levels", "time", "returns", "verdicts", "found", "ratings")
            files = [b"".join(client.get(f"{of(article)}{name}.csv")) for name in names]
            page = client.get(of(article)).content.decode()
        # Only the address of the article is another one.
        pages.append([*files, Page(page).text])

    assert pages[0] == pages[1]
