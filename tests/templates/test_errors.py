from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.views.csrf import csrf_failure
from django.views.defaults import bad_request, server_error

from tests.conftest import Cast


def test_a_missing_page_tells_a_reader_where_to_go_and_sets_no_cookie(client: Client) -> None:
    response = client.get("/nothing-here/")

    assert response.status_code == 404
    assert 'href="/facts/"' in response.content.decode()
    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")


def test_a_missing_page_of_the_desk_leads_back_to_the_queue(
    cast: Cast, as_user: Callable[[User | None], Client]
) -> None:
    response = as_user(cast.editor).get("/desk/articles/999999/nothing/")

    assert response.status_code == 404
    assert 'href="/desk/"' in response.content.decode()


def test_the_address_asked_for_is_not_repeated(client: Client) -> None:
    response = client.get("/nothing/<script>canary</script>/")

    assert "canary" not in response.content.decode()


@pytest.mark.parametrize("view", [bad_request, server_error])
def test_a_broken_request_is_answered_without_touching_the_database(
    view: Callable[..., object], rf: RequestFactory
) -> None:
    request = rf.get("/")

    response = view(request, ValueError("canary")) if view is bad_request else view(request)

    content = response.content.decode()  # type: ignore[attr-defined]
    assert 'href="/"' in content
    assert "canary" not in content


@pytest.mark.parametrize("name", ["403.html", "409.html"])
def test_a_refusal_says_why_and_stays_text(name: str) -> None:
    html = render_to_string(name, {"refusal": "Because <script>", "stale": False})

    assert "Because &lt;script&gt;" in html


def test_a_refusal_without_a_reason_still_says_something() -> None:
    html = render_to_string("403.html", {})

    assert re.search(r'<p class="lede">[^<]{20,}</p>', html)


def test_somebody_without_a_role_is_offered_the_way_out(
    cast: Cast, as_user: Callable[[User | None], Client]
) -> None:
    response = as_user(cast.outsider).get("/desk/")

    html = response.content.decode()
    assert response.status_code == 403
    assert 'action="/accounts/logout/"' in html
    assert 'href="/desk/"' not in html


def test_only_a_stale_save_says_that_somebody_was_faster() -> None:
    stale = render_to_string("409.html", {"refusal": "x", "stale": True})
    other = render_to_string("409.html", {"refusal": "x", "stale": False})

    assert headline(stale) != headline(other)


def test_an_expired_form_has_a_page_of_its_own(rf: RequestFactory) -> None:
    response = csrf_failure(rf.post("/desk/"))

    assert response.status_code == 403
    assert headline(response.content.decode()) == headline(render_to_string("403_csrf.html"))
    assert headline(response.content.decode()) != headline(render_to_string("403.html"))


def test_the_address_of_a_form_says_what_it_is(
    cast: Cast, as_user: Callable[[User | None], Client]
) -> None:
    client = as_user(cast.editor)
    address = "/desk/articles/1/detect/"

    french = client.get(address)
    english = client.get(address, headers={"Accept-Language": "en"})

    assert (french.status_code, french.headers["Allow"]) == (405, "POST")
    assert headline(french.content.decode()) == "Ce n’est pas l’adresse d’une page"
    assert headline(english.content.decode()) == "This is not the address of a page"
    assert "if you had to log in on the way" in english.content.decode()
    assert 'href="/desk/"' in english.content.decode()


def test_a_form_that_is_sent_to_a_page_of_readers_sets_no_cookie(client: Client) -> None:
    response = client.post("/facts/")

    assert (response.status_code, response.headers["Allow"]) == (405, "GET, HEAD")
    assert headline(response.content.decode()) == "Ce n’est pas l’adresse d’une page"
    assert "Cette page ne reçoit pas de formulaire." in response.content.decode()
    assert 'href="/facts/"' in response.content.decode()
    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")


def headline(html: str) -> str:
    found = re.search(r"<h1>(.*?)</h1>", html)
    assert found
    return found[1]
