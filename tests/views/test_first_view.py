"""What a browser must fetch before a reader sees a page: little, and in two requests."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.conftest import Cast
from tests.reading import Page, a_fact, an_article_page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shared_world")]
# Of a page with a full list of facts: uncompressed, and together with its style sheet.
MOST_HTML, MOST_OF_ALL = 25_000, 60_000


def begin(cast: Cast) -> list[str]:
    page = a_fact(cast, explanation="Comment nous le savons. " * 80)
    text = an_article_page(cast, page.claim.article)
    for _ in range(20):
        a_fact(cast, article=page.claim.article)
    fact, article = page.get_absolute_url(), text.get_absolute_url()
    return [fact, article, "/", "/facts/", "/methodology/"]


def sheets_of(page: Page) -> list[str]:
    links = [attrs for tag, attrs in page.attributes if tag == "link"]
    return [
        str(link["href"])
        for link in links
        if link.get("rel") == "stylesheet" and link.get("media") != "print"
    ]


def test_a_page_for_readers_is_one_document_and_one_small_sheet(
    begun: list[str], client: Client
) -> None:
    sizes = {}
    for path in begun:
        html = client.get(path).content
        page = Page(html.decode())
        [sheet] = sheets_of(page)
        style = b"".join(client.get(sheet))
        assert b"@import" not in style
        sizes[path] = (len(html), len(html) + len(style))
        # Data for machines is a script element, and nothing that runs.
        scripts = [attrs for tag, attrs in page.attributes if tag == "script"]
        assert {one.get("type") for one in scripts} <= {"application/ld+json"}
        assert not any("src" in one for one in scripts)

    assert sizes[begun[0]][0] <= MOST_HTML
    assert max(whole for _html, whole in sizes.values()) <= MOST_OF_ALL
