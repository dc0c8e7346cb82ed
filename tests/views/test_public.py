from __future__ import annotations

import json
import re
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from factcheck import publishing, workflow
from tests.conftest import Cast
from tests.newsdesk import a_claim, a_source, an_article, cited, evidence, settled
from tests.reading import Page, a_fact, an_article_page

pytestmark = pytest.mark.django_db
HOSTILE = "</script><script>alert(1)</script><!-- \u2028 \"'& {{ x }} é"


def test_a_fact_page_costs_two_queries_of_its_own_tables(cast: Cast, client: Client) -> None:
    page = a_fact(cast)
    for _ in range(6):
        a_fact(cast, article=page.claim.article)

    with CaptureQueriesContext(connection) as queries:
        assert client.get(page.get_absolute_url()).status_code == 200

    assert len(queries) == 2
    tables = re.findall(r'(?:FROM|JOIN) "(\w+)"', " ".join(query["sql"] for query in queries))
    assert set(tables) == {
        "factcheck_factpage",
        "factcheck_factsnapshot",
        "factcheck_publicfact",
    }


def test_a_fact_page_leads_to_others_of_a_public_article(cast: Cast, client: Client) -> None:
    article = an_article(source_url="https://journal.example.org/vols", actor=cast.editor)
    page, second, gone = (a_fact(cast, article=article) for _ in range(3))
    elsewhere = a_fact(cast)
    publishing.retract_fact(gone, actor=cast.editor, why="Faux.")

    html = client.get(page.get_absolute_url()).content.decode()

    part = html.partition('id="related"')[2].partition("</section>")[0]
    assert re.findall(r'href="([^"]+)"', part) == [second.get_absolute_url()]
    assert elsewhere.slug not in html


def test_facts_of_an_article_that_is_not_public_do_not_name_each_other(
    cast: Cast, client: Client
) -> None:
    article = an_article()
    page, second = (a_fact(cast, article=article) for _ in range(2))
    address = page.get_absolute_url()
    assert second.slug not in client.get(address).content.decode()

    an_article_page(cast, article)

    assert second.slug in client.get(address).content.decode()


def test_a_fact_page_says_it_all_in_order(cast: Cast, client: Client) -> None:
    article = an_article()
    page = a_fact(cast, article=article, explanation="Comment.", valid_until=date(2999, 1, 31))
    an_article_page(cast, article)

    html = client.get(page.get_absolute_url()).content.decode()

    text = Page(html).text
    order = [
        "Le fournisseur doute.",
        "Didier Neyrat",
        "20 février 2021",
        "AFP",
        "Vérifié",
        "Le chiffre est confirmé",
        "Comment.",
        "Rapport de la CNIL",
        "p. 3",
        "Nous ne sommes pas certains",
        "Vols de données",
        "l’équipe de vérification",
        "l’équipe d’édition",
        "31 janvier 2999",
        "http://127.0.0.1:8000" + page.get_absolute_url(),
    ]
    body = text[text.index("Le fournisseur doute.", text.index("Nos vérifications")) :]
    places = [body.index(words) for words in order]
    assert places == sorted(places)


def test_a_fact_page_carries_one_data_block_that_agrees_with_its_file(
    cast: Cast, client: Client
) -> None:
    page = a_fact(cast)
    path = page.get_absolute_url()

    html = Page(client.get(path).content.decode())
    data = client.get(path + "claim.jsonld")

    assert data.headers["Content-Type"] == "application/ld+json"
    assert [json.loads(script) for script in html.scripts] == [json.loads(data.content)]
    read = json.loads(data.content)
    assert (read["@type"], read["url"]) == ("ClaimReview", "http://127.0.0.1:8000" + path)
    links = [attrs for tag, attrs in html.attributes if tag == "link"]
    assert [a["href"] for a in links if a["rel"] == "canonical"] == [read["url"]]
    data_links = [a["href"] for a in links if a.get("type") == "application/ld+json"]
    assert data_links == [read["url"] + "claim.jsonld"]


