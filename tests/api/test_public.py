from __future__ import annotations

import json
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from factcheck import publishing
from factcheck.api import facts
from factcheck.documents import digest
from tests.conftest import Cast
from tests.newsdesk import a_claim, an_article, settled
from tests.reading import a_fact, an_article_page

pytestmark = pytest.mark.django_db
ROOT = "/api/v1/"
SITE = "http://127.0.0.1:8000"


def asked(client: Client, path: str, *, queries: int = 1, **query: Any) -> dict[str, Any]:
    with CaptureQueriesContext(connection) as made:
        response = client.get(ROOT + path, query)
    assert response.status_code == 200, response.content
    assert len(made) <= queries
    return dict(json.loads(response.content))


def test_facts_are_listed_found_and_filtered(cast: Cast, client: Client) -> None:
    said = a_fact(cast, summary="Il l’a dit à l’AFP.")
    own = settled(a_claim(), by=cast.checker, approver=cast.editor)
    counted = publishing.publish_fact(own, actor=cast.editor)

    assert [one["slug"] for one in asked(client, "facts/")["facts"]] == [counted.slug, said.slug]
    # Counted among the searches of a minute, found, shown.
    [found] = asked(client, "facts/", queries=3, q="doute fournisseur")["facts"]
    assert found == {
        "slug": said.slug,
        "url": f"{SITE}/facts/{said.slug}/",
        "data": f"{SITE}/api/v1/facts/{said.slug}/",
        "title": "Le fournisseur doute.",
        "summary": "Il l’a dit à l’AFP.",
        "kind": "quote",
        "language": "fr",
        "outcome": "verified",
        "rating": {"slug": said.rating, "label": said.rating_label},
        "source": "Didier Neyrat",
        "published_at": said.published_at.isoformat(),
        "modified_at": said.modified_at.isoformat(),
    }
    year, rating = counted.published_at.year, counted.rating
    for query in ({"outcome": "verified", "language": "fr"}, {"year": year, "rating": rating}):
        query["kind"] = "figure"
        assert [one["slug"] for one in asked(client, "facts/", **query)["facts"]] == [counted.slug]
    assert [one["slug"] for one in asked(client, "facts/", source="DIDIER néyrat")["facts"]] == [
        said.slug
    ]
    for nothing in ({"year": 1999}, {"outcome": "disputed"}, {"rating": "nobody"}, {"q": "!"}):
        assert asked(client, "facts/", **nothing) == {"facts": [], "next": None}


@pytest.mark.parametrize("query", [{}, {"q": "fournisseur"}])
def test_pages_follow_each_other_by_cursor(
    cast: Cast, client: Client, monkeypatch: pytest.MonkeyPatch, query: dict[str, str]
) -> None:
    monkeypatch.setattr(facts, "SIZE", 2)
    pages = [a_fact(cast) for _ in range(5)]

    seen, address = [], f"{ROOT}facts/"
    response = client.get(address, query)
    while True:
        data = json.loads(response.content)
        seen += [one["slug"] for one in data["facts"]]
        if data["next"] is None:
            assert "Link" not in response.headers
            break
        assert response.headers["Link"] == f'<{data["next"]}>; rel="next"'
        response = client.get(data["next"].removeprefix(SITE))

    assert seen == [page.slug for page in reversed(pages)]
    # Beyond the end is nothing, never the first page again: whoever follows cursors would not end.
    for cursor in ("after_1", "after_1_1"):
        beyond = client.get(address, {**query, "cursor": cursor})
        assert json.loads(beyond.content) == {"facts": [], "next": None}


def test_a_fact_is_its_snapshot_and_can_be_proved(cast: Cast, client: Client) -> None:
    page = a_fact(cast)

    data = asked(client, f"facts/{page.slug}/")

    assert page.snapshot is not None
    assert data["document"] == page.snapshot.document
    assert data["sha256"] == digest(data["document"]) == page.snapshot.sha256
    assert (data["url"], data["number"]) == (f"{SITE}/facts/{page.slug}/", 1)


def test_a_retracted_fact_is_gone_and_says_why(cast: Cast, client: Client) -> None:
    page = a_fact(cast, summary="Il l’a dit à l’AFP.")
    publishing.retract_fact(page, actor=cast.editor, why="Ce n’était pas lui.")

    response = client.get(f"{ROOT}facts/{page.slug}/")

    assert response.status_code == 410
    assert response.headers["Content-Type"] == "application/problem+json"
    said = json.loads(response.content)
    assert (said["code"], said["url"]) == ("retracted", f"{SITE}/facts/{page.slug}/")
    [note] = said["corrections"]
    assert (note["kind"], note["why"], note["before"]) == ("retraction", "Ce n’était pas lui.", "")
    assert "AFP" not in response.content.decode()
    assert asked(client, "facts/") == {"facts": [], "next": None}
    [logged] = asked(client, "corrections/")["corrections"]
    told = (logged["why"], logged["receipt"], logged["page"]["state"])
    assert told == ("Ce n’était pas lui.", None, "retracted")


def test_an_article_and_the_scale_are_as_published(cast: Cast, client: Client) -> None:
    article = an_article(actor=cast.editor)
    fact = a_fact(cast, article=article)
    page = an_article_page(cast, article)

    data = asked(client, f"articles/{page.slug}/")

    assert [one["path"] for one in data["document"]["facts"]] == [f"/facts/{fact.slug}/"]
    assert data["sha256"] == digest(data["document"])
    scale = asked(client, "ratings/")["ratings"]
    assert fact.rating in [one["slug"] for one in scale]
    assert set(scale[0]["label"]) == {"fr", "en"}


def test_corrections_are_those_of_the_log(cast: Cast, client: Client) -> None:
    page = a_fact(cast)
    page.claim.refresh_from_db()
    publishing.retract_fact(page, actor=cast.editor, why="Faux.")

    assert len(asked(client, "corrections/", kind="retraction")["corrections"]) == 1
    assert asked(client, "corrections/", kind="update")["corrections"] == []


def test_asking_again_is_cheap_open_to_other_sites_and_the_same_for_all(
    cast: Cast, client: Client
) -> None:
    page = a_fact(cast)
    for path in ("facts/", f"facts/{page.slug}/", "corrections/", "ratings/", "openapi.json"):
        first = client.get(ROOT + path)
        client.force_login(cast.editor)
        again = client.get(ROOT + path, headers={"if-none-match": first.headers["ETag"]})

        assert (again.status_code, again.content) == (304, b"")
        for response in (first, again):
            assert response.headers["Access-Control-Allow-Origin"] == "*"
            assert response.headers["Cache-Control"] == "public, max-age=60"
            assert response.headers["Vary"] == "Accept-Encoding"
            assert not response.cookies


def test_letters_stay_letters(cast: Cast, client: Client) -> None:
    a_fact(cast, summary="« Déjà vu », dit-il.")

    response = client.get(f"{ROOT}facts/")

    assert response.headers["Content-Type"] == "application/json"
    assert "« Déjà vu »" in response.content.decode()
