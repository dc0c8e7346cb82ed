from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client

from tests.conftest import Cast

KEYS = ["\0" + "a" * 31, "a" * 31 + "\0", "é" * 32, "a-b" * 10, "a" * 7, ""]


@pytest.mark.parametrize("key", KEYS)
def test_a_key_that_we_never_made_belongs_to_nobody(key: str) -> None:
    store = import_module(settings.SESSION_ENGINE).SessionStore(key)

    assert store.session_key is None


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/desk/", "/admin/"])
def test_a_cookie_with_a_nul_is_led_to_the_login(path: str) -> None:
    cookie = f'{settings.SESSION_COOKIE_NAME}="\\000{"a" * 31}"'

    answer = Client().get(path, headers={"Cookie": cookie})

    assert answer.status_code == 302


def test_a_session_of_ours_is_known(cast: Cast, as_user: Callable[[User | None], Client]) -> None:
    assert as_user(cast.checker).get("/desk/").status_code == 200
