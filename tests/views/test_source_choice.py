"""Ticking sources in the list of the desk to merge them, and what is said of a wrong choice."""

from __future__ import annotations

import re
from typing import Any

import pytest

from factcheck.models import Source
from factcheck.views.sources import MOST_AT_ONCE
from tests.conftest import Cast
from tests.english import english
from tests.newsdesk import a_source

pytestmark = pytest.mark.django_db

LIST, MERGE = "/desk/sources/", "/desk/sources/merge/"


def boxes(html: str) -> dict[str, bool]:
    """The ids of the sources that can be ticked, and which are."""
    found = re.findall(r'type="checkbox" name="source" value="(\d+)"( checked)?', html)
    return {pk: bool(checked) for pk, checked in found}


def asked(*sources: Source) -> str:
    return "&".join(f"source={one.pk}" for one in sources)


def test_an_editor_ticks_two_and_lands_on_the_page_that_merges_them(cast: Cast) -> None:
    one, other = a_source("AFP"), a_source("Agence")
    client = english(cast.editor)

    page = client.get(LIST).content.decode()
    landed = client.get(f"{MERGE}?q=&{asked(one, other)}")

    assert boxes(page) == {str(one.pk): False, str(other.pk): False}
    assert f'formaction="{MERGE}"' in page
    assert [row.source for row in landed.context["rows"]] == [one, other]
    assert boxes(landed.content.decode()) == {}


def test_a_tick_outlives_a_search_for_the_other(cast: Cast) -> None:
    one, other = a_source("AFP"), a_source("Zeta")

    page = english(cast.editor).get(f"{LIST}?q=zet&{asked(one)}")

    assert boxes(page.content.decode()) == {str(one.pk): True, str(other.pk): False}


def test_whoever_may_not_merge_is_offered_no_ticks(cast: Cast) -> None:
    one, other = a_source("AFP"), a_source("Agence")
    client = english(cast.checker)

    page = client.get(f"{LIST}?{asked(one)}").content.decode()

    assert (boxes(page), "Merge…" in page) == ({}, False)
    assert client.get(f"{MERGE}?{asked(one, other)}").status_code == 403


def test_one_alone_is_named_with_the_way_back_to_the_other(cast: Cast) -> None:
    one = a_source("<b>AFP")

    page = english(cast.editor).get(f"{MERGE}?{asked(one)}")

    html = page.content.decode()
    assert page.status_code == 200
    assert "You have chosen one only, “&lt;b&gt;AFP”" in html
    assert f'href="{LIST}?{asked(one)}"' in html


def test_none_and_too_many_are_answered(cast: Cast) -> None:
    sources = [a_source(f"Source {number}") for number in range(MOST_AT_ONCE + 1)]
    client = english(cast.editor)

    none, many = client.get(MERGE), client.get(f"{MERGE}?{asked(*sources)}")

    assert "You have not chosen any yet." in none.content.decode()
    assert f"These are more than {MOST_AT_ONCE}" in many.content.decode()
    assert client.post(f"{MERGE}?{asked(sources[0])}", {"keep": "1"}).status_code == 422
    assert not Source.objects.exclude(merged_into=None).exists()


def test_protected_and_open_ones_together_are_refused_before_anything_is_asked(cast: Cast) -> None:
    one, other = a_source("AFP"), a_source("Canari", protected=True)

    answer = english(cast.chief).get(f"{MERGE}?{asked(one, other)}")

    assert "A protected source is merged with protected ones only" in answer.content.decode()
    assert "form" not in answer.context


def test_a_search_that_finds_nothing_says_so_and_keeps_the_ticks(cast: Cast) -> None:
    one = a_source("AFP")

    page = english(cast.editor).get(f"{LIST}?q=xyz&{asked(one)}").content.decode()

    assert "No source has this name." in page
    assert boxes(page) == {str(one.pk): True}


def test_one_that_is_not_seen_among_too_many_is_no_way_round(cast: Cast) -> None:
    sources = [a_source(f"Source {number}") for number in range(MOST_AT_ONCE)]
    hidden = a_source("Canari", protected=True)

    answer = english(cast.editor).get(f"{MERGE}?{asked(*sources, hidden)}")

    assert answer.status_code == 404


@pytest.mark.parametrize("where", [LIST, MERGE])
def test_a_source_that_one_does_not_see_is_neither_ticked_nor_named(cast: Cast, where: str) -> None:
    hidden, one = a_source("Canari", protected=True), a_source("AFP")

    answer = english(cast.editor).get(f"{where}?{asked(hidden, one)}")

    assert "Canari" not in answer.content.decode()
    assert answer.status_code == (200 if where == LIST else 404)


@pytest.mark.parametrize("value", ["x", "٣", "9" * 30, "-1", "%00", "9223372036854775808"])
def test_a_hostile_tick_is_nobody(cast: Cast, value: str) -> None:
    assert english(cast.editor).get(f"{LIST}?source={value}").status_code == 200
    assert english(cast.editor).get(f"{MERGE}?source={value}").status_code == 404


def test_ticks_cost_a_fixed_number_of_queries(
    cast: Cast, django_assert_max_num_queries: Any
) -> None:
    sources = [a_source(f"Source {number}") for number in range(15)]
    client = english(cast.editor)
    client.get(LIST)

    with django_assert_max_num_queries(12):
        client.get(f"{LIST}?{asked(*sources)}")
