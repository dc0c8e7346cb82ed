from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from factcheck import search
from factcheck.views import listed
from tests.search.facts import publish
from tests.search.slow import make_slow

pytestmark = pytest.mark.django_db


def page(client: Client, **query: str) -> str:
    response = client.get("/facts/", query)
    assert response.status_code == 200
    return response.content.decode()


def rows(html: str) -> list[str]:
    found = re.findall(r'class="fact-row__title"[^>]*><a[^>]*>(.*?)</a>', html)
    return [unescape(re.sub("<[^>]+>", "", title)) for title in found]


def links(html: str, rel: str) -> list[str]:
    return [unescape(found) for found in re.findall(rf'rel="{rel}" href="([^"]+)"', html)]


@pytest.mark.parametrize("count", [1, 4])
def test_a_search_costs_four_queries(client: Client, count: int) -> None:
    publish(f"Le loup {n}." for n in range(count))

    with CaptureQueriesContext(connection) as queries:
        html = page(client, q="loup", outcome="verified")

    assert len(rows(html)) == count
    assert len(queries) == 4


def test_a_search_that_finds_nothing_costs_five(client: Client) -> None:
    publish(["Le loup."])

    with CaptureQueriesContext(connection) as queries:
        page(client, q="loop elephant inconnu")

    assert len(queries) <= 5


def test_pages_of_a_ranking_lead_there_and_back(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listed, "SIZE", 2)
    publish(["Loup un.", "Un loup dans la très grande forêt sombre.", "Loup trois.", "Loup, loup."])
    publish(["Loup cinq."])
    first = page(client, q="loup")
    whole = [*rows(first)]
    html = first
    while onward := links(html, "next"):
        # In the head for programs, and under the list for people.
        assert onward[0] == onward[1]
        html = client.get(f"/facts/{onward[0]}").content.decode()
        whole += rows(html)

    assert whole == [
        "Loup, loup.",
        "Loup un.",
        "Loup cinq.",
        "Loup trois.",
        "Un loup dans la très grande forêt sombre.",
    ]
    back = client.get(f"/facts/{links(html, 'prev')[0]}").content.decode()
    assert rows(back) == whole[2:4]
    assert rows(client.get(f"/facts/{links(back, 'prev')[0]}").content.decode()) == whole[:2]


@pytest.mark.parametrize("cursor", ["after_1_1", "before_999999999_1", "after_99", "x", "\x00"])
def test_a_strange_page_of_a_ranking_is_the_first(client: Client, cursor: str) -> None:
    publish(["Le loup."])

    assert rows(page(client, q="loup", page=cursor)) == ["Le loup."]


def test_found_words_are_marked_and_nothing_else_is_markup(client: Client) -> None:
    publish(["<b>Loup</b> & <script>"], summary="Des loups <i>gris</i>.")

    html = page(client, q="loup")

    title = '&lt;b&gt;<mark class="found">Loup</mark>&lt;/b&gt; &amp; &lt;script&gt;'
    assert f">{title}</a>" in html
    assert 'Des <mark class="found">loups</mark> &lt;i&gt;gris&lt;/i&gt;.' in html


def test_the_words_are_in_the_title_and_not_for_search_engines(client: Client) -> None:
    publish(["Le loup."])

    html = page(client, q='"><script>loup')

    title = re.search("<title>(.*?)</title>", html)
    assert title
    assert "&quot;&gt;&lt;script&gt;loup" in title[1]
    assert '<meta name="robots" content="noindex">' in html
    assert "canonical" not in html
    assert "noindex" not in page(client)


def test_choices_say_how_many_facts_they_leave(client: Client) -> None:
    publish(["Loup un.", "Lynx."], source_name="L’Insee")
    publish(["Loup deux."], outcome="disputed", rating="false")

    with override("en"):
        html = page(client, q="loup", source="l'insee")

    assert re.search(r'<option value="verified">[^<]+ \(1\)</option>', html)
    assert re.search(r'<option value="disputed">[^<]+ \(0\)</option>', html)
    assert '<option value="2026">2026 (1)</option>' in html
    assert re.search(r'<option value="l&#x27;insee" selected>l&#x27;insee \(1\)</option>', html)
    assert rows(html) == ["Loup un."]


def test_an_empty_answer_says_what_each_filter_keeps_out(client: Client) -> None:
    publish(["Loup un.", "Loup deux."])

    html = page(client, q="loup", outcome="disputed", page="after_1_1")

    assert rows(html) == []
    assert re.search(r'<li><a href="/facts/\?q=loup">[^<]+</a> \(2\)</li>', html)


def test_a_misspelled_word_leads_to_what_is_there(client: Client) -> None:
    publish(["La vaccination."])

    html = page(client, q="vacination")

    assert '<a href="/facts/?q=vaccination"><strong>vaccination</strong></a>' in html
    assert rows(client.get("/facts/?q=vaccination").content.decode()) == ["La vaccination."]


def test_words_that_no_fact_has_together_are_not_suggested(client: Client) -> None:
    publish(["La vaccination.", "Le loup."])

    assert "<strong>" not in page(client, q="vacination loup")


@pytest.mark.parametrize("words", ["les", "the", "_", "«»", "*"])
def test_words_that_say_nothing_are_answered(client: Client, words: str) -> None:
    publish(["Le loup."])

    html = page(client, q=words)

    assert 'id="id_q_error"' in html or 'class="empty"' in html


def test_a_full_window_is_told(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search.asking, "WINDOW", 2)
    publish(["Loup un.", "Loup deux.", "Loup trois."])

    response = client.get("/facts/", {"q": "loup"}, headers={"accept-language": "en"})

    with override("en"):
        assert response.context["listed"].is_newest
        assert response.context["listed"].shown == "2"


def test_a_long_list_is_counted_up_to_a_limit(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "MOST", 2)
    monkeypatch.setattr("factcheck.search.counting.MOST", 2)
    publish(["Loup un.", "Loup deux.", "Loup trois."])

    response = client.get("/facts/")

    assert (response.context["listed"].total, response.context["listed"].is_least) == (2, True)
    assert response.context["counted"] == "2"


@pytest.mark.parametrize("query", [{}, {"outcome": "verified"}])
def test_a_question_that_takes_too_long_is_answered(
    client: Client, monkeypatch: pytest.MonkeyPatch, settings: Any, query: dict[str, str]
) -> None:
    publish(["Le loup."])
    make_slow(monkeypatch, settings)

    response = client.get("/facts/", {"q": '"><b>loup', **query})

    html = response.content.decode()
    assert response.status_code == 503
    assert (response.headers["Retry-After"], response.headers["Cache-Control"]) == (
        "60",
        "no-store",
    )
    assert "<b>" not in html
    # The words are there to be changed.
    assert 'value="&quot;&gt;&lt;b&gt;loup"' in html
