from __future__ import annotations

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from factcheck import publishing
from factcheck.feeds import datafeed
from factcheck.models import ImportedReview
from tests.conftest import Cast
from tests.newsdesk import a_claim, settled
from tests.reading import a_fact

pytestmark = pytest.mark.django_db
ADDRESS = "/claimreview.json"
SITE = "http://127.0.0.1:8000"


def elements(client: Client, address: str = ADDRESS) -> list[dict[str, Any]]:
    response = client.get(address)
    assert response.status_code == 200
    return list(json.loads(response.content)["dataFeedElement"])


def test_an_item_is_what_the_page_says_of_itself(cast: Cast, client: Client) -> None:
    page = a_fact(cast)

    data = json.loads(client.get(ADDRESS).content)

    assert data["@type"] == "DataFeed"
    [element] = data["dataFeedElement"]
    assert element["url"] == SITE + page.get_absolute_url()
    own = json.loads(client.get(page.get_absolute_url() + "claim.jsonld").content)
    assert element["item"] == [own]
    assert "dateDeleted" not in element


def test_another_desk_can_import_it(cast: Cast, client: Client, tmp_path: Path) -> None:
    a_fact(cast)
    file = tmp_path / "feed.json"
    file.write_bytes(client.get(ADDRESS).content)

    call_command("import_claimreview", str(file), verbosity=0, stdout=StringIO())

    assert ImportedReview.objects.get().claim_reviewed == "Le fournisseur doute."


def test_the_newsrooms_own_sentences_are_not_reviews(cast: Cast, client: Client) -> None:
    claim = settled(a_claim(), by=cast.checker, approver=cast.editor)
    publishing.publish_fact(claim, actor=cast.editor)

    assert elements(client) == []


def test_what_was_taken_back_is_to_be_deleted(cast: Cast, client: Client) -> None:
    page = a_fact(cast)
    summary = page.summary
    publishing.retract_fact(page, actor=cast.editor, why="Faux.")

    [element] = elements(client)

    assert element["dateDeleted"] == element["dateModified"]
    assert element["item"] == []
    assert summary not in json.dumps(element, ensure_ascii=False)


def test_what_changed_last_comes_first_in_pages(
    cast: Cast, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(datafeed, "SIZE", 2)
    first, second, third = (a_fact(cast) for _ in range(3))
    publishing.retract_fact(first, actor=cast.editor, why="Faux.")

    with CaptureQueriesContext(connection) as queries:
        response = client.get(ADDRESS)
    link = response.headers["Link"]
    address = link.removeprefix(f"<{SITE}").removesuffix('>; rel="next"')

    assert len(queries) == 1
    urls = [element["url"] for element in json.loads(response.content)["dataFeedElement"]]
    rest = client.get(address)
    urls += [element["url"] for element in json.loads(rest.content)["dataFeedElement"]]
    assert urls == [SITE + page.get_absolute_url() for page in (first, third, second)]
    assert "Link" not in rest.headers


def test_it_is_asked_for_again_cheaply(cast: Cast, client: Client) -> None:
    a_fact(cast)
    response = client.get(ADDRESS)

    again = client.get(ADDRESS, headers={"if-none-match": response.headers["ETag"]})

    assert again.status_code == 304
    # A date would say "not modified" of a feed that only lost a page.
    assert "Last-Modified" not in response.headers
