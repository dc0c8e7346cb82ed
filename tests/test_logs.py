from __future__ import annotations

import io
import logging

import pytest
from django.test import Client

from newsroom.logs import WithoutSecrets
from tests.asking import asked, page
from tests.conftest import Cast
from tests.newsdesk import a_claim


@pytest.mark.django_db
def test_the_log_does_not_hold_the_secret_of_a_link(cast: Cast) -> None:
    _question, token = asked(a_claim(), actor=cast.checker)
    [handler] = [
        one
        for one in logging.getLogger().handlers
        if any(isinstance(each, WithoutSecrets) for each in one.filters)
    ]
    assert isinstance(handler, logging.StreamHandler)
    lines = io.StringIO()
    before = handler.setStream(lines)
    try:
        Client().post(page(token), {})
        Client().get(page("unknown"))
        Client().get("/reports/AAAAA-BBBBB/")
        Client().get("/reports/AAAAA BBBBB CCCCC/")
        Client().get("/facts/no-such-fact/")
    finally:
        handler.setStream(before)

    said = lines.getvalue()
    assert said.count("/ask/…/") == 2
    assert token not in said
    assert "unknown" not in said
    assert said.count("/reports/…/") == 2
    assert "BBBBB" not in said
    assert "CCCCC" not in said
    assert "/facts/no-such-fact/" in said
