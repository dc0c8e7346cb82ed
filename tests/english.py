"""Browsers that ask for English, for tests that look at words."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib.auth.models import User
from django.test import Client

AsUser = Callable[[User | None], Client]


def english(user: User | None) -> Client:
    """A client logged in as somebody; None is a stranger."""
    client = Client(headers={"Accept-Language": "en"})
    if user is not None:
        client.force_login(user)
    return client
