"""Two editors change the settings of one article."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client

from factcheck import annotating
from factcheck.errors import StaleError
from factcheck.models import Article, ReviewEvent
from tests.conftest import Cast
from tests.newsdesk import an_article

pytestmark = pytest.mark.django_db
Login = Callable[[User | None], Client]
ENGLISH = {"Accept-Language": "en"}
HOSTILE = "<script>alert('x')</script>"


def settings_url(article: Article) -> str:
    return f"{article.get_absolute_url()}settings/"


@pytest.fixture
def changed(cast: Cast) -> Article:
    """An article whose settings somebody changed after the other had opened them."""
    article = an_article(actor=cast.reporter, byline="Ana")
    return annotating.change_article(
        article, actor=cast.other_editor, version=1, byline="Bo", team=[cast.checker]
    )


def test_the_slower_of_two_editors_sees_both_versions(
    cast: Cast, as_user: Login, changed: Article
) -> None:
    response = as_user(cast.editor).post(
        settings_url(changed),
        {"version": 1, "byline": HOSTILE, "desk": "Sciences", "team": [cast.reporter.pk]},
        headers=ENGLISH,
    )

    changed.refresh_from_db()
    assert response.status_code == 409
    assert (changed.byline, changed.desk, changed.version) == ("Bo", "", 2)
    assert list(changed.team.all()) == [cast.checker]
    both = {d.label: (d.theirs, d.yours) for d in response.context["differences"] if d.differs}
    assert both == {
        "Byline": ("Bo", HOSTILE),
        "Desk": ("", "Sciences"),
        "Team": ("Checker", "Reporter"),
    }
    page = response.content.decode()
    assert HOSTILE not in page
    assert f'action="{settings_url(changed)}"' in page
    assert "<strong>Other-Editor</strong> changed the settings" in page


def test_what_was_typed_can_be_saved_after_all(
    cast: Cast, as_user: Login, changed: Article
) -> None:
    client = as_user(cast.editor)
    form = client.post(
        settings_url(changed), {"version": 1, "byline": "Cy", "team": [cast.checker.pk]}
    ).context["form"]

    again = client.post(
        settings_url(changed),
        {name: form[name].value() or "" for name in ("version", "byline", "team")},
    )

    changed.refresh_from_db()
    assert again.headers["Location"] == changed.get_absolute_url()
    assert (changed.byline, changed.version) == ("Cy", 3)


@pytest.mark.parametrize("version", ["", "0", "x", "2", "-1", "9" * 5000])
def test_a_version_that_nobody_saw_saves_nothing(cast: Cast, as_user: Login, version: str) -> None:
    article = an_article()

    response = as_user(cast.editor).post(settings_url(article), {"version": version, "byline": "x"})

    article.refresh_from_db()
    assert (response.status_code, article.byline, article.version) == (409, "", 1)


def test_a_mistake_mended_cannot_pass_over_what_was_saved_meanwhile(
    cast: Cast, as_user: Login, changed: Article
) -> None:
    client = as_user(cast.editor)

    wrong = client.post(settings_url(changed), {"version": 1, "source_url": "javascript:x"})

    assert wrong.status_code == 422
    assert wrong.context["form"]["version"].value() == "1"


def test_whoever_lost_sight_of_the_article_meanwhile_gets_no_second_version(
    cast: Cast, as_user: Login
) -> None:
    article = an_article(actor=cast.chief)
    annotating.change_article(article, actor=cast.chief, version=1, restricted=True, byline="Bo")

    response = as_user(cast.editor).post(settings_url(article), {"version": 1, "byline": "x"})

    assert response.status_code == 404


def test_a_stale_verb_writes_nothing(cast: Cast, changed: Article) -> None:
    before = ReviewEvent.objects.count()

    with pytest.raises(StaleError):
        annotating.change_article(
            changed, actor=cast.editor, version=1, byline="x", restricted=True, team=[]
        )

    changed.refresh_from_db()
    assert (changed.byline, changed.restricted, changed.version) == ("Bo", False, 2)
    assert list(changed.team.all()) == [cast.checker]
    assert ReviewEvent.objects.count() == before


def test_a_team_alone_is_a_change_of_its_own(cast: Cast) -> None:
    article = an_article()

    article = annotating.change_article(article, actor=cast.editor, version=1, team=[cast.checker])

    assert article.version == 2
