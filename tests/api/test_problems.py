from __future__ import annotations

import json
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from factcheck.api import limits
from factcheck.views import pages
from tests.search.facts import publish
from tests.search.slow import make_slow

pytestmark = pytest.mark.django_db
ROOT = "/api/v1/"


def told(response: Any, status: int) -> dict[str, Any]:
    """The problem of a response, which must be one."""
    assert response.status_code == status, response.content
    assert response.headers["Content-Type"] == "application/problem+json"
    said = json.loads(response.content)
    assert (said["status"], said["type"]) == (status, "about:blank")
    assert said["detail"]
    assert not response.cookies
    return dict(said)


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("colour=red", ["colour"]),
        ("q=a&q=b", ["q"]),
        ("year=20x1&outcome=maybe&colour=red", ["year", "outcome", "colour"]),
        ("year=99999999999999999999", ["year"]),
        ("source=a%00b", ["source"]),
        ("q=" + "a" * 201, ["q"]),
        ("cursor=before_17", ["cursor"]),
        ("cursor=after_17%0A", ["cursor"]),
        ("rating=%E2%80%AE", ["rating"]),
    ],
)
def test_what_the_address_cannot_mean_is_named(
    client: Client, query: str, names: list[str]
) -> None:
    said = told(client.get(f"{ROOT}facts/?{query}"), 400)

    assert [error["parameter"] for error in said["errors"]] == names


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "FOO"])
def test_a_method_that_an_address_has_not_is_named(client: Client, method: str) -> None:
    response = client.generic(method, f"{ROOT}facts/", HTTP_COOKIE="secret=1")

    told(response, 405)
    assert response.headers["Allow"] == "GET, HEAD"
    assert b"secret" not in response.content


def test_a_search_that_takes_too_long_is_a_problem(
    client: Client, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    publish(["Le loup."])
    make_slow(monkeypatch, settings)

    response = client.get(f"{ROOT}facts/?q=loup")

    assert told(response, 503)["code"] == "too-long"
    assert (response.headers["Retry-After"], response.headers["Cache-Control"]) == (
        "60",
        "no-store",
    )


def test_what_is_not_there_is_a_problem_too(client: Client) -> None:
    for path in (f"{ROOT}nowhere/", "/api/", f"{ROOT}facts/nobody/", f"{ROOT}articles/nobody/"):
        said = told(client.get(path), 404)
        assert said["instance"] == path
    # Elsewhere it stays a page.
    assert client.get("/nowhere/").headers["Content-Type"].startswith("text/html")


def test_a_fault_of_ours_is_a_problem_without_a_word_of_it(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*args: object) -> HttpResponse:
        raise ZeroDivisionError("secret")

    monkeypatch.setattr(pages, "get_object_or_404", broken)
    client.raise_request_exception = False

    response = client.get(f"{ROOT}facts/a/")

    told(response, 500)
    assert b"secret" not in response.content
    assert response.headers["Cache-Control"] == "no-store"


def test_whoever_searches_too_often_is_told_when_to_come_back(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []
    monkeypatch.setattr(limits, "wait_of", lambda limit, key: asked.append((limit, key)) or 7)

    response = client.get(f"{ROOT}facts/", {"q": "a"})

    told(response, 429)
    assert response.headers["Retry-After"] == "7"
    assert response.headers["RateLimit-Policy"] == '"api-search";q=60;w=60'
    assert response.headers["RateLimit"] == '"api-search";r=0;t=7'
    assert asked == [(limits.SEARCH, "127.0.0.1")]
    # A list is not a search, and is not counted.
    assert client.get(f"{ROOT}facts/").status_code == 200
    assert len(asked) == 1
