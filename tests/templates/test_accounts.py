from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests.conftest import Cast


@pytest.mark.django_db
def test_the_login_page_keeps_where_one_was_going(client: Client) -> None:
    html = client.get("/accounts/login/?next=/desk/articles/").content.decode()

    assert '<input type="hidden" name="next" value="/desk/articles/">' in html
    assert '<label class="field__label" for="id_username">' in html


@pytest.mark.django_db
def test_a_wrong_password_is_said_in_words(client: Client) -> None:
    response = client.post("/accounts/login/", {"username": "nobody", "password": "x"})

    assert response.status_code == 200
    assert 'role="alert"' in response.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "other"), [("fr", "en"), ("en", "fr")])
def test_the_login_page_switches_to_the_other_language(
    client: Client, language: str, other: str
) -> None:
    client.post("/accounts/language/", {"language": language, "next": "/accounts/login/"})

    html = client.get("/accounts/login/").content.decode()

    assert f'<html lang="{language}">' in html
    assert f'name="language" value="{other}" lang="{other}"' in html


def test_a_password_is_changed_and_leads_back_to_the_queue(
    cast: Cast, as_user: Callable[[User | None], Client]
) -> None:
    cast.checker.set_password("old words for a test")
    cast.checker.save()
    fields = {"old_password": "old words for a test"}
    new = {"new_password1": "new words for a test", "new_password2": "new words for a test"}
    client = as_user(cast.checker)

    refused = client.post("/accounts/password/change/", {**fields, **new, "new_password2": "x"})
    done = client.post("/accounts/password/change/", {**fields, **new})

    assert 'role="alert"' in refused.content.decode()
    assert (done.status_code, done["Location"]) == (302, "/desk/")
