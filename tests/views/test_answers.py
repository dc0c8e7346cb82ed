from __future__ import annotations

from collections.abc import Callable
from time import time

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.http import http_date

from factcheck import publishing
from tests.conftest import Cast
from tests.newsdesk import an_article
from tests.reading import a_fact, an_article_page

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", [None, "editor"])
def test_a_page_is_the_same_for_everyone_and_may_be_stored(
    cast: Cast, as_user: Callable[[User | None], Client], name: str | None
) -> None:
    article = an_article()
    fact = a_fact(cast, article=article)
    page = an_article_page(cast, article)
    paths = ["/", "/facts/", fact.get_absolute_url(), page.get_absolute_url()]
    paths.append(fact.get_absolute_url() + "claim.jsonld")
    strangers = {path: Client().get(path).content for path in paths}
    client = as_user(getattr(cast, name) if name else None)

    for path in paths:
        with CaptureQueriesContext(connection) as queries:
            response = client.get(path)
        assert response.content == strangers[path]
        assert response.headers["Cache-Control"] == "public, max-age=60"
        assert "Cookie" not in response.headers.get("Vary", "")
        assert dict(response.cookies) == {}
        assert len(queries) == {"/": 4, "/facts/": 4, fact.get_absolute_url(): 2}.get(path, 1)


def test_a_reader_who_has_the_page_already_gets_304(cast: Cast, client: Client) -> None:
    page = a_fact(cast, summary="Oui.")
    path = page.get_absolute_url()
    for address in (path, path + "claim.jsonld", "/"):
        first = client.get(address)
        etag = first.headers["ETag"]

        again = client.get(address, headers={"If-None-Match": f'"other", {etag}'})
        assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", etag)
        assert again.headers["Cache-Control"] == "public, max-age=60"
        assert client.get(address, headers={"If-None-Match": '"other"'}).status_code == 200
    # By a date nobody is told that nothing changed: what the page names may be gone.
    assert "Last-Modified" not in client.get(path).headers
    later = {"If-Modified-Since": http_date(time() + 60)}
    assert client.get(path, headers=later).status_code == 200

    etag = client.get(path).headers["ETag"]
    publishing.retract_fact(page, actor=cast.editor, why="Tort.")
    assert client.get(path, headers={"If-None-Match": etag}).status_code == 200


@pytest.mark.parametrize("kind", ["/", "/facts/", "fact", "data"])
def test_only_safe_methods_are_answered(cast: Cast, client: Client, kind: str) -> None:
    path = a_fact(cast).get_absolute_url()
    address = {"fact": path, "data": path + "claim.jsonld"}.get(kind, kind)

    head = client.head(address)

    assert (head.status_code, head.content) == (200, b"")
    for method in (client.post, client.put, client.patch, client.delete):
        assert method(address).status_code == 405
