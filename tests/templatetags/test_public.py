from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from html.parser import HTMLParser

import pytest
from django.template import Context, Template
from django.utils.timezone import override as time_zone
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from factcheck.search import Part
from factcheck.templatetags.public import day, found, host, moment, word


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


def test_what_was_found_is_marked_and_no_text_is_read_as_html() -> None:
    parts = [Part("<i>", False), Part("loups & <b>", True), Part(" l’été", False)]

    assert found(parts) == '&lt;i&gt;<mark class="found">loups &amp; &lt;b&gt;</mark> l’été'
    assert found([]) == ""


@pytest.mark.parametrize("zone", ["Europe/Paris", "America/New_York", "UTC"])
def test_a_moment_for_machines_is_what_django_writes(zone: str) -> None:
    shown = Template(r"{% load public %}{{ at|stamp }} {{ at|date:'Y-m-d\TH:i:sO' }}")

    with time_zone(zone):
        for days in range(0, 366, 30):
            at = datetime(2026, 1, 1, 23, 5, 9, 123, tzinfo=UTC) + timedelta(days=days)
            stamp, usual = shown.render(Context({"at": at})).split()
            assert stamp == usual


def test_the_hour_that_comes_twice_a_year_says_which_it_is() -> None:
    shown = Template("{% load public %}{{ at|stamp }}")
    hours = [datetime(2026, 10, 25, hour, 30, tzinfo=UTC) for hour in (0, 1)]

    with time_zone("Europe/Paris"):
        assert [shown.render(Context({"at": at})) for at in hours] == [
            "2026-10-25T02:30:00+0200",
            "2026-10-25T02:30:00+0100",
        ]
