"""The reviews of other publishers in the admin."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.archive.reviewing import URL, a_review, stored_of
from tests.conftest import Cast

PATH = "/admin/factcheck/importedreview/"


@pytest.fixture
def chief(cast: Cast) -> Client:
    client = Client()
    client.force_login(cast.chief)
    stored_of(
        a_review("Les loups", publisher="Factuel", language="fr", reviewed_on=date(2021, 1, 3)),
        a_review("The sheep", url=f"{URL}/2", language="en", reviewed_on=date(2020, 1, 3)),
        a_review("The dogs", url=f"{URL}/3", language="en", deleted_on=date(2022, 1, 3)),
    )
    return client


def listed(client: Client, query: str = "") -> list[str]:
    page = client.get(f"{PATH}{query}")
    assert page.status_code == 200
    return re.findall(r'field-short_claim">.*?>([^<>]+)</a>', page.content.decode())


@pytest.mark.parametrize(
    ("query", "claims"),
    [
        ("", ["The dogs", "The sheep", "Les loups"]),
        ("?language=fr", ["Les loups"]),
        ("?deleted_on__isempty=0", ["The dogs"]),
        ("?q=loups", ["Les loups"]),
        ("?q=Factu", ["Les loups"]),
        ("?q=ctuel", []),
        (f"?q={URL}/2", ["The sheep"]),
    ],
)
def test_a_chief_finds_them(chief: Client, query: str, claims: list[str]) -> None:
    assert listed(chief, query) == claims


def test_its_addresses_are_no_links(chief: Client) -> None:
    stored_of(
        a_review(
            "Vu partout",
            publisher_url="https://factuel.example/",
            appearances=("https://social.example/1",),
        )
    )
    row = re.findall(
        rf'href="({PATH}\d+/change/)[^"]*">Vu partout', chief.get(PATH).content.decode()
    )

    page = chief.get(row[0]).content.decode()

    for address in (URL, "https://factuel.example/", "https://social.example/1"):
        assert address in page
        assert f'href="{address}' not in page


def test_nothing_of_them_can_be_changed(chief: Client) -> None:
    row = re.search(rf"{PATH}\d+/change/", chief.get(PATH).content.decode())
    assert row

    assert chief.post(row[0], {"claim_reviewed": "Autre"}).status_code == 403
    assert listed(chief)[-1] == "Les loups"


@pytest.mark.parametrize(
    ("query", "claims"),
    [
        ("?year=2021", ["Les loups"]),
        ("?year=2020", ["The sheep"]),
        ("?year=1999", []),
        *(
            (f"?year={odd}", None)
            for odd in ("x", "0", "99999", "٣", "0000", "9" * 5000, "00001" + "9" * 5000)
        ),
        ("?publisher=Factuel", ["Les loups"]),
        ("?publisher=Nobody", []),
        ("?year=2021&publisher=Factuel", ["Les loups"]),
    ],
)
def test_a_chief_filters_by_year_and_publisher(
    chief: Client, query: str, claims: list[str] | None
) -> None:
    everything = ["The dogs", "The sheep", "Les loups"]

    assert listed(chief, query) == (everything if claims is None else claims)


def test_the_filters_offer_what_is_there(chief: Client) -> None:
    html = chief.get(PATH).content.decode()

    assert re.findall(r'href="\?year=(\d+)"', html) == ["2021", "2020"]
    offered = re.findall(r'href="\?publisher=([^"]+)"', html)
    assert "Factuel" in offered


def test_a_hostile_publisher_stays_a_word(chief: Client) -> None:
    stored_of(a_review("Le chat", url=f"{URL}/9", publisher="<script>alert(1)</script>"))

    html = chief.get(PATH).content.decode()

    assert "<script>alert" not in html
    assert "&lt;script&gt;alert(1)" in html


def test_the_filters_cost_the_same_for_one_and_for_many(
    chief: Client, django_assert_num_queries: Any
) -> None:
    chief.get(PATH)
    with CaptureQueriesContext(connection) as few:
        chief.get(PATH)
    cache.clear()
    stored_of(
        *(
            a_review(
                f"Le chat {n}",
                url=f"{URL}/c{n}",
                publisher=f"Titre {n}",
                reviewed_on=date(1990 + n, 1, 3),
            )
            for n in range(20)
        )
    )

    # One more for the first who asks for the publishers.
    with django_assert_num_queries(len(few) + 1):
        chief.get(PATH)
