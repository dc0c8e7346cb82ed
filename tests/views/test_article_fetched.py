"""An article brought in by its address."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest
from django.conf import LazySettings
from django.utils import translation

from factcheck.fetching import FetchError, fetch
from factcheck.fetching.errors import MESSAGES
from factcheck.forms.fetched import SENTENCES, as_validation_error
from factcheck.models import Article
from tests.conftest import Cast
from tests.english import english
from tests.webserver import HERE, Site, answer, running_site

pytestmark = pytest.mark.django_db
NEW = "/desk/articles/new/"
PAGE = (
    "<!doctype html><html><head><title>La digue</title></head><body><article><h1>La digue</h1>"
    "<p>Elle coûte 3 millions.</p></article></body></html>"
)


@pytest.fixture
def site(settings: LazySettings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """A site that the desk may ask, as it may ask the public web."""
    settings.FACTCHECK_FETCH = True
    monkeypatch.setattr("factcheck.forms.article.fetch", partial(fetch, reach=HERE))
    with running_site() as running:
        yield running


def sent(address: str, **data: str) -> dict[str, str]:
    return {"language": "fr", "address": address, **data}


def test_a_page_becomes_an_article_that_knows_where_it_came_from(cast: Cast, site: Site) -> None:
    site.pages["/old"] = answer(status=302, Location="/digue")
    site.pages["/digue"] = answer(PAGE.encode(), kind="text/html; charset=utf-8")

    response = english(cast.checker).post(NEW, sent(f"{site.url}/old"))

    article = Article.objects.get()
    assert response.headers["Location"] == article.get_absolute_url()
    assert (article.headline, article.source_url) == ("La digue", f"{site.url}/digue")
    assert article.revision is not None
    assert "Elle coûte 3 millions." in article.revision.text


def test_an_address_that_was_given_for_the_piece_is_kept(cast: Cast, site: Site) -> None:
    site.pages["/"] = answer(PAGE.encode())

    english(cast.checker).post(NEW, sent(f"{site.url}/", source_url="https://example.org/digue"))

    assert Article.objects.get().source_url == "https://example.org/digue"


def test_what_goes_wrong_is_said_at_the_field(cast: Cast, site: Site) -> None:
    client = english(cast.checker)

    gone = client.post(NEW, sent(f"{site.url}/gone"))
    both = client.post(NEW, sent(f"{site.url}/gone", text="Titre\n\nTexte."))

    assert (gone.status_code, both.status_code) == (422, 422)
    assert gone.context["form"].errors == {
        "address": ["The server answered with an error (404). Check the address."]
    }
    assert both.context["form"].errors == {
        "address": ["Paste the text, choose a file or give an address: only one."]
    }
    assert f'value="{site.url}/gone"' in gone.content.decode()
    assert len(site.asked) == 1
    assert not Article.objects.exists()


def test_without_the_setting_nothing_is_fetched(
    cast: Cast, site: Site, settings: LazySettings
) -> None:
    settings.FACTCHECK_FETCH = False
    site.pages["/"] = answer(PAGE.encode())
    client = english(cast.checker)

    page = client.get(NEW).content.decode()
    response = client.post(NEW, sent(f"{site.url}/"))

    assert 'name="address"' not in page
    assert response.status_code == 422
    assert site.asked == []


def test_every_reason_has_its_words() -> None:
    assert set(SENTENCES) == set(MESSAGES)
    error = FetchError("status", status=404)
    with translation.override("en"):
        for code, message in MESSAGES.items():
            assert str(SENTENCES[code]) == message
        assert as_validation_error(error).messages == [str(error)]
