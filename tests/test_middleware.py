"""Headers, methods, languages and refusals, on views of the test and on the real addresses."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.conf import LazySettings
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.test import Client
from django.urls import include, path
from django.utils.translation import get_language

from factcheck.errors import IncompleteError, NotAllowedError, NotPossibleError, StaleError
from tests.conftest import Cast

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.test_middleware")]

REFUSALS = {
    "not-allowed": (NotAllowedError("Pas vous & <moi>."), 403),
    "not-possible": (NotPossibleError("Pas d’ici & <là>."), 409),
    "incomplete": (IncompleteError(["Un & <deux>.", "Trois."]), 409),
    "stale": (StaleError("Trop tard & <trop>."), 409),
}
KINDS = ("plain", "stream", "missing", *REFUSALS)


@login_not_required
def answer(request: HttpRequest, kind: str) -> HttpResponse | StreamingHttpResponse:
    if kind in REFUSALS:
        raise REFUSALS[kind][0]
    if kind == "stream":
        return StreamingHttpResponse(iter([b"a", b"b"]))
    if kind == "own-headers":
        return HttpResponse(
            headers={"Cross-Origin-Resource-Policy": "cross-origin", "Cache-Control": "max-age=60"}
        )
    if kind == "broken":
        raise ZeroDivisionError
    return HttpResponse(get_language() or "")


def closed(request: HttpRequest) -> HttpResponse:
    return HttpResponse("closed")


urlpatterns = [
    path("desk/test-closed", closed),
    path("test/<str:kind>", answer),
    path("desk/test/<str:kind>", answer),
    path("", include("newsroom.urls")),
]

Login = Callable[[User | None], Client]
Queries = Callable[[int], AbstractContextManager[object]]


def address(kind: str, prefix: str = "/") -> str:
    return f"{prefix}nowhere" if kind == "missing" else f"{prefix}test/{kind}"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("prefix", ["/", "/desk/"])
def test_every_kind_of_answer_has_the_headers(client: Client, kind: str, prefix: str) -> None:
    headers = client.get(address(kind, prefix)).headers

    assert headers["Permissions-Policy"] == (
        "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
    )
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    policy = dict(
        part.strip().split(" ", 1) for part in headers["Content-Security-Policy"].split(";")
    )
    assert policy.pop("img-src") == "'self' data:"
    assert {name for name, value in policy.items() if value == "'self'"} == {
        "script-src",
        "style-src",
        "font-src",
        "connect-src",
        "form-action",
    }
    assert {name for name, value in policy.items() if value == "'none'"} == {
        "default-src",
        "base-uri",
        "frame-ancestors",
        "object-src",
    }


@pytest.mark.parametrize("url", ["/desk/test/plain", "/desk/", "/admin/", "/accounts/login/"])
@pytest.mark.parametrize("name", [None, "editor", "superuser"])
def test_nothing_of_the_desk_is_stored(
    cast: Cast, as_user: Login, url: str, name: str | None
) -> None:
    response = as_user(getattr(cast, name) if name else None).get(url)

    assert response.headers["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("kind", [*KINDS, "own-headers"])
def test_nothing_of_the_desk_is_stored_whatever_it_answers(client: Client, kind: str) -> None:
    response = client.get(address(kind, "/desk/"))

    assert response.headers["Cache-Control"] == "private, no-store"


def test_a_public_view_decides_its_own_headers(client: Client) -> None:
    headers = client.get("/test/own-headers").headers

    assert headers["Cache-Control"] == "max-age=60"
    assert headers["Cross-Origin-Resource-Policy"] == "cross-origin"


def test_an_error_has_the_headers_too(client: Client) -> None:
    client.raise_request_exception = False

    response = client.get("/desk/test/broken")

    assert response.status_code == 500
    assert response.headers["Cache-Control"] == "private, no-store"
    assert response.headers["Cross-Origin-Resource-Policy"] == "same-origin"


@pytest.mark.parametrize("method", ["TRACE", "PUT", "PATCH", "DELETE", "CONNECT", "PROPFIND"])
@pytest.mark.parametrize("url", ["/", "/test/plain", "/desk/", "/desk/test/plain", "/admin/login/"])
def test_a_method_that_no_page_has_is_refused(client: Client, method: str, url: str) -> None:
    response = client.generic(method, url, HTTP_COOKIE="secret=1")

    assert response.status_code == 405
    assert response.headers["Allow"] == "GET, HEAD, POST, OPTIONS"
    assert response.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert b"secret" not in response.content


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "OPTIONS"])
def test_the_usual_methods_reach_their_view(client: Client, method: str) -> None:
    assert client.generic(method, "/test/plain").status_code == 200


@pytest.mark.parametrize("kind", ["plain", "stream", "missing"])
def test_a_public_answer_is_the_same_for_everyone(cast: Cast, as_user: Login, kind: str) -> None:
    for user in (None, cast.editor):
        response = as_user(user).get(address(kind), headers={"accept-language": "en"})

        varies = {name.strip() for name in response.headers.get("Vary", "").split(",")}
        assert not varies & {"Cookie", "Accept-Language"}
        assert not response.cookies


def test_a_public_answer_costs_no_query_to_learn_who_asks(
    cast: Cast, as_user: Login, django_assert_num_queries: Queries
) -> None:
    client = as_user(cast.editor)

    with django_assert_num_queries(0):
        client.get("/test/plain")


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_what_is_not_said_to_be_public_asks_for_a_login(client: Client, method: str) -> None:
    response = client.generic(method, "/desk/test-closed")

    assert response.status_code == 302
    assert response.headers["Location"] == "/accounts/login/?next=/desk/test-closed"


def test_whoever_is_logged_in_reaches_the_desk(cast: Cast, as_user: Login) -> None:
    assert as_user(cast.outsider).get("/desk/test-closed").status_code == 200


@pytest.mark.parametrize(("setting", "other"), [("fr", "en"), ("en", "fr")])
def test_a_public_page_never_follows_the_readers_language(
    client: Client, settings: LazySettings, setting: str, other: str
) -> None:
    settings.LANGUAGE_CODE = setting
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = other

    response = client.get("/test/plain", headers={"accept-language": other})

    assert response.content.decode() == setting
    assert "Content-Language" not in response.headers


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_desk_speaks_the_language_of_its_reader(client: Client, language: str) -> None:
    response = client.get("/desk/test/plain", headers={"accept-language": language})

    assert response.content.decode() == language
    assert response.headers["Content-Language"] == language
    assert "Accept-Language" in response.headers["Vary"]


@pytest.mark.parametrize("kind", REFUSALS)
@pytest.mark.parametrize("prefix", ["/", "/desk/"])
def test_a_refusal_becomes_a_page_that_says_why(
    cast: Cast, as_user: Login, kind: str, prefix: str
) -> None:
    refusal, status = REFUSALS[kind]

    response = as_user(cast.editor).get(address(kind, prefix))

    assert response.status_code == status
    assert (response.context["refusal"], response.context["stale"]) == (
        str(refusal),
        kind == "stale",
    )
    page = response.content.decode()
    assert str(refusal).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") in page
    assert str(refusal) not in page


def test_another_error_is_no_refusal(client: Client) -> None:
    with pytest.raises(ZeroDivisionError):
        client.get("/test/broken")
