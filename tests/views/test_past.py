"""What a fact page said before: as of a day, in its history, by its receipts."""

from __future__ import annotations

import hashlib
import json
import re
from datetime import UTC, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from factcheck import publishing, workflow
from factcheck.models import FactPage, FactSnapshot
from tests.conftest import Cast
from tests.newsdesk import an_article, settled
from tests.reading import Page, a_fact

pytestmark = pytest.mark.django_db


def changed(page: FactPage, cast: Cast, summary: str, *, why: str = "Un détail.") -> FactPage:
    """The page with another verdict and a note."""
    page.claim.refresh_from_db()
    claim = page.claim
    if claim.is_settled:
        claim = workflow.reopen(claim, actor=cast.editor, version=claim.version, reason="?")
    claim = settled(claim, by=cast.checker, approver=cast.editor, summary=summary)
    note = publishing.Note("correction", why)
    return publishing.publish_fact(claim, actor=cast.editor, note=note)


def instant(page: FactPage, number: int) -> str:
    """When a state was put in place, as an address has it."""
    at = FactSnapshot.objects.get(page=page, number=number).created_at
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")


def as_of(client: Client, page: FactPage, asked: str) -> tuple[int, str]:
    response = client.get(page.get_absolute_url(), {"as_of": asked})
    return response.status_code, response.content.decode()


def test_a_page_stands_as_it_stood(cast: Cast, client: Client) -> None:
    page = changed(a_fact(cast, summary="Avant tout."), cast, "Après tout.")

    status, html = as_of(client, page, instant(page, 1))

    assert status == 200
    assert "Avant tout." in html
    assert "Après tout." not in html
    read = Page(html)
    links = [
        a["href"] for tag, a in read.attributes if tag == "link" and a.get("rel") == "canonical"
    ]
    assert links == ["http://127.0.0.1:8000" + page.get_absolute_url()]
    assert '<meta name="robots" content="noindex">' in html
    assert read.scripts == []
    assert any(tag == "a" and a["href"] == page.get_absolute_url() for tag, a in read.attributes)


def test_a_day_means_its_end(cast: Cast, client: Client) -> None:
    page = changed(a_fact(cast, summary="Avant tout."), cast, "Après tout.")

    status, html = as_of(client, page, timezone.localdate().isoformat())

    assert (status, "Après tout." in html) == (200, True)


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ("1999-12-31", 404),
        ("2999-01-01", 404),
        ("hier", 400),
        ("2026-02-30", 400),
        ("0001-01-01T00:00:00+14:00", 404),
        ("9999-12-31", 404),
        ("2026-01-01T00:00:00+99:99", 400),
        ("\0", 400),
        ("<script>alert(1)</script>" * 200, 400),
    ],
)
def test_a_day_that_cannot_be_shown_is_explained(
    cast: Cast, client: Client, asked: str, status: int
) -> None:
    page = a_fact(cast, summary="Aujourd’hui.")

    found, html = as_of(client, page, asked)

    assert found == status
    assert "Aujourd’hui." not in html
    assert "alert(1)" not in html
    read = Page(html)
    assert any(tag == "a" and a["href"] == page.get_absolute_url() for tag, a in read.attributes)
    assert '<meta name="robots" content="noindex">' in html


def test_asked_for_no_day_it_is_todays_page(cast: Cast, client: Client) -> None:
    page = a_fact(cast, summary="Aujourd’hui.")

    assert all(
        (found, "Aujourd’hui." in html) == (200, True)
        for found, html in (as_of(client, page, asked) for asked in ("", " "))
    )


def test_what_was_retracted_does_not_come_back(cast: Cast, client: Client) -> None:
    page = changed(a_fact(cast, summary="Un nom."), cast, "Encore un nom.")
    moments = [instant(page, number) for number in (1, 2)]
    publishing.retract_fact(page, actor=cast.editor, why="Une erreur.")
    path = page.get_absolute_url()
    retracted = [
        client.get(path, {"as_of": moments[0]}),
        client.get(path + "history/"),
        client.get(path + "receipt.json"),
        *(client.get(f"{path}receipts/{number}.json") for number in (1, 2, 3)),
    ]

    changed(page, cast, "Sans le nom.")
    again = [
        *(client.get(path, {"as_of": moment}) for moment in (*moments, instant(page, 3))),
        client.get(path, {"as_of": instant(page, 4)}),
        client.get(path + "history/"),
        client.get(path + "receipt.json"),
        *(client.get(f"{path}receipts/{number}.json") for number in (1, 2, 3, 4, 5)),
        client.get("/corrections/"),
        client.get("/feeds/corrections.atom"),
    ]

    assert [r.status_code for r in retracted] == [200, 200, 410, 410, 410, 410]
    assert [r.status_code for r in again] == [
        *(410, 410, 410),
        *(200, 200, 200),
        *(410, 410, 410, 200, 404),
        *(200, 200),
    ]
    assert [r for r in (*retracted, *again) if "un nom." in r.content.decode().lower()] == []


