"""The reviews of other publishers in the admin."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.test import Client

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
