from __future__ import annotations

import pytest
from django.test import Client

from tests.conftest import Cast
from tests.newsdesk import an_article
from tests.reading import an_article_page

pytestmark = pytest.mark.django_db


def test_a_text_may_be_kept_but_shared_caches_ask_again(cast: Cast, client: Client) -> None:
    page = an_article_page(cast, an_article())
    address = page.get_absolute_url() + "texts/1.txt"

    response = client.get(address)
    again = client.get(address, headers={"If-None-Match": response.headers["ETag"]})

    assert (response.headers["X-Robots-Tag"], response.headers["Content-Language"]) == (
        "noindex",
        "fr",
    )
    for one in (response, again):
        assert one.headers["Cache-Control"] == ("public, max-age=31536000, s-maxage=60, immutable")
    assert again.status_code == 304


@pytest.mark.parametrize("number", ["0", "2", "99999999999999999999", "one", "-1"])
def test_a_text_that_never_was_is_not_found(cast: Cast, client: Client, number: str) -> None:
    page = an_article_page(cast, an_article())

    assert client.get(f"{page.get_absolute_url()}texts/1.txt").status_code == 200
    assert client.get(f"{page.get_absolute_url()}texts/{number}.txt").status_code == 404
    assert client.get(f"/articles/another-9/texts/{number}.txt").status_code == 404


def test_a_text_belongs_to_its_own_article(cast: Cast, client: Client) -> None:
    pages = [an_article_page(cast, an_article(text=f"Titre {n}\n\nTexte.")) for n in (1, 2)]

    texts = [client.get(page.get_absolute_url() + "texts/1.txt").content for page in pages]

    assert texts == [b"Titre 1\nTexte.", b"Titre 2\nTexte."]
