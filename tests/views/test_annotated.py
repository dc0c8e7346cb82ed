from __future__ import annotations

import json
from typing import Any

import pytest
from django.conf import LazySettings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from factcheck import publishing
from factcheck.choices import Outcome, PageState
from factcheck.models import Article, ArticlePage, Claim, FactPage
from tests.conftest import Cast
from tests.musts import faults, misplaced, selector
from tests.newsdesk import TEXT, a_claim, an_article, cited, evidence, settled
from tests.reading import Page, a_fact, an_article_page

pytestmark = pytest.mark.django_db
SITE = "http://127.0.0.1:8000"
TYPE = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'
HARD = (
    "👩\u200d🚀 Vols de donne\u0301es\n\nLe rapport\u00a0: «\u202f😀 cafe\u0301 q\u0307\u202f» dit "
    "491 840 personnes.\n\nLire la suite : autre chose\n\nPuis 72 000 clients."
)


def a_figure(cast: Cast, article: Article, words: str, **fields: Any) -> FactPage:
    claim = a_claim(article, words=words, statement=f"Il y a {words}.")
    claim = settled(claim, by=cast.checker, approver=cast.editor, **fields)
    return publishing.publish_fact(claim, actor=cast.editor)


def annotations_of(client: Client, page: ArticlePage) -> dict[str, Any]:
    response = client.get(page.get_absolute_url() + "annotations.jsonld")
    assert (response.status_code, response.headers["Content-Type"]) == (200, TYPE)
    data: dict[str, Any] = json.loads(response.content)
    assert faults(data, "collection") == []
    return data


def annotation_of(client: Client, fact: FactPage) -> dict[str, Any]:
    response = client.get(fact.get_absolute_url() + "annotation.jsonld")
    assert (response.status_code, response.headers["Content-Type"]) == (200, TYPE)
    data: dict[str, Any] = json.loads(response.content)
    assert faults(data, "annotation") == []
    return data


def cached(client: Client, annotation: dict[str, Any]) -> str:
    url: str = annotation["target"]["state"]["cached"]
    response = client.get(url.removeprefix(SITE))
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    return response.content.decode()


def test_every_annotation_counts_in_the_text_that_it_names(cast: Cast, client: Client) -> None:
    article = an_article(text=HARD)
    first = a_figure(cast, article, "491 840 personnes")
    second = a_figure(cast, article, "72 000 clients", outcome=Outcome.DISPUTED)
    page = an_article_page(cast, article)

    data = annotations_of(client, page)

    items = data["first"]["items"]
    assert [selector(one, "TextQuoteSelector")["exact"] for one in items] == [
        "491 840 personnes",
        "72 000 clients",
    ]
    for item in items:
        text = cached(client, item)
        assert misplaced(item, text) == []
        assert "autre chose" not in text
        place = selector(item, "TextPositionSelector")
        assert place["start"] < len(text[: place["end"]].encode("utf-16-le")) // 2 - len(
            selector(item, "TextQuoteSelector")["exact"]
        )
    assert items == [annotation_of(client, first), annotation_of(client, second)]
    assert [[body.get("value") for body in item["body"][:3]] for item in items] == [
        ["figure", "verified", "Vérifié — Le chiffre est confirmé par le fichier lui-même."],
        [
            "figure",
            "disputed",
            f"{second.rating_label} — Le chiffre est confirmé par le fichier lui-même.",
        ],
    ]


def test_a_collection_says_what_it_is_and_whose(cast: Cast, client: Client) -> None:
    article = an_article()
    fact = a_figure(cast, article, "491 840 personnes")
    page = an_article_page(cast, article)
    url = SITE + page.get_absolute_url()

    data = annotations_of(client, page)

    assert [data[key] for key in ("id", "label", "total")] == [
        url + "annotations.jsonld",
        "Vols de données",
        1,
    ]
    (item,) = data["first"]["items"]
    assert item["id"] == SITE + fact.get_absolute_url() + "annotation.jsonld"
    assert item["creator"]["id"] == SITE + "/"
    assert [body["source"] for body in item["body"][3:]] == [
        SITE + fact.get_absolute_url(),
        "https://example.org/rapport",
    ]
    assert item["target"]["source"] == url
    page.refresh_from_db()
    assert page.snapshot is not None
    assert item["target"]["state"] == {
        "type": "TimeState",
        "sourceDate": page.snapshot.document["modified_at"].replace("+00:00", "Z"),
        "cached": f"{url}texts/{page.snapshot.number}.txt",
    }


def test_no_person_is_named_also_where_pages_are_signed_by_name(
    cast: Cast, client: Client, settings: LazySettings
) -> None:
    settings.FACTCHECK_SIGNATURES = "names"
    article = an_article()
    fact = a_figure(cast, article, "491 840 personnes")
    page = an_article_page(cast, article)
    assert b"Checker" in client.get(fact.get_absolute_url()).content

    told = json.dumps([annotations_of(client, page), annotation_of(client, fact)])

    assert [name for name in ("Checker", "Editor") if name in told] == []


def test_an_article_without_facts_has_an_empty_collection(cast: Cast, client: Client) -> None:
    data = annotations_of(client, an_article_page(cast, an_article()))

    assert (data["total"], "first" in data) == (0, False)


def test_earlier_texts_stay_where_they_are(cast: Cast, client: Client) -> None:
    article = an_article()
    fact = a_figure(cast, article, "491 840 personnes")
    an_article_page(cast, article)
    before = annotation_of(client, fact)
    a_figure(cast, article, "Didier Neyrat")

    after = annotation_of(client, fact)

    assert before["target"]["state"] != after["target"]["state"]
    assert cached(client, before) == cached(client, after) == TEXT.replace("\n\n", "\n")
    assert misplaced(before, cached(client, before)) == []


