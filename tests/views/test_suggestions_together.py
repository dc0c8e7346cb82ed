"""Suggestions at the workbench that are accepted together, and those that cannot be dismissed."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from factcheck import annotating
from factcheck.models import Claim
from tests.conftest import Cast
from tests.english import english
from tests.suggested import TEXT, a_read_article, next_text, read, suggested

pytestmark = pytest.mark.django_db


def post(client: Client, name: str, row: Any, **data: Any) -> Any:
    return client.post(reverse(f"factcheck:{name}", args=[row.pk]), data)


def page_of(response: Any) -> str:
    return str(response.content.decode())


def test_all_of_a_kind_are_accepted(cast: Cast) -> None:
    article = a_read_article()
    client = english(cast.checker)

    ids = [suggested(article, words).pk for words in ("491 840 personnes", "12 endroits")]
    shown = page_of(client.get(article.get_absolute_url()))

    response = client.post(
        f"{article.get_absolute_url()}suggestions/accept/",
        {"revision": article.revision_id, "shown": ids},
        follow=True,
    )

    form = shown[: shown.index("Accept all 2 figures")].rpartition("<form")[2]
    assert re.findall(r'name="shown" value="(\d+)"', form) == [str(pk) for pk in ids]
    assert "2 claims are marked." in page_of(response)
    assert Claim.objects.count() == 2
    assert "Accept all 2 figures" not in page_of(response)


def test_the_unsure_ones_are_not_accepted_with_the_others(cast: Cast) -> None:
    article = a_read_article()
    client, unsure = english(cast.checker), "Those marked unsure are decided one by one."

    page = page_of(client.get(article.get_absolute_url()))
    post(client, "suggestion-accept", suggested(article, "Didier Neyrat"))
    left = page_of(client.get(article.get_absolute_url()))

    assert "Accept 1 source" in page
    assert f'name="shown" value="{suggested(article, "Didier Neyrat").pk}"' in page
    for html in (page, left):
        assert f'name="shown" value="{suggested(article, "Peut Etre").pk}"' not in html
        assert html.count(unsure) == 1
    assert "Accept 1 source" not in left


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"revision": 1},
        {"revision": "x", "shown": ["1"]},
        {"revision": 1, "shown": ["x"]},
        {"revision": 1, "shown": ["9" * 30]},
        {"revision": 1, "shown": ["²"]},
    ],
)
def test_all_of_nothing_in_particular_is_refused(cast: Cast, data: dict[str, Any]) -> None:
    article = a_read_article()

    response = post(english(cast.checker), "suggestions-accept", article, **data)

    assert response.status_code == 422
    assert Claim.objects.count() == 0


def test_all_of_an_older_text_are_refused(cast: Cast) -> None:
    article = a_read_article()
    seen, one = article.revision_id, suggested(article, "12 endroits")
    read(next_text(article, TEXT))

    response = post(
        english(cast.checker), "suggestions-accept", article, revision=seen, shown=[one.pk]
    )

    assert response.status_code == 409
    assert "Somebody else was faster" in page_of(response)


def test_a_reporter_sees_why_nothing_can_be_dismissed(cast: Cast) -> None:
    article = a_read_article(actor=cast.reporter)
    one, dismissed = suggested(article, "12 endroits"), suggested(article, "Didier Neyrat")
    annotating.dismiss_suggestion(dismissed, actor=cast.checker, dismissal="nothing")
    client, why = english(cast.reporter), "A checker, an editor or a chief dismisses"

    page = page_of(client.get(article.get_absolute_url()))
    others = page_of(english(cast.checker).get(article.get_absolute_url()))
    answers = [
        post(client, "suggestion-dismiss", one, dismissal="nothing").status_code,
        post(client, "suggestion-restore", dismissed).status_code,
    ]

    assert (why in page, why in others) == (True, False)
    for name, row in (("dismiss", one), ("restore", dismissed)):
        address = reverse(f"factcheck:suggestion-{name}", args=[row.pk])
        assert (address in page, address in others) == (False, True)
    assert reverse("factcheck:suggestion-accept", args=[one.pk]) in page
    assert answers == [403, 403]
