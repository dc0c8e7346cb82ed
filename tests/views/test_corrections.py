"""The log of corrections, as a page and as a feed."""

from __future__ import annotations

import re
from datetime import timedelta
from xml.etree import ElementTree as ET

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from factcheck import publishing
from factcheck.models import Correction, FactPage, FactSnapshot
from tests.conftest import Cast
from tests.newsdesk import an_article
from tests.reading import Page, a_fact
from tests.views.test_past import changed

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
XML = "{http://www.w3.org/XML/1998/namespace}"
HOSTILE = "</title><script>alert(1)</script> ]]> & \x08 \x1f \ufffe {{ x }}"


def notes(page: FactPage, cast: Cast, count: int) -> None:
    """Many notes, each a minute older than the one before."""
    now = timezone.now()
    Correction.objects.bulk_create(
        Correction(
            page=page,
            kind="update",
            before="dix",
            after="douze",
            why=f"Note {number}.",
            made_by=cast.editor,
            made_at=now - timedelta(minutes=number),
        )
        for number in range(count)
    )


def feed(client: Client) -> ET.Element:
    return ET.fromstring(client.get("/feeds/corrections.atom").content)  # noqa: S314 -- our own


def text(element: ET.Element, name: str) -> str:
    return element.findtext(f"{ATOM}{name}") or ""


def test_the_log_tells_what_changed_and_why(cast: Cast, client: Client) -> None:
    page = changed(
        a_fact(cast, summary="Il y en a dix."), cast, "Il y en a douze.", why="Recompté."
    )

    html = client.get("/corrections/").content.decode()

    assert re.search(r"<del><span[^>]*>\[[^<]*</span>dix<span", html)
    assert re.search(r"<ins><span[^>]*>\[[^<]*</span>douze<span", html)
    assert "Recompté." in html
    assert f'href="{page.get_absolute_url()}"' in html
    assert f'href="{page.get_absolute_url()}receipts/2.json"' in html


def test_a_retraction_is_told_and_takes_the_words_back(cast: Cast, client: Client) -> None:
    page = changed(a_fact(cast, summary="Un nom."), cast, "Un autre nom.")
    publishing.retract_fact(page, actor=cast.editor, why="Ce n’était pas vrai.")

    html, entries = (
        client.get("/corrections/").content.decode(),
        feed(client).findall(f"{ATOM}entry"),
    )

    assert "nom." not in html
    assert "Ce n’était pas vrai." in html
    assert "Un détail." in html
    assert "receipts/" not in html
    texts = [text(entry, "content") for entry in entries]
    assert [("nom." in one, "SHA-256" in one) for one in texts] == [(False, False)] * 2
    retraction, correction = entries
    assert text(correction, "updated") == text(retraction, "updated")
    assert text(correction, "published") <= text(retraction, "published")


def test_the_log_is_read_in_pages_of_one_query(cast: Cast, client: Client) -> None:
    notes(a_fact(cast), cast, 45)
    counts, seen, address = [], [], "/corrections/"

    while address:
        with CaptureQueriesContext(connection) as queries:
            html = client.get(address).content.decode()
        counts.append(len(queries))
        seen += re.findall(r"Note (\d+)\.", html)
        following = re.search(r'rel="next" href="([^"]+)"', html)
        address = f"/corrections/{following[1]}".replace("&amp;", "&") if following else ""

    assert counts == [1, 1, 1]
    assert seen == [str(number) for number in range(45)]


def test_a_kind_can_be_chosen(cast: Cast, client: Client) -> None:
    page = changed(a_fact(cast), cast, "Autre.", why="Une correction.")
    notes(page, cast, 1)

    chosen = client.get("/corrections/", {"kind": "update"}).content.decode()
    none = client.get("/corrections/", {"kind": "clarification"})
    wrong = client.get("/corrections/", {"kind": "\0'<b>", "page": "x"})

    assert ("Note 0." in chosen, "Une correction." in chosen) == (True, False)
    assert (none.status_code, wrong.status_code) == (200, 200)
    assert b'class="empty"' in none.content
    assert b"field--wrong" in wrong.content
    assert b"<b>" not in wrong.content


