from __future__ import annotations

from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from factcheck import publishing
from factcheck.choices import Kind, Language
from factcheck.feeds import facts as feed
from factcheck.models import FactPage
from tests.conftest import Cast
from tests.newsdesk import a_claim, a_source, an_article, settled
from tests.reading import a_fact
from tests.translated import SUMMARY, TITLE, signed

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
ADDRESS = "/feeds/facts.atom"


def read(client: Client, address: str = ADDRESS) -> ElementTree.Element:
    response = client.get(address)
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ElementTree.fromstring(response.content)  # noqa: S314 -- our own


def links(root: ElementTree.Element) -> dict[str, str]:
    return {link.attrib["rel"]: link.attrib["href"] for link in root.findall(f"{ATOM}link")}


def titles(root: ElementTree.Element) -> list[str | None]:
    return [entry.findtext(f"{ATOM}title") for entry in root.findall(f"{ATOM}entry")]


def by_somebody(cast: Cast, name: str, statement: str, language: str = Language.FRENCH) -> FactPage:
    claim = a_claim(
        an_article(language=language),
        kind=Kind.QUOTE,
        statement=statement,
        detail={"speaker": a_source(name)},
    )
    claim = settled(claim, by=cast.checker, approver=cast.editor)
    return publishing.publish_fact(claim, actor=cast.editor)


def test_an_entry_says_what_the_page_says(cast: Cast, client: Client) -> None:
    page = a_fact(cast)
    url = "http://127.0.0.1:8000" + page.get_absolute_url()

    root = read(client)

    [entry] = root.findall(f"{ATOM}entry")
    assert root.attrib[LANG] == "fr" == entry.attrib[LANG]
    assert entry.findtext(f"{ATOM}id") == url == links(entry)["alternate"]
    assert entry.findtext(f"{ATOM}title") == "Le fournisseur doute."
    assert entry.findtext(f"{ATOM}content") == f"{page.rating_label} – {page.summary}"
    terms = [category.attrib["term"] for category in entry.findall(f"{ATOM}category")]
    assert terms == ["verified", "quote"]
    assert root.findtext(f"{ATOM}updated") == entry.findtext(f"{ATOM}updated")
    assert root.findtext(f"{ATOM}author/{ATOM}name") == "La Rédaction"
    assert links(root) == {
        "alternate": "http://127.0.0.1:8000/facts/",
        "self": f"http://127.0.0.1:8000{ADDRESS}",
    }


def test_an_empty_feed_is_a_feed_and_stays_the_same(client: Client) -> None:
    first, again = client.get(ADDRESS), client.get(ADDRESS)

    root = ElementTree.fromstring(first.content)  # noqa: S314 -- our own
    assert root.findtext(f"{ATOM}updated") == "1970-01-01T00:00:00+00:00"
    assert first.headers["ETag"] == again.headers["ETag"]


def test_what_was_taken_back_is_not_in_it(cast: Cast, client: Client) -> None:
    page = a_fact(cast)
    publishing.retract_fact(page, actor=cast.editor, why="Faux.")

    assert titles(read(client)) == []


def test_the_same_is_not_sent_twice(cast: Cast, client: Client) -> None:
    a_fact(cast)
    etag = client.get(ADDRESS).headers["ETag"]

    assert client.get(ADDRESS, headers={"if-none-match": etag}).status_code == 304


def test_a_feed_of_a_language_and_of_a_source(cast: Cast, client: Client) -> None:
    by_somebody(cast, "Ada", "Une phrase.")
    by_somebody(cast, "Ada Byron", "Une autre.")
    by_somebody(cast, "Ada", "A sentence.", Language.ENGLISH)

    english = read(client, f"{ADDRESS}?language=en")
    ada = read(client, f"{ADDRESS}?source=ADA&utm_source=x")

    assert titles(english) == ["A sentence."]
    assert english.attrib[LANG] == "en"
    assert english.findtext(f"{ATOM}title") == "La Rédaction: checked facts"
    assert titles(ada) == ["A sentence.", "Une phrase."]
    assert ada.findtext(f"{ATOM}id") == f"http://127.0.0.1:8000{ADDRESS}?source=ADA"
    assert links(ada)["alternate"] == "http://127.0.0.1:8000/facts/?source=ADA"
    assert "Ada" in (ada.findtext(f"{ATOM}title") or "")
    for wrong in ("language=zz", "source=%00", "language=fr&source=A%00", f"source={'a' * 201}"):
        assert client.get(f"{ADDRESS}?{wrong}").status_code == 404


def test_a_translation_is_in_the_list_and_the_feed_of_its_language(
    cast: Cast, client: Client
) -> None:
    translated, _other = a_fact(cast), by_somebody(cast, "Ada", "Une phrase.")
    by_somebody(cast, "Ada", "A sentence.", Language.ENGLISH)
    signed(translated.claim, by=cast.checker, signer=cast.editor)
    publishing.publish_fact(translated.claim, actor=cast.editor)
    url = f"http://127.0.0.1:8000{translated.get_absolute_url()}en/"

    with CaptureQueriesContext(connection) as queries:
        english = read(client, f"{ADDRESS}?language=en")

    assert len(queries) == 2
    assert titles(english) == ["A sentence.", TITLE]
    entry = english.findall(f"{ATOM}entry")[1]
    assert (entry.findtext(f"{ATOM}id"), entry.attrib[LANG]) == (url, "en")
    assert entry.findtext(f"{ATOM}content") == f"Verified – {SUMMARY}"
    assert TITLE not in titles(read(client))
    page = client.get("/facts/?language=en").content.decode()
    assert translated.title in page
    assert "Une phrase." not in page
    assert "anglais (2)" in page
    assert "français (2)" in page

    publishing.retract_fact(translated, actor=cast.editor, why="Faux.")
    assert titles(read(client, f"{ADDRESS}?language=en")) == ["A sentence."]


def test_pages_follow_each_other(
    cast: Cast, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feed, "SIZE", 2)
    for n in range(3):
        by_somebody(cast, "Ada", f"Phrase {n}.")

    first = read(client)
    second = read(client, links(first)["next"].removeprefix("http://127.0.0.1:8000"))

    assert titles(first) == ["Phrase 2.", "Phrase 1."]
    assert titles(second) == ["Phrase 0."]
    assert "previous" in links(second)
    assert links(second)["self"] == links(first)["next"]
    assert second.findtext(f"{ATOM}id") == first.findtext(f"{ATOM}id")


def test_one_query_however_many(cast: Cast, client: Client) -> None:
    for n in range(3):
        by_somebody(cast, "Ada", f"Phrase {n}.")

    with CaptureQueriesContext(connection) as queries:
        client.get(ADDRESS)

    assert len(queries) == 1
    assert "forms" not in queries[0]["sql"]


def test_markup_and_what_xml_cannot_write_stay_text(cast: Cast, client: Client) -> None:
    page = a_fact(cast)
    FactPage.objects.filter(pk=page.pk).update(
        title="<b>&\x0b\uffff</b>", summary="<script>alert(1)</script>"
    )

    root = read(client)

    assert titles(root) == ["<b>&\ufffd\ufffd</b>"]
    [entry] = root.findall(f"{ATOM}entry")
    content = entry.find(f"{ATOM}content")
    assert content is not None
    assert content.attrib["type"] == "text"
    assert "<script>alert(1)</script>" in (content.text or "")
