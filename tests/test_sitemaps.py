from __future__ import annotations

import re
from typing import Any
from xml.etree import ElementTree

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.dateparse import parse_datetime

from factcheck import publishing, sitemaps
from factcheck.models import ArticlePage, FactPage
from tests.conftest import Cast
from tests.newsdesk import an_article
from tests.reading import a_fact, an_article_page

pytestmark = pytest.mark.django_db
SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
SITE = "http://127.0.0.1:8000"


def places(client: Client, address: str) -> dict[str, str | None]:
    """Each address, and when what is there changed last."""
    response = client.get(address)
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "application/xml; charset=utf-8"
    root = ElementTree.fromstring(response.content)  # noqa: S314 -- our own
    return {
        place.findtext(f"{SPACE}loc") or "": place.findtext(f"{SPACE}lastmod") for place in root
    }


def test_every_page_is_in_a_part_and_every_part_in_the_index(cast: Cast, client: Client) -> None:
    article = an_article()
    fact = a_fact(cast, article=article)
    page = an_article_page(cast, article)
    fact.refresh_from_db()

    index = places(client, "/sitemap.xml")
    found: dict[str, str | None] = {}
    for part in index:
        found |= places(client, part.removeprefix(SITE))

    assert set(found) >= {
        f"{SITE}/",
        f"{SITE}/facts/",
        SITE + fact.get_absolute_url(),
        SITE + page.get_absolute_url(),
    }
    changed = parse_datetime(found[SITE + fact.get_absolute_url()] or "")
    assert changed == fact.modified_at
    part = f"{SITE}/sitemap-facts-{fact.pk // sitemaps.BLOCK}.xml"
    assert parse_datetime(index[part] or "") == changed


def test_what_was_taken_back_is_in_none(cast: Cast, client: Client) -> None:
    fact = a_fact(cast)
    publishing.retract_fact(fact, actor=cast.editor, why="Faux.")

    assert set(places(client, "/sitemap.xml")) == {f"{SITE}/sitemap-pages-0.xml"}
    assert client.get(f"/sitemap-facts-{fact.pk // sitemaps.BLOCK}.xml").status_code == 404


@pytest.mark.parametrize("pages", [FactPage, ArticlePage])
def test_the_index_reads_no_page(pages: Any) -> None:
    parts = sitemaps.blocks_of(pages.objects.published()).order_by("block")

    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # So few rows it would read all, and sort.
            for way in ("seqscan", "bitmapscan", "sort", "hashagg"):
                cursor.execute(f"SET LOCAL enable_{way} = off")
        plan = parts.explain()

    name = f"{pages.__name__.lower()}_sitemap_idx"
    assert re.search(f"(Index Only Scan using|COVERING INDEX) {name}", plan), plan
    assert not re.search("Sort|TEMP B-TREE", plan), plan


def test_a_part_holds_its_block_and_no_more(
    cast: Cast, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sitemaps, "BLOCK", 2)
    facts = [a_fact(cast) for _ in range(3)]

    with CaptureQueriesContext(connection) as queries:
        index = places(client, "/sitemap.xml")

    assert len(queries) == 2
    parts = [part for part in index if "facts" in part]
    assert parts == [
        f"{SITE}/sitemap-facts-{block}.xml" for block in sorted({f.pk // 2 for f in facts})
    ]
    held = [list(places(client, part.removeprefix(SITE))) for part in parts]
    assert [url for urls in held for url in urls] == [
        SITE + fact.get_absolute_url() for fact in facts
    ]
    assert max(map(len, held)) == 2


@pytest.mark.parametrize(
    "part", ["facts-999", "pages-1", "users-0", "facts-99999999999999999999", "facts-" + "9" * 5000]
)
def test_there_is_no_other_part(client: Client, part: str) -> None:
    assert client.get(f"/sitemap-{part}.xml").status_code == 404


def test_robots_are_told_where_the_sitemap_is_and_what_is_closed(client: Client) -> None:
    response = client.get("/robots.txt")

    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    lines = response.content.decode().splitlines()
    assert lines[0] == "User-agent: *"
    assert {"Disallow: /desk/", "Disallow: /admin/", "Disallow: /ask/"} <= set(lines)
    assert "Disallow: /" not in lines
    assert lines[-1] == f"Sitemap: {SITE}/sitemap.xml"
