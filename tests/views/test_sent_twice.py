"""A form that is sent twice makes one article, one claim."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from factcheck import workflow
from factcheck.models import Article, Claim, ReviewEvent
from tests.conftest import Cast
from tests.newsdesk import TEXT, a_claim, an_article, in_review
from tests.revising import a_revision

pytestmark = pytest.mark.django_db
Login = Callable[[User | None], Client]
NEW = "/desk/articles/new/"
ENGLISH = {"Accept-Language": "en"}


def send(client: Client, **fields: Any) -> Any:
    data = {"text": TEXT, "language": "fr", **fields}
    return client.post(NEW, data, headers=ENGLISH)


def mark(client: Client, article: Article, kind: str = "figure", **fields: Any) -> Any:
    data = {
        "revision": article.revision_id,
        "words": "491 840 personnes",
        "statement": "Un chiffre.",
        "value": "491840",
        **fields,
    }
    url = f"{article.get_absolute_url()}claims/new/?kind={kind}"
    return client.post(url, data, headers=ENGLISH)


def test_a_text_sent_twice_is_one_article(cast: Cast, as_user: Login) -> None:
    client = as_user(cast.checker)

    first = send(client, external_id="cms-1")
    second = send(client, external_id="cms-1", byline="Autre")
    page = client.get(second.headers["Location"], headers=ENGLISH).content.decode()

    article = Article.objects.get()
    assert first.headers["Location"] == second.headers["Location"] == article.get_absolute_url()
    assert article.byline == ""
    assert ReviewEvent.objects.filter(verb="import").count() == 1
    assert "You brought this article in a moment ago: here it is, no second one was made." in page


def test_a_file_sent_twice_is_one_article(cast: Cast, as_user: Login) -> None:
    client = as_user(cast.checker)

    for _ in range(2):
        file = SimpleUploadedFile("a.txt", TEXT.encode())
        assert send(client, text="", file=file).status_code == 302

    assert Article.objects.count() == 1


def test_it_is_the_same_after_a_revision(cast: Cast, as_user: Login) -> None:
    client = as_user(cast.checker)
    send(client)
    a_revision(Article.objects.get(), f"{TEXT}\n\nPlus.", by=cast.checker)

    send(client)

    assert Article.objects.count() == 1


@pytest.mark.parametrize(
    "fields", [{"headline": "Autre titre"}, {"text": f"{TEXT} Plus."}], ids=["headline", "text"]
)
def test_another_headline_or_text_is_another_article(
    cast: Cast, as_user: Login, fields: dict[str, str]
) -> None:
    client = as_user(cast.checker)

    send(client)
    send(client, **fields)

    assert Article.objects.count() == 2


def test_two_people_bring_in_two_articles(cast: Cast, as_user: Login) -> None:
    send(as_user(cast.checker))
    send(as_user(cast.editor))

    assert Article.objects.count() == 2


@pytest.mark.parametrize(("minutes", "count"), [(9, 1), (11, 2)])
def test_later_it_is_meant(cast: Cast, as_user: Login, minutes: int, count: int) -> None:
    client = as_user(cast.checker)
    send(client)
    Article.objects.update(created_at=timezone.now() - timedelta(minutes=minutes))

    send(client)

    assert Article.objects.count() == count


def test_whoever_does_not_see_the_first_any_more_makes_another(cast: Cast, as_user: Login) -> None:
    client = as_user(cast.checker)
    send(client)
    Article.objects.update(restricted=True)

    send(client)

    assert Article.objects.count() == 2


def test_a_mistake_in_another_field_is_told_first(cast: Cast, as_user: Login) -> None:
    client = as_user(cast.checker)
    send(client)

    response = send(client, source_url="javascript:x")

    assert response.status_code == 422
    assert list(response.context["form"].errors) == ["source_url"]


def test_an_id_of_another_article_is_still_refused(cast: Cast, as_user: Login) -> None:
    an_article(external_id="cms-1")

    assert send(as_user(cast.checker), external_id="cms-1").status_code == 422


def test_words_marked_twice_are_one_claim(cast: Cast, as_user: Login) -> None:
    article, client = an_article(), as_user(cast.checker)

    first, second = mark(client, article), mark(client, article, unit="personnes")
    page = client.get(article.get_absolute_url(), headers=ENGLISH).content.decode()

    assert first.headers["Location"] == second.headers["Location"]
    assert second.headers["Location"] == f"{article.get_absolute_url()}#claim-1"
    assert Claim.objects.count() == 1
    assert ReviewEvent.objects.filter(verb="mark").count() == 1
    assert "You have marked these words already, as claim 1: no second one was made." in page


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("source", {"source": "Zataz"}),
        ("figure", {"words": "491 840"}),
        ("figure", {"words": "491 840 personnes ont"}),
        ("figure", {"statement": "Autre chose."}),
    ],
)
def test_another_claim_on_the_same_words_is_another_claim(
    cast: Cast, as_user: Login, kind: str, fields: dict[str, str]
) -> None:
    article, client = an_article(), as_user(cast.checker)

    mark(client, article)
    mark(client, article, kind, **fields)

    assert Claim.objects.count() == 2


def test_a_claim_of_somebody_else_or_further_on_is_another_claim(
    cast: Cast, as_user: Login
) -> None:
    article, client = an_article(), as_user(cast.checker)
    a_claim(article, actor=cast.editor, statement="Un chiffre.")
    in_review(a_claim(article, actor=cast.checker, statement="Un chiffre."), by=cast.checker)
    gone = a_claim(article, actor=cast.checker, statement="Un chiffre.")
    workflow.withdraw(gone, actor=cast.editor, version=gone.version, reason="x")

    mark(client, article)

    assert Claim.objects.count() == 4


def test_a_text_that_changed_is_said_before_anything_else(cast: Cast, as_user: Login) -> None:
    article, client = an_article(), as_user(cast.checker)
    seen = article.revision_id
    mark(client, article)
    a_revision(article, f"{TEXT}\n\nPlus.", by=cast.checker)

    response = mark(client, article, revision=seen)

    assert response.status_code == 409
    assert Claim.objects.count() == 1