def test_the_history_tells_what_changed_word_by_word(cast: Cast, client: Client) -> None:
    page = changed(a_fact(cast, summary="Il y en a dix."), cast, "Il y en a douze.")

    html = client.get(page.get_absolute_url() + "history/").content.decode()

    assert re.search(r"<del>.*?dix.*?</del>", html)
    assert re.search(r"<ins>.*?douze.*?</ins>", html)
    assert html.index("version-2") < html.index("version-1")
    assert f"?as_of={instant(page, 1)}" in html
    assert "Un détail." in html


def test_a_long_history_is_read_in_pages_of_two_queries(cast: Cast, client: Client) -> None:
    page = a_fact(cast, summary="Un.")
    document = FactSnapshot.objects.get(page=page).document
    FactSnapshot.objects.bulk_create(
        FactSnapshot(page=page, number=n, document={**document, "summary": f"{n}."}, sha256="0")
        for n in range(2, 32)
    )
    path = page.get_absolute_url() + "history/"

    with CaptureQueriesContext(connection) as queries:
        first = client.get(path).content.decode()
    assert len(queries) == 2
    second = client.get(path, {"before": "12"}).content.decode()

    numbers = [re.findall(r'id="version-(\d+)"', html) for html in (first, second)]
    assert numbers == [[str(n) for n in range(31, 11, -1)], [str(n) for n in range(11, 0, -1)]]
    assert "?before=12" in first
    assert "?before=" not in second
    assert client.get(path, {"before": "x" * 100}).status_code == 200
    assert client.get(path, {"before": "0"}).status_code == 200


def test_the_receipt_is_the_bytes_whose_hash_the_page_shows(cast: Cast, client: Client) -> None:
    page = changed(a_fact(cast, summary="Été, « oui » 😀."), cast, "Non.")
    path = page.get_absolute_url()
    addresses = {
        path + "receipt.json": client.get(path).content.decode(),
        path + "receipts/1.json": as_of(client, page, instant(page, 1))[1],
    }

    for address, html in addresses.items():
        response = client.get(address)
        assert response.headers["Content-Type"] == "application/json"
        assert hashlib.sha256(response.content).hexdigest() in html
        assert address.removeprefix(path) in html
        assert json.loads(response.content)["path"] == path
    assert "😀" in client.get(path + "receipts/1.json").content.decode()


@pytest.mark.parametrize(
    ("ending", "most"), [("?as_of=2026-01-01", 2), ("receipt.json", 1), ("receipts/1.json", 2)]
)
def test_the_past_costs_few_queries_and_sets_no_cookie(
    cast: Cast, client: Client, ending: str, most: int
) -> None:
    page = a_fact(cast)

    with CaptureQueriesContext(connection) as queries:
        response = client.get(page.get_absolute_url() + ending)

    assert len(queries) == most
    assert response.cookies == {}
    assert {re.match(r"\w+", q["sql"])[0] for q in queries} == {"SELECT"}  # type: ignore[index]


def test_an_answer_of_the_past_is_asked_for_again_cheaply(cast: Cast, client: Client) -> None:
    page = a_fact(cast)
    for ending in ("history/", "receipt.json", f"?as_of={instant(page, 1)}"):
        first = client.get(page.get_absolute_url() + ending)

        again = client.get(
            page.get_absolute_url() + ending, headers={"If-None-Match": first.headers["ETag"]}
        )

        assert (again.status_code, first.headers["Cache-Control"]) == (304, "public, max-age=60")
        assert "Last-Modified" in first.headers


def test_the_past_is_in_the_language_of_the_page(cast: Cast, client: Client) -> None:
    page = a_fact(cast, article=an_article(language="en"))

    pages = [
        client.get(page.get_absolute_url() + ending)
        for ending in ("history/", f"?as_of={instant(page, 1)}", "?as_of=x")
    ]

    assert [Page(r.content.decode()).lang() for r in pages] == ["en", "en", "en"]


def test_the_moment_of_publication_is_no_retraction(cast: Cast, client: Client) -> None:
    page = a_fact(cast)

    published = page.published_at.astimezone(UTC)
    told = published.replace(microsecond=0).isoformat()
    before = published - timedelta(microseconds=1)

    status, html = as_of(client, page, before.isoformat(timespec="microseconds"))

    assert [as_of(client, page, at)[0] for at in (published.isoformat(), told)] == [200, 200]
    assert status == 404
    assert client.get(page.get_absolute_url(), {"as_of": "x"}).headers.get("ETag") is None
    assert "Le fournisseur doute." in html


def test_tomorrow_has_not_come(cast: Cast, client: Client) -> None:
    tomorrow = timezone.localdate() + timedelta(days=1)

    assert as_of(client, a_fact(cast), tomorrow.isoformat())[0] == 404
