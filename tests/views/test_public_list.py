from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from factcheck import search
from factcheck.choices import Kind, Outcome, SourceKind
from factcheck.models import FactPage
from factcheck.publishing import publish_fact, retract_fact
from factcheck.publishing.storing import stored
from tests.conftest import Cast
from tests.documents import a_document
from tests.newsdesk import a_claim, a_source, an_article, settled

pytestmark = pytest.mark.django_db

START = datetime(2026, 8, 1, 12, tzinfo=UTC)
PUBLIC_TABLES = {
    "factcheck_publicfact",
    "factcheck_factpage",
    "factcheck_publishlog",
    "factcheck_facttranslation",
    "factcheck_rating",
}


def published(cast: Cast, statement: str, **fields: str) -> FactPage:
    claim = settled(a_claim(statement=statement), by=cast.checker, approver=cast.editor, **fields)
    return publish_fact(claim, actor=cast.editor)


def many(cast: Cast, count: int) -> list[str]:
    """Titles of so many published facts, newest first, every two of the same moment."""
    article = an_article()
    claims = [a_claim(article, statement=f"Fait numéro {n}.") for n in range(count)]
    FactPage.objects.bulk_create(
        FactPage(
            slug=f"fait-{n}",
            claim=claim,
            title=claim.statement,
            summary="Oui.",
            kind=claim.kind,
            language="fr",
            outcome="verified",
            rating="verified",
            rating_label="Vérifié",
            published_at=START + timedelta(minutes=n // 2),
            modified_at=START,
        )
        for n, claim in enumerate(claims)
    )
    for page in FactPage.objects.all():
        listed(page)
    return list(FactPage.objects.order_by("-published_at", "-id").values_list("title", flat=True))


def listed(page: FactPage, **changes: str) -> None:
    """Let a page be listed as its columns are now."""
    search.index_fact(
        page, a_document(title=page.title, summary=page.summary, language=page.language, **changes)
    )


def dated(page: FactPage, moment: datetime) -> None:
    FactPage.objects.filter(pk=page.pk).update(published_at=moment)
    page = FactPage.objects.select_related("snapshot").get(pk=page.pk)
    search.index_fact(page, stored(page))


def titles(client: Client, address: str) -> list[str]:
    response = client.get(address)
    assert response.status_code == 200
    return shown(response.content.decode())


def shown(html: str) -> list[str]:
    found = re.findall(r'<h2 class="fact-row__title"[^>]*><a href="[^"]+">(.*?)</a>', html)
    return [unescape(re.sub("</?mark[^>]*>", "", title)) for title in found]


def next_address(html: str, rel: str) -> str | None:
    match = re.search(rf'<a[^>]* rel="{rel}" href="([^"]+)"', html)
    return unescape(match[1]) if match else None


def walk(client: Client, address: str, rel: str) -> list[list[str]]:
    pages = []
    path = address
    while True:
        html = client.get(path).content.decode()
        pages.append(shown(html))
        onward = next_address(html, rel)
        if onward is None:
            return pages
        path = "/facts/" + onward


@pytest.mark.parametrize("address", ["/", "/facts/"])
@pytest.mark.parametrize("count", [1, 3])
def test_a_list_costs_four_queries_and_reads_public_columns_only(
    cast: Cast, client: Client, address: str, count: int
) -> None:
    expected = many(cast, count)
    # Whoever is first after a change counts for the others.
    client.get(address)

    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert titles(client, address) == expected

    assert len(queries) == 4
    tables = {t for q in queries for t in re.findall(r'(?:FROM|JOIN) "(\w+)"', q["sql"])}
    assert tables == PUBLIC_TABLES


def test_every_fact_is_on_one_page_and_pages_keep_the_filters(cast: Cast, client: Client) -> None:
    expected = many(cast, 45)

    pages = walk(client, "/facts/?q=numéro&outcome=verified", "next")

    assert [len(page) for page in pages] == [20, 20, 5]
    assert [title for page in pages for title in page] == expected


def test_a_later_page_costs_four_queries_and_leads_back(cast: Cast, client: Client) -> None:
    expected = many(cast, 41)
    onward = next_address(client.get("/").content.decode(), "next")

    with CaptureQueriesContext(connection) as queries:
        html = client.get(f"/facts/{onward}").content.decode()

    assert len(queries) == 4
    assert shown(html) == expected[20:40]
    back = next_address(html, "prev")
    assert titles(client, f"/facts/{back}") == expected[:20]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("electeurs", True),
        ("ÉLECTEURS", True),
        ("coeur cœur", True),
        ("100 %", True),
        ("électeurs absents", False),
        ("%", True),
        ("_", True),
        ("l’hôpital", True),
        ("l'hopital", True),
        ("  ", True),
        ("\u0301", True),
        ("verifie", True),
        ("491\u202f840", True),
    ],
)
def test_the_search_ignores_case_and_accents(
    cast: Cast, client: Client, words: str, found: bool
) -> None:
    statement = "Au cœur de l’hôpital, 100 % des Électeurs."
    published(cast, statement)

    response = client.get("/facts/", {"q": words})

    assert shown(response.content.decode()) == ([statement] if found else [])


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"outcome": "verified"}, ["Un chiffre."]),
        ({"outcome": "disputed"}, ["A quote."]),
        ({"rating": "misleading"}, ["A quote."]),
        ({"kind": "figure"}, ["Un chiffre."]),
        ({"language": "en"}, ["A quote."]),
        ({"source": "DIDIER neyrat"}, ["A quote."]),
        ({"source": "personne"}, []),
        ({"year": "2024"}, ["Un chiffre."]),
        ({"year": "2026"}, ["A quote."]),
        ({"year": "2024", "outcome": "disputed"}, []),
        ({"unknown": "x"}, ["A quote.", "Un chiffre."]),
    ],
)
def test_filters(cast: Cast, client: Client, query: dict[str, str], expected: list[str]) -> None:
    old = published(cast, "Un chiffre.")
    # Half an hour into the year at the newsroom, which is still the year before in UTC.
    dated(old, datetime(2023, 12, 31, 23, 30, tzinfo=UTC))
    claim = a_claim(an_article(language="en"), kind=Kind.QUOTE, statement="A quote.")
    claim = settled(claim, by=cast.checker, approver=cast.editor, outcome=Outcome.DISPUTED)
    page = publish_fact(claim, actor=cast.editor)
    dated(page, START)

    response = client.get("/facts/", query)

    assert shown(response.content.decode()) == expected


