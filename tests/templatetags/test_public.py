from __future__ import annotations

import json
from datetime import date
from html.parser import HTMLParser

import pytest
from django.template import Context, Template
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from factcheck.templatetags.public import day, host, moment, word


class Scripts(HTMLParser):
    """What a browser takes for the text of script elements, and for the rest of the page."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.scripts: list[str] = []
        self.others: list[str] = []
        self.inside = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside = tag == "script"
        if self.inside:
            assert attrs == [("type", "application/ld+json")]
            self.scripts.append("")
        else:
            self.others.append(tag)

    def handle_endtag(self, tag: str) -> None:
        self.inside = False

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.scripts[-1] += data
        else:
            self.others.append(data)


def rendered(value: object) -> str:
    return Template("{% load public %}{% jsonld value %}").render(Context({"value": value}))


@pytest.mark.parametrize(
    "text",
    [
        "</script><script>alert(1)</script>",
        "<!--<script>",
        "]]>",
        "&lt;/script&gt;",
        "\u2028\u2029",
        "{{ value }}{% now 'Y' %}",
        "\"'\\",
        "\u202e😀",
    ],
)
def test_no_text_can_end_the_data_block(text: str) -> None:
    html = rendered({"a": text, text: [text]})

    page = Scripts(html)
    assert [json.loads(script) for script in page.scripts] == [{"a": text, text: [text]}]
    assert page.others == []
    body = html.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert set("<>&\u2028\u2029") & set(body) == set()


@given(st.dictionaries(st.text(), st.text()))
def test_any_text_comes_back_as_it_was(value: dict[str, str]) -> None:
    page = Scripts(rendered(value))

    assert [json.loads(script) for script in page.scripts] == [value]


def test_nothing_to_say_writes_nothing() -> None:
    assert rendered(None) == ""


def test_an_address_is_named_by_its_host() -> None:
    assert host("https://www.example.org:8443/a?b") == "www.example.org"
    assert host("http://[bad") == "http://[bad"
    assert host("") == ""


def test_stored_values_have_words_in_the_language_of_the_page() -> None:
    with override("en"):
        assert word("refutes", "stance") == "refutes"
        assert word("organization", "evidence") == "organization"
        assert word("page", "evidence") == "web page"


def test_times_and_days_are_read_back() -> None:
    found = moment("2026-08-01T09:30:00+00:00")
    assert found is not None
    assert found.isoformat() == "2026-08-01T09:30:00+00:00"
    assert moment("") is None
    assert day("2026-08-01") == date(2026, 8, 1)
    assert day("") is None
