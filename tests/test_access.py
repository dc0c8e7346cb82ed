"""Every address × every role. An address without a row here fails until it gets one."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from factcheck.models import ReviewEvent
from tests.addresses import (
    BY_TOKEN,
    CHANGING,
    GET,
    OPEN_TO_ALL,
    PUBLIC,
    STOCK,
    WHO,
    address,
    names,
)
from tests.conftest import Cast
from tests.everything import Everything, everything

OTHERS = ("OPTIONS", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND", "CONNECT")


@pytest.fixture
def clients(cast: Cast) -> dict[str, Client]:
    """One browser each."""
    browsers = {who: Client() for who in WHO}
    for who in WHO[1:]:
        browsers[who].force_login(getattr(cast, who))
    return browsers


@pytest.fixture
def world(cast: Cast) -> Everything:
    return everything(cast)


@pytest.fixture
def hidden(cast: Cast) -> Everything:
    """The same in a restricted article."""
    return everything(cast, restricted=True)


def status(client: Client, method: str, path: str, **data: Any) -> int:
    answer = getattr(client, method)(path, data)
    if answer.streaming:  # a file, which is held open until it has been read
        b"".join(answer)
    return answer.status_code


def test_every_address_has_its_row() -> None:
    assert sorted(names()) == sorted(GET)


def test_get_by_every_role(clients: dict[str, Client], world: Everything) -> None:
    answers = {
        name: tuple(status(clients[who], "get", address(name, world)) for who in WHO)
        for name in GET
    }

    assert answers == GET


@pytest.mark.once
def test_strangers_are_led_to_the_login(clients: dict[str, Client], world: Everything) -> None:
    behind = [address(name, world) for name, row in GET.items() if row[0] == 302]

    led = [clients["stranger"].get(path).headers["Location"] for path in behind]

    assert led == [f"/accounts/login/?next={path}" for path in behind]


def test_a_restricted_article_does_not_exist_for_others(
    clients: dict[str, Client], hidden: Everything
) -> None:
    inside = [name for name, row in GET.items() if 404 in row]

    answers = {
        name: tuple(status(clients[who], "get", address(name, hidden)) for who in WHO)
        for name in inside
    }

    assert answers == dict.fromkeys(inside, (302, 403, 404, 404, 404, 200, 200))


def test_nobody_outside_of_the_team_changes_a_restricted_article(
    clients: dict[str, Client], hidden: Everything
) -> None:
    # Those that name something: the others concern no article, or only whoever asks.
    inside = {name for name in CHANGING if re.search(r"\d", address(name, hidden))}
    before = ReviewEvent.objects.count()

    answers = {
        name: tuple(
            status(clients[who], "post", address(name, hidden), version=1) for who in WHO[:5]
        )
        for name in inside
    }

    assert answers == dict.fromkeys(inside, (302, 403, 404, 404, 404))
    assert ReviewEvent.objects.count() == before


@pytest.mark.once
def test_strangers_and_people_without_a_role_change_nothing(
    clients: dict[str, Client], world: Everything
) -> None:
    before = ReviewEvent.objects.count()

    answers = {
        name: tuple(
            status(clients[who], "post", address(name, world), version=world.claim.version)
            for who in ("stranger", "outsider")
        )
        for name in CHANGING
    }

    assert answers == dict.fromkeys(CHANGING, (302, 403))
    assert ReviewEvent.objects.count() == before


@pytest.mark.once
def test_no_session_is_a_token(clients: dict[str, Client], world: Everything) -> None:
    posted = [name for name, methods in BY_TOKEN.items() if "POST" in methods]

    answers = {
        name: tuple(status(clients[who], "post", address(name, world)) for who in WHO)
        for name in posted
    }

    assert answers == dict.fromkeys(posted, (401,) * len(WHO))


@pytest.mark.once
def test_a_change_needs_its_token(cast: Cast, world: Everything) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.chief)

    answers = {name: status(client, "post", address(name, world), version=1) for name in CHANGING}

    assert answers == dict.fromkeys(CHANGING, 403)


@pytest.mark.once
def test_a_view_names_its_methods(clients: dict[str, Client], world: Everything) -> None:
    # The others come as far as a view only below the API, see tests/test_middleware.py.
    refused = {
        name: OTHERS if name.startswith("factcheck:api-") else OTHERS[:1]
        for name in set(GET) - STOCK
    }
    client = clients["superuser"]

    answers = {
        name: [client.generic(method, address(name, world)).status_code for method in methods]
        for name, methods in refused.items()
    }

    assert answers == {name: [405] * len(methods) for name, methods in refused.items()}


@pytest.mark.once
def test_a_view_takes_what_it_is_for(clients: dict[str, Client], world: Everything) -> None:
    client, own = clients["superuser"], set(GET) - STOCK

    # A view that names its methods refuses OPTIONS, and says which they are.
    allowed = {
        name: set(client.options(address(name, world)).headers.get("Allow", "none").split(", "))
        for name in own
    }

    assert allowed == {
        name: ({"GET", "HEAD"} if 200 in GET[name] or name in PUBLIC else set())
        | ({"POST"} if name in CHANGING | OPEN_TO_ALL else set())
        | BY_TOKEN.get(name, set())
        for name in own
    }


@pytest.mark.once
def test_head_is_get_without_a_body(clients: dict[str, Client], world: Everything) -> None:
    shown = [name for name, row in GET.items() if row[-1] == 200]

    answers = {name: status(clients["superuser"], "head", address(name, world)) for name in shown}

    assert answers == dict.fromkeys(shown, 200)


@pytest.mark.once
def test_public_pages_set_no_cookie(clients: dict[str, Client], world: Everything) -> None:
    answers = {name: clients["stranger"].get(address(name, world)) for name in PUBLIC}

    told = {
        name: (len(answer.cookies), "Cookie" in answer.headers.get("Vary", ""))
        for name, answer in answers.items()
    }

    assert told == dict.fromkeys(PUBLIC, (0, False))
