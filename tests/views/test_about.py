"""How the newsroom works and who it is."""

from __future__ import annotations

import re

import pytest
from django.conf import LazySettings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override

from factcheck import publishing
from factcheck.choices import AboutName
from factcheck.models import Rating, SourceRule
from tests.conftest import Cast
from tests.reading import Page, a_fact

pytestmark = pytest.mark.django_db
HOSTILE = "<script>alert(1)</script> [x](javascript:alert(1)) javascript:alert(2) \x08 {{ x }}"


def paths() -> list[str]:
    return [
        *(reverse(f"factcheck:{name}") for name in ("methodology", "about")),
        *(reverse("factcheck:about-page", args=[name]) for name in AboutName.values),
    ]


def written(cast: Cast, name: str, language: str, body: str) -> None:
    publishing.write_about(
        name, language, actor=cast.editor, version=0, title=f"Titre {language}", body=body
    )


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_scale_is_printed_with_every_label_and_its_meaning(
    client: Client, language: str
) -> None:
    Rating.objects.filter(slug=Rating.objects.latest("pk").slug).update(active=False)

    response = client.get(f"/methodology/{language}/")

    read = Page(response.content.decode())
    assert (read.lang(), response.headers["Content-Language"]) == (language, language)
    scale = list(Rating.objects.order_by("position", "id"))
    places = [read.text.index(rating.definition(language)) for rating in scale]
    by_outcome = sorted(scale, key=lambda rating: rating.outcome != "verified")
    assert places == sorted(places) or by_outcome != scale
    for rating in scale:
        assert rating.label_fr in read.text
        assert rating.label_en in read.text


def test_the_rule_for_sources_is_the_one_of_every_desk(client: Client) -> None:
    SourceRule.objects.create(desk="Bureau secret", primary=4, independent=8)
    without = client.get("/methodology/").content.decode()

    SourceRule.objects.create(desk="", primary=3, independent=7)
    with CaptureQueriesContext(connection) as queries:
        with_it = client.get("/methodology/").content.decode()

    assert len(queries) == 2
    assert "Bureau secret" not in without + with_it
    assert re.search(r"\b3\b.*\n?.*\b7\b", with_it)
    assert not re.search(r"\b3\b [a-z]+ [a-z]+.*\b7\b", without)


@pytest.mark.parametrize("signatures", ["names", "roles"])
def test_a_page_that_nobody_has_written_says_what_is_known(
    client: Client, settings: LazySettings, signatures: str
) -> None:
    settings.FACTCHECK_SIGNATURES = signatures
    settings.FACTCHECK_ORGANIZATION = "Le 100 % <b>Journal</b>"

    for path in paths():
        with CaptureQueriesContext(connection) as queries:
            response = client.get(path)
        assert (response.status_code, len(queries) <= 2, response.cookies) == (200, True, {})
        assert "Le 100 % <b>Journal</b>" in Page(response.content.decode()).text
        assert b"<b>" not in response.content
        assert "ETag" in response.headers


def test_an_editor_s_words_are_published_in_their_language(cast: Cast, client: Client) -> None:
    written(cast, "funding", "fr", "Une fondation.\n\nVoir https://example.org/x?a=1&b=2")
    written(cast, "funding", "en", "A trust. Write to desk@example.org")

    french = client.get("/about/funding/")
    english = client.get("/about/funding/en/")

    assert "<p>Une fondation.</p>" in french.content.decode()
    assert 'href="https://example.org/x?a=1&amp;b=2"' in french.content.decode()
    assert 'href="mailto:desk@example.org"' in english.content.decode()
    assert "Last-Modified" in french.headers
    links = [
        (attrs.get("hreflang"), attrs["href"])
        for tag, attrs in Page(english.content.decode()).attributes
        if tag == "link" and attrs.get("rel") in ("alternate", "canonical") and "type" not in attrs
    ]
    site = "http://127.0.0.1:8000/about/funding/"
    assert links == [
        (None, f"{site}en/"),
        ("fr", site),
        ("en", f"{site}en/"),
        ("x-default", site),
    ]


def test_hostile_words_are_words(cast: Cast, client: Client) -> None:
    written(cast, "about", "fr", HOSTILE)

    read = Page(client.get("/about/").content.decode())

    assert read.scripts == []
    assert "<script>alert(1)</script> [x](javascript:alert(1))" in read.text
    assert "\x08" not in read.text
    hrefs = [attrs["href"] or "" for _tag, attrs in read.attributes if "href" in attrs]
    assert [href for href in hrefs if href.startswith("javascript")] == []


def test_every_page_leads_to_how_and_who_in_its_language(cast: Cast, client: Client) -> None:
    page = a_fact(cast)
    for path in ("/", "/facts/", "/corrections/", page.get_absolute_url(), "/about/"):
        links = {
            attrs.get("href") for _t, attrs in Page(client.get(path).content.decode()).attributes
        }
        assert {"/methodology/fr/", "/about/fr/", "/about/people/fr/", "/corrections/"} <= links


@pytest.mark.parametrize(
    "path", ["/about/shop/", "/about/de/", "/methodology/de/", "/about/fr/en/"]
)
def test_there_are_no_other_pages(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


def test_both_languages_have_words_of_their_own() -> None:
    for name in AboutName.values:
        with override("en"):
            english = publishing.about_words(name)
        with override("fr"):
            french = publishing.about_words(name)
        assert english["body"] != ""
        assert [one["name"] for one in english["pages"]] == [one["name"] for one in french["pages"]]