def test_a_retracted_fact_is_gone_from_both(cast: Cast, client: Client) -> None:
    article = an_article()
    fact = a_fact(cast, article=article, summary="Canari.")
    page = an_article_page(cast, article)
    assert annotations_of(client, page)["total"] == 1

    publishing.retract_fact(fact, actor=cast.editor, why="Tort.")

    assert annotations_of(client, page)["total"] == 0
    gone = client.get(fact.get_absolute_url() + "annotation.jsonld")
    assert (gone.status_code, gone.headers["Content-Type"]) == (410, "application/problem+json")
    assert "Canari" not in gone.content.decode()


def test_a_fact_retracted_since_is_left_out_before_the_article_follows(
    cast: Cast, client: Client
) -> None:
    article = an_article()
    fact = a_fact(cast, article=article)
    page = an_article_page(cast, article)

    FactPage.objects.filter(pk=fact.pk).update(state=PageState.RETRACTED)

    assert annotations_of(client, page)["total"] == 0


def test_a_retracted_article_is_gone(cast: Cast, client: Client) -> None:
    article = an_article()
    fact = a_fact(cast, article=article)
    page = an_article_page(cast, article)
    ArticlePage.objects.update(state=PageState.RETRACTED)

    for name in ("annotations.jsonld", "texts/1.txt"):
        gone = client.get(page.get_absolute_url() + name)
        problem = json.loads(gone.content)
        assert (gone.status_code, problem["status"]) == (410, 410)
        assert problem["instance"] == page.get_absolute_url()
        assert gone.headers["Cache-Control"] == "public, max-age=60"
        assert "personnes" not in gone.content.decode()
    assert client.get(fact.get_absolute_url() + "annotation.jsonld").status_code == 404


def test_a_fact_whose_article_is_public_nowhere_has_no_annotation(
    cast: Cast, client: Client
) -> None:
    fact = a_fact(cast)

    html = client.get(fact.get_absolute_url()).content.decode()

    assert client.get(fact.get_absolute_url() + "annotation.jsonld").status_code == 404
    assert "annotation.jsonld" not in html


def test_a_piece_published_elsewhere_is_quoted_there(cast: Cast, client: Client) -> None:
    fact = a_fact(cast, article=an_article(source_url="https://example.org/piece"))

    target = annotation_of(client, fact)["target"]

    assert target == {
        "type": "SpecificResource",
        "source": "https://example.org/piece",
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": "Nous ne sommes pas certains",
                "prefix": "",
                "suffix": "",
            }
        ],
    }
    assert "annotation.jsonld" in client.get(fact.get_absolute_url()).content.decode()


def test_evidence_that_is_not_for_readers_is_not_linked(cast: Cast, client: Client) -> None:
    article = an_article(source_url="https://example.org/piece")
    claim: Claim = a_claim(article)
    for visibility in ("internal", "protected", "public"):
        url = f"https://example.org/{visibility}"
        piece = evidence(visibility, url=url, visibility=visibility, added_by=cast.checker)
        cited(claim, actor=cast.checker, evidence=piece)
    claim = settled(claim, by=cast.checker, approver=cast.editor)
    fact = publishing.publish_fact(claim, actor=cast.editor)

    links = [body.get("source") for body in annotation_of(client, fact)["body"][3:]]

    assert links == [SITE + fact.get_absolute_url(), "https://example.org/public"]


@pytest.mark.parametrize("count", [1, 5])
def test_the_queries_are_as_many_for_any_number_of_facts(
    cast: Cast, client: Client, count: int
) -> None:
    words = ("491 840", "personnes", "publiées", "certains", "Neyrat")
    article = an_article()
    facts = [a_figure(cast, article, word) for word in words[:count]]
    page = an_article_page(cast, article)
    asked = {
        page.get_absolute_url() + "annotations.jsonld": 2,
        facts[0].get_absolute_url() + "annotation.jsonld": 2,
        page.get_absolute_url() + "texts/1.txt": 1,
    }

    for path, expected in asked.items():
        with CaptureQueriesContext(connection) as queries:
            assert client.get(path).status_code == 200
        assert len(queries) == expected
        sql = " ".join(query["sql"] for query in queries)
        for table in ("claim", "article", "anchor", "articlerevision", "verdict", "citation"):
            assert f'"factcheck_{table}"' not in sql
    assert annotations_of(client, page)["total"] == count


def test_a_change_of_a_fact_or_of_the_article_changes_the_date(cast: Cast, client: Client) -> None:
    article = an_article()
    fact = a_fact(cast, article=article)
    page = an_article_page(cast, article)
    addresses = [
        fact.get_absolute_url() + "annotation.jsonld",
        page.get_absolute_url() + "annotations.jsonld",
    ]

    for model, month in ((FactPage, "2031-01-01"), (ArticlePage, "2032-01-01")):
        model.objects.update(modified_at=f"{month}T00:00:00Z")
        dates = [client.get(address).headers["Last-Modified"] for address in addresses]
        assert [date[7:16] for date in dates] == [f" Jan {month[:4]}"] * 2


def test_pages_lead_to_their_annotations(cast: Cast, client: Client) -> None:
    article = an_article()
    fact = a_fact(cast, article=article)
    page = an_article_page(cast, article)

    for path, name in (
        (fact.get_absolute_url(), "annotation.jsonld"),
        (page.get_absolute_url(), "annotations.jsonld"),
    ):
        attributes = Page(client.get(path).content.decode()).attributes
        links = [attrs for tag, attrs in attributes if tag == "link" and attrs.get("type") == TYPE]
        assert links == [{"rel": "alternate", "type": TYPE, "href": SITE + path + name}]