def test_retracted_facts_are_not_in_the_list(cast: Cast, client: Client) -> None:
    page = published(cast, "Un fournisseur.")
    assert titles(client, "/facts/?q=fournisseur") == ["Un fournisseur."]

    retract_fact(page, actor=cast.editor, why="Tort.")

    assert titles(client, "/facts/") == []
    assert titles(client, "/facts/?q=fournisseur") == []


@pytest.mark.parametrize(
    "query",
    [
        {"q": "fait" * 2500},
        {"q": "fait\x00"},
        {"q": "' OR 1=1 --"},
        {"q": " ".join(f"w{n}" for n in range(50))},
        {"q": "<script>alert(1)</script>"},
        {"outcome": "canari"},
        {"rating": "\x00"},
        {"kind": "quote' OR 1=1"},
        {"language": "xx"},
        {"source": "\x00"},
        {"source": "x" * 10_000},
        {"year": "1e999999999"},
        {"year": "9" * 5000},
        {"year": "0"},
        {"year": "9999"},
        {"year": "NaN"},
        {"page": "after_1"},
        {"page": "after_9999-12-31T23:59:59.999999+00:00_1"},
        {"page": "before_0001-01-01T00:00:00+00:00_999999999999999999"},
        {"page": "\x00"},
        {"page": "x" * 10_000},
        {"page": "after_2026-13-45T00:00:00+00:00_1"},
    ],
)
def test_a_strange_question_gets_a_page(cast: Cast, client: Client, query: dict[str, str]) -> None:
    published(cast, "Un fait.")

    response = client.get("/facts/", query)

    html = response.content.decode()
    assert response.status_code == 200
    assert shown(html) in ([], ["Un fait."])
    assert "<script" not in html


@pytest.mark.parametrize("query", [b"q=%ff%fe", b"q=%ED%A0%80", b"page=%00&year=%F0", b"&&==&q"])
def test_a_broken_query_string_gets_a_page(client: Client, query: bytes) -> None:
    assert client.get("/facts/", QUERY_STRING=query.decode("latin-1")).status_code == 200


def test_a_value_that_cannot_be_read_is_said_at_its_field(cast: Cast, client: Client) -> None:
    published(cast, "Un fait.")

    html = client.get("/facts/?year=hier").content.decode()

    assert shown(html) == ["Un fait."]
    assert 'id="id_year_error"' in html


def test_an_empty_answer_offers_the_whole_list(cast: Cast, client: Client) -> None:
    published(cast, "Un fait.")

    html = client.get("/facts/?q=introuvable").content.decode()

    assert '<a class="button" href="/facts/">' in html
    assert '<meta name="robots" content="noindex">' in html


def test_a_title_is_shown_as_text(cast: Cast, client: Client) -> None:
    published(cast, "<img src=x onerror=alert(1)> & co")

    html = client.get("/").content.decode()

    assert shown(html) == ["<img src=x onerror=alert(1)> & co"]
    assert "<img" not in html


def test_lists_carry_no_structured_data(cast: Cast, client: Client) -> None:
    source = a_source(kind=SourceKind.ORGANIZATION)
    claim = a_claim(detail={"value": 1, "attributed_to": source})
    publish_fact(settled(claim, by=cast.checker, approver=cast.editor), actor=cast.editor)

    assert b"ld+json" not in client.get("/").content
    assert b"ld+json" not in client.get("/facts/").content
