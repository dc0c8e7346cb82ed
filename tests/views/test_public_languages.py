"""Every public page says which language it is in, and writes dates and numbers as it does."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.template import Context, Template
from django.test import Client
from django.utils.translation import override

from factcheck.choices import Language
from factcheck.views.listed import Listed
from factcheck.views.states import _differences
from tests.addresses import PUBLIC, address
from tests.conftest import Cast
from tests.documents import a_document
from tests.everything import everything
from tests.reading import Page

pytestmark = pytest.mark.django_db
ENGLISH = (
    "about-in",
    "about-page-in",
    "fact-card-in",
    "fact-in",
    "methodology-in",
    "suggest-in",
)


def test_every_public_page_declares_the_language_of_its_content(cast: Cast, client: Client) -> None:
    world = everything(cast)
    found: dict[str, str | None] = {}

    for name in sorted(PUBLIC):
        response = client.get(address(name, world))
        if response.headers["Content-Type"].startswith("text/html"):
            page = Page(response.content.decode())
            found[name] = page.lang()
            assert response.headers.get("Content-Language", page.lang()) == page.lang(), name
            langs = {attrs["lang"] for _tag, attrs in page.attributes if "lang" in attrs}
            assert langs <= set(Language.values), name

    assert set(found.values()) == set(Language.values)
    english = {name for name, language in found.items() if language == "en"}
    assert english == {f"factcheck:{name}" for name in ENGLISH}


@pytest.mark.parametrize(
    ("language", "day", "moment", "total"),
    [
        ("fr", "1er mai 2026", "1er mai 2026, 17\u00a0h\u00a040", "491\u00a0840"),
        ("en", "1 May 2026", "1 May 2026, 5:40 p.m.", "491,840"),
    ],
)
def test_dates_and_numbers_are_those_of_the_language(
    language: str, day: str, moment: str, total: str
) -> None:
    old = a_document(valid_until="2026-04-30")
    new = a_document(valid_until="2026-05-01", language=language)
    at = datetime(2026, 5, 1, 15, 40, tzinfo=UTC)

    with override(language):
        [difference] = _differences(old, new)
        said = Template("{% load public %}{{ at|on_day }}; {{ at|at_moment }}{{ none|on_day }}")
        assert said.render(Context({"at": at, "none": None})) == f"{day}; {moment}"
        assert Listed([], None, None, 491840, is_least=False, is_newest=False).shown == total

    now = "".join(change.text for change in difference.changes if change.op != "removed")
    assert " ".join(now.split()) == day