def test_an_empty_log_says_so(client: Client) -> None:
    response = client.get("/corrections/")

    assert b'class="empty"' in response.content
    assert text(feed(client), "updated") == "1970-01-01T00:00:00+00:00"


def test_each_note_is_in_the_language_of_its_page(cast: Cast, client: Client) -> None:
    changed(a_fact(cast, article=an_article(language="en")), cast, "No.", why="Counted again.")
    changed(a_fact(cast), cast, "Non.", why="Recompté.")

    html = client.get("/corrections/").content.decode()
    root = feed(client)

    assert '<p lang="en">Counted again.</p>' in html
    assert '<p lang="fr">Recompté.</p>' in html
    assert root.attrib[f"{XML}lang"] == "fr"
    french, english = root.findall(f"{ATOM}entry")
    assert (french.attrib[f"{XML}lang"], english.attrib[f"{XML}lang"]) == ("fr", "en")
    assert text(english, "title").startswith("Correction: ")
    assert "Why: Counted again." in text(english, "content")


def test_the_feed_has_what_the_format_asks_for(cast: Cast, client: Client) -> None:
    page = changed(a_fact(cast), cast, "Non.")
    sha256 = FactSnapshot.objects.get(page=page, number=2).sha256

    with CaptureQueriesContext(connection) as queries:
        response = client.get("/feeds/corrections.atom")
    root = ET.fromstring(response.content)  # noqa: S314 -- our own

    assert len(queries) == 1
    assert response.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert response.cookies == {}
    links = {a.attrib["rel"]: a.attrib["href"] for a in root.findall(f"{ATOM}link")}
    site = "http://127.0.0.1:8000"
    assert links == {
        "alternate": f"{site}/corrections/",
        "self": f"{site}/feeds/corrections.atom",
    }
    assert text(root, "id") == links["self"]
    assert root.find(f"{ATOM}author/{ATOM}name") is not None
    (entry,) = root.findall(f"{ATOM}entry")
    note = Correction.objects.get()
    day = note.made_at.strftime("%Y-%m-%d")
    path = page.get_absolute_url()
    assert text(entry, "id") == f"tag:127.0.0.1,{day}:{path}correction-{note.pk}"
    assert text(entry, "updated") == text(root, "updated")
    assert sha256 in text(entry, "content")
    found = {a.attrib["rel"]: a.attrib["href"] for a in entry.findall(f"{ATOM}link")}
    assert found == {"alternate": site + path, "related": f"{site}{path}receipts/2.json"}
    assert entry.find(f"{ATOM}content").attrib == {"type": "text"}  # type: ignore[union-attr]


def test_the_feed_is_asked_for_again_cheaply(cast: Cast, client: Client) -> None:
    changed(a_fact(cast), cast, "Non.")
    first = client.get("/feeds/corrections.atom")

    tag = client.get("/feeds/corrections.atom", headers={"If-None-Match": first.headers["ETag"]})

    assert tag.status_code == 304
    assert "Last-Modified" not in first.headers


def test_hostile_words_are_words(cast: Cast, client: Client) -> None:
    page = a_fact(cast)
    FactPage.objects.filter(pk=page.pk).update(title=HOSTILE)
    Correction.objects.create(
        page=page,
        kind="update",
        before="dix",
        after=HOSTILE,
        why=HOSTILE,
        made_by=cast.editor,
        made_at=timezone.now(),
    )

    read = Page(client.get("/corrections/").content.decode())
    (entry,) = feed(client).findall(f"{ATOM}entry")

    assert read.scripts == []
    assert "<script>alert(1)</script>" in read.text
    assert "</title><script>alert(1)</script> ]]> & \ufffd \ufffd \ufffd {{ x }}" in text(
        entry, "content"
    )
