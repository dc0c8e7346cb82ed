from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError
from django.test import Client

from factcheck import annotating
from factcheck.models import Article, ReviewEvent
from tests.conftest import Cast
from tests.newsdesk import an_article

pytestmark = pytest.mark.django_db
Login = Callable[[User | None], Client]
LIST = "/desk/articles/"


def settings_url(article: Article) -> str:
    return f"{article.get_absolute_url()}settings/"


def test_an_editor_changes_the_settings(cast: Cast, as_user: Login) -> None:
    article = an_article(actor=cast.reporter, byline="Ana", external_id="cms-1")
    article.team.add(cast.checker)
    client = as_user(cast.editor)
    form = client.get(settings_url(article)).context["form"]

    assert (form["byline"].value(), form["team"].value()) == ("Ana", [cast.checker.pk])
    response = client.post(
        settings_url(article),
        {
            "version": form["version"].value(),
            "byline": "Bo",
            "external_id": "cms-1",
            "team": [cast.reporter.pk],
            "headline": "Volé",
        },
    )

    article.refresh_from_db()
    assert response.headers["Location"] == article.get_absolute_url()
    assert (article.byline, article.headline) == ("Bo", "Vols de données")
    assert set(article.team.all()) == {cast.reporter}
    assert ReviewEvent.objects.filter(verb="settings", actor=cast.editor).count() == 1


def test_an_editor_who_leaves_a_restricted_article_is_led_to_the_list(
    cast: Cast, as_user: Login
) -> None:
    article = an_article(actor=cast.editor, restricted=True)

    response = as_user(cast.editor).post(settings_url(article), {"version": 1, "restricted": "on"})

    assert response.headers["Location"] == LIST


def test_bad_settings_are_kept_on_the_screen(cast: Cast, as_user: Login) -> None:
    an_article(external_id="taken")
    article = an_article()

    response = as_user(cast.editor).post(
        settings_url(article),
        {"external_id": "taken", "source_url": "javascript:alert(1)", "byline": "Bo"},
    )

    article.refresh_from_db()
    assert response.status_code == 422
    assert set(response.context["form"].errors) == {"external_id", "source_url"}
    assert 'value="Bo"' in response.content.decode()
    assert article.byline == ""


def test_the_second_of_two_settings_with_one_id_is_told(
    cast: Cast, as_user: Login, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = an_article()

    def taken_meanwhile(*args: object, **kwargs: object) -> Article:
        raise IntegrityError

    monkeypatch.setattr(annotating, "change_article", taken_meanwhile)

    response = as_user(cast.editor).post(
        settings_url(article), {"version": 1, "external_id": "cms-1"}
    )

    assert response.status_code == 409
    assert list(response.context["form"].errors) == ["external_id"]


@pytest.mark.parametrize("method", ["get", "post"])
def test_who_may_not_change_the_settings(cast: Cast, as_user: Login, method: str) -> None:
    article = an_article(actor=cast.reporter)
    secret = an_article(actor=cast.chief, restricted=True)
    url = settings_url(article)

    def status(user: User | None, url: str) -> int:
        return int(getattr(as_user(user), method)(url, {"byline": "x"}).status_code)

    assert status(None, url) == 302
    assert status(cast.outsider, url) == 403
    assert status(cast.reporter, url) == 403
    assert status(cast.checker, url) == 403
    assert status(cast.editor, settings_url(secret)) == 404
    assert as_user(cast.editor).delete(url).status_code == 405
    article.refresh_from_db()
    assert article.byline == ""


@pytest.mark.parametrize("number", [str(2**63), "9" * 30, "-" + "9" * 30, "9" * 5000, "0"])
def test_nobody_has_a_number_that_no_database_holds(
    cast: Cast, as_user: Login, number: str
) -> None:
    article = an_article(team=[cast.checker])

    response = as_user(cast.editor).post(
        settings_url(article), {"team": [str(cast.reporter.pk), number]}
    )

    assert response.status_code == 422
    assert list(response.context["form"].errors) == ["team"]
    assert list(article.team.all()) == [cast.checker]
