from __future__ import annotations

from io import BytesIO

import pytest
from django.conf import LazySettings
from django.core.cache import cache
from django.test import Client
from PIL import Image

from factcheck import publishing
from factcheck.sharing import Words
from factcheck.views import shared
from tests.conftest import Cast
from tests.reading import a_fact

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_kept() -> None:
    cache.clear()


def test_a_picture_of_the_size_that_the_page_tells(cast: Cast, client: Client) -> None:
    page = a_fact(cast)

    response = client.get(page.get_absolute_url() + "share.png")
    html = client.get(page.get_absolute_url()).content.decode()

    assert response.headers["Content-Type"] == "image/png"
    assert response.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert not response.cookies
    size = Image.open(BytesIO(response.content)).size
    assert size == (1200, 630)
    address = f"http://127.0.0.1:8000{page.get_absolute_url()}share.png"
    assert f'<meta property="og:image" content="{address}">' in html
    assert '<meta property="og:image:width" content="1200">' in html
    assert '<meta property="og:image:height" content="630">' in html


def test_it_is_drawn_once_and_anew_when_the_words_change(
    cast: Cast, client: Client, monkeypatch: pytest.MonkeyPatch, settings: LazySettings
) -> None:
    drawn: list[Words] = []

    def drawing(words: Words) -> bytes:
        drawn.append(words)
        return b"PNG"

    monkeypatch.setattr(shared, "draw", drawing)
    page = a_fact(cast)
    address = page.get_absolute_url() + "share.png"

    for _ in range(2):
        client.get(address)
    assert len(drawn) == 1
    assert drawn[0].claim == page.title
    assert drawn[0].label == page.rating_label

    settings.FACTCHECK_ORGANIZATION = "Une autre rédaction"
    client.get(address)
    assert [words.organization for words in drawn] == ["La Rédaction", "Une autre rédaction"]


def test_none_of_what_was_taken_back(cast: Cast, client: Client) -> None:
    page = a_fact(cast)
    client.get(page.get_absolute_url() + "share.png")
    publishing.retract_fact(page, actor=cast.editor, why="Faux.")

    assert client.get(page.get_absolute_url() + "share.png").status_code == 410