def test_hostile_text_is_text_everywhere(cast: Cast, client: Client) -> None:
    article = an_article(text=f"Titre\n\n{HOSTILE} 491 840 personnes.", byline=HOSTILE)
    speaker = a_source(HOSTILE[:60])
    piece = evidence(HOSTILE, url="javascript:alert(1)", archived_url="data:text/html,x")
    claim = a_claim(article, statement=HOSTILE, detail={"value": 491840, "attributed_to": speaker})
    cited(claim, actor=cast.checker, evidence=piece, locator=f"p. 3 {HOSTILE}", excerpt=HOSTILE)
    claim = settled(
        claim, by=cast.checker, approver=cast.editor, summary=HOSTILE, explanation=HOSTILE
    )
    fact = publishing.publish_fact(claim, actor=cast.editor)
    public_article = an_article_page(cast, article)

    fact_page = Page(client.get(fact.get_absolute_url()).content.decode())
    article_page = Page(client.get(public_article.get_absolute_url()).content.decode())
    lists = [Page(client.get(path).content.decode()) for path in ("/", "/facts/")]

    assert [json.loads(s)["claimReviewed"] for s in fact_page.scripts] == [HOSTILE]
    assert [page.scripts for page in (article_page, *lists)] == [[], [], []]
    for page in (fact_page, article_page, *lists):
        assert HOSTILE in page.text
        hrefs = [attrs["href"] or "" for _tag, attrs in page.attributes if "href" in attrs]
        assert [h for h in hrefs if not h.startswith(("/", "#", "http", "mailto:?"))] == []


@pytest.mark.parametrize(("language", "month"), [("fr", "février"), ("en", "Feb")])
def test_a_page_speaks_the_language_of_what_it_publishes(
    cast: Cast, client: Client, language: str, month: str
) -> None:
    page = a_fact(cast, article=an_article(language=language))

    response = client.get(page.get_absolute_url(), headers={"Accept-Language": "en;q=1, fr;q=0.5"})

    html = Page(response.content.decode())
    assert (html.lang(), response.headers["Content-Language"]) == (language, language)
    assert month in html.text


@pytest.mark.parametrize(("until", "past"), [(date(2020, 1, 1), True), (date(2999, 1, 1), False)])
def test_a_verdict_past_its_date_says_so(
    cast: Cast, client: Client, until: date, past: bool
) -> None:
    page = a_fact(cast, valid_until=until)

    html = client.get(page.get_absolute_url()).content.decode()

    assert ("a passé sa date de validité" in html) is past


def test_a_verdict_is_valid_on_its_last_day(cast: Cast, client: Client) -> None:
    page = a_fact(cast, valid_until=timezone.localdate())

    assert b"past its date" not in client.get(page.get_absolute_url()).content


def test_corrections_stay_on_the_page(cast: Cast, client: Client) -> None:
    page = a_fact(cast, summary="Oui.")
    claim = workflow.reopen(page.claim, actor=cast.editor, version=page.claim.version, reason="?")
    claim = settled(claim, by=cast.checker, approver=cast.editor, summary="Oui, mais.")
    note = publishing.Note("clarification", "Un détail manquait.")
    publishing.publish_fact(claim, actor=cast.editor, note=note)

    html = client.get(page.get_absolute_url()).content.decode()

    assert "<del>Vérifié — Oui.</del>" in html
    assert "<ins>Vérifié — Oui, mais.</ins>" in html
    assert "Un détail manquait." in html


def test_a_retracted_page_says_so_and_its_data_are_gone(cast: Cast, client: Client) -> None:
    page = a_fact(cast, summary="Canari.")
    publishing.retract_fact(page, actor=cast.editor, why="Nous avions tort.")

    html = client.get(page.get_absolute_url())
    data = client.get(page.get_absolute_url() + "claim.jsonld")

    text = html.content.decode()
    assert (html.status_code, data.status_code) == (200, 410)
    assert '<meta name="robots" content="noindex">' in text
    assert ("Nous avions tort." in text, "Le fournisseur doute." in text) == (True, True)
    for gone in ("Canari", "Vérifié", "Rapport de la CNIL", "Neyrat", "ld+json", "claim.jsonld"):
        assert gone not in text
    assert data.headers["Content-Type"] == "application/problem+json"
    problem = json.loads(data.content)
    assert (problem["status"], problem["instance"]) == (410, page.get_absolute_url())
    assert "Canari" not in data.content.decode()


@pytest.mark.parametrize(
    "address",
    [
        "/facts/nobody-1/",
        "/facts/nobody-1/claim.jsonld",
        "/articles/nobody-1/",
        "/facts/%00/",
        "/facts/" + "x" * 3000 + "/",
        "/nothing",
    ],
)
def test_an_unknown_address_is_not_found(client: Client, address: str) -> None:
    response = client.get(address)

    assert response.status_code == 404
    assert response.cookies == {}
