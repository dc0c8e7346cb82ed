from __future__ import annotations

import json

import pytest

from factcheck.exporting.links import can_be_file, links_of
from factcheck.exporting.releases import file_name

SITE = "https://facts.example.org"


def found(body: str, content_type: str, address: str = "/facts/a-1/") -> list[str]:
    return list(links_of(address, body, content_type, site=SITE))


def test_a_page_leads_to_its_links_pictures_and_the_card_for_other_sites() -> None:
    body = """
        <link rel="stylesheet" href="/static/a.css"><meta property="og:image" content="https://facts.example.org/facts/a-1/share.png">
        <meta name="viewport" content="width=device-width">
        <a href="history/#top">h</a> <a href="https://elsewhere.example/">e</a> <a href="mailto:a@b.c">m</a>
        <a href="https://facts.example.org.evil.example/x">x</a> <a href="https://facts.example.org">home</a>
        <textarea>&lt;iframe src="https://facts.example.org/facts/a-1/embed/"&gt;&lt;/iframe&gt;</textarea>
    """

    assert found(body, "text/html; charset=utf-8") == [
        "/static/a.css",
        "/facts/a-1/share.png",
        "/facts/a-1/history/",
        "/",
        "/facts/a-1/embed/",
    ]


def test_feeds_style_sheets_and_data_lead_on_too() -> None:
    feed = '<link rel="next" href="https://facts.example.org/feeds/facts.atom?language=fr&amp;page=after_3"/>'
    place = "<loc>https://facts.example.org/facts/b-2/</loc>"
    data = json.dumps(
        {"url": f"{SITE}/facts/c-3/", "n": 1, "of": ["http://[", {"id": f"{SITE}/robots.txt"}]}
    )

    assert found(feed + place, "application/atom+xml") == [
        "/feeds/facts.atom?language=fr&page=after_3",
        "/facts/b-2/",
    ]
    assert found("a { background: url(../img/i.svg#x) }", "text/css", "/static/css/a.css") == [
        "/static/img/i.svg"
    ]
    assert found(data, "application/ld+json") == ["/facts/c-3/", "/robots.txt"]
    assert found("https://facts.example.org/", "text/plain") == []


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("/facts/", True),
        ("/facts/?page=after_17", True),
        ("/facts/?q=a", False),
        ("/?outcome=verified&page=after_17", False),
        ("/facts/a-1/?as_of=2026-01-01T00:00:00Z", True),
        ("/facts/a-1/history/?before=21", True),
        ("/facts/?before=21", False),
        ("/feeds/facts.atom?language=fr", True),
        ("/facts/a-1/report/", False),
        ("/facts/report/", True),
        ("/desk/", False),
        ("/oembed?url=x", False),
        ("/corrections/?kind=", False),
    ],
)
def test_what_only_a_server_can_answer_stays_away(address: str, expected: bool) -> None:
    assert can_be_file(address) is expected


def test_a_file_lies_where_a_file_server_looks_for_it() -> None:
    assert file_name("/") == "index.html"
    assert file_name("/facts/a-1/") == "facts/a-1/index.html"
    assert file_name("/feeds/facts.atom") == "feeds/facts.atom"
    assert file_name("/facts/?page=after_1/2") == "facts/index.html?page=after_1%2F2"
    for hostile in ("/../x", "/a/%2e%2e/b", "/a/%2Fetc", "/a/%00"):
        with pytest.raises(ValueError, match="no file"):
            file_name(hostile)
