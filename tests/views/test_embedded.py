from __future__ import annotations

import json
from urllib.parse import quote

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from factcheck import publishing
from factcheck.models import FactPage
from tests.conftest import Cast
from tests.newsdesk import a_claim, settled
from tests.reading import Page, a_fact

pytestmark = pytest.mark.django_db
SITE = "http://127.0.0.1:8000"


def asked(page: FactPage, more: str = "") -> str:
    return f"/oembed?url={quote(SITE + page.get_absolute_url(), safe='')}{more}"


def test_the_card_alone_may_be_framed(cast: Cast, client: Client) -> None:
    page = a_fact(cast)
    address = page.get_absolute_url()

    card, fact = client.get(address + "embed/"), client.get(address)

    assert "frame-ancestors *" in card.headers["Content-Security-Policy"]
    assert "X-Frame-Options" not in card.headers
    assert card.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert "default-src 'none'" in card.headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in fact.headers["Content-Security-Policy"]
    assert fact.headers["X-Frame-Options"] == "DENY"


def test_the_card_says_the_verdict_and_leads_to_the_page(cast: Cast, client: Client) -> None:
    page = a_fact(cast)

    with CaptureQueriesContext(connection) as queries:
        response = client.get(page.get_absolute_url() + "embed/")

    assert len(queries) == 1
    assert not response.cookies
    html = response.content.decode()
    text = Page(html).text
    assert [words in text for words in (page.title, page.summary, page.rating_label)] == [True] * 3
    assert f'href="{SITE}{page.get_absolute_url()}" target="_top"' in html
    assert html.count("<a ") == html.count('target="_top"')
    assert '<meta name="robots" content="noindex">' in html
    assert "ld+json" not in html


def test_the_card_of_a_retracted_fact_says_so(cast: Cast, client: Client) -> None:
    page = a_fact(cast)
    summary, label = page.summary, page.rating_label
    publishing.retract_fact(page, actor=cast.editor, why="Faux.")

    response = client.get(page.get_absolute_url() + "embed/")

    text = Page(response.content.decode()).text
    assert response.status_code == 200
    assert "Cette page a été rétractée" in text
    assert summary not in text
    assert label not in text


def test_oembed_gives_the_frame_of_the_card(cast: Cast, client: Client) -> None:
    page = a_fact(cast)

    response = client.get(asked(page))

    assert response.headers["Content-Type"] == "application/json"
    data = json.loads(response.content)
    assert (data["version"], data["type"]) == ("1.0", "rich")
    assert data["title"] == page.title
    assert data["html"] == (
        f'<iframe src="{SITE}{page.get_absolute_url()}embed/" title="{page.title}"'
        ' width="600" height="360" loading="lazy"></iframe>'
    )


def test_the_page_says_where_its_oembed_is(cast: Cast, client: Client) -> None:
    page = a_fact(cast)

    html = client.get(page.get_absolute_url()).content.decode()

    assert f'type="application/json+oembed" href="{SITE}{asked(page)}"' in html
    assert "&lt;iframe src=" in html


@pytest.mark.parametrize(
    ("more", "size"),
    [
        ("&maxwidth=400&maxheight=200", (400, 200)),
        ("&maxwidth=9999&maxheight=0", (600, 1)),
        ("&maxwidth=399&maxheight=9999", (399, 480)),
        ("&maxwidth=1&maxheight=361", (1, 361)),
        ("&maxwidth=-5&maxheight=²", (600, 360)),
        ("&maxwidth=99999999999999999999&maxheight=", (600, 360)),
    ],
)
def test_the_frame_keeps_within_what_is_asked(
    cast: Cast, client: Client, more: str, size: tuple[int, int]
) -> None:
    data = json.loads(client.get(asked(a_fact(cast), more)).content)

    assert (data["width"], data["height"]) == size
    assert f'width="{size[0]}" height="{size[1]}"' in data["html"]


def test_a_hostile_title_stays_in_its_attribute(cast: Cast, client: Client) -> None:
    claim = settled(
        a_claim(statement='"><script>alert(1)</script>'), by=cast.checker, approver=cast.editor
    )
    page = publishing.publish_fact(claim, actor=cast.editor)

    data = json.loads(client.get(asked(page)).content)

    assert "<script" not in data["html"]
    assert 'title="&quot;&gt;&lt;script&gt;' in data["html"]


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("", 400),
        ("url=", 400),
        ("url=https://elsewhere.example/facts/x/", 404),
        ("url=http://127.0.0.1:8000/facts/unknown/", 404),
        ("url=http://127.0.0.1:8000/facts/", 404),
        ("url=http://127.0.0.1:8000/desk/", 404),
        ("url=http://[", 404),
        ("url=javascript:alert(1)", 404),
        ("url=http://127.0.0.1:8000/facts/x/&format=xml", 501),
    ],
)
def test_what_cannot_be_embedded_is_said_as_data(client: Client, query: str, status: int) -> None:
    response = client.get(f"/oembed?{query}")

    assert response.status_code == status
    assert response.headers["Content-Type"] == "application/problem+json"
    assert json.loads(response.content)["status"] == status


def test_a_retracted_fact_is_embedded_no_more(cast: Cast, client: Client) -> None:
    page = a_fact(cast)
    publishing.retract_fact(page, actor=cast.editor, why="Faux.")

    assert client.get(asked(page)).status_code == 410
