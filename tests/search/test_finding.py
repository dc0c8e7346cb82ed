"""What one reading of the facts says is what the database says when each thing is asked alone."""

from __future__ import annotations

from collections import Counter
from itertools import product

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext

from factcheck import search
from factcheck.models import FactPage, PublicFact
from factcheck.search import asking
from factcheck.terms import read_query
from tests.search.facts import index, publish

pytestmark = pytest.mark.django_db

ASKED = read_query("loup")
NAMES = ("outcome", "language", "source", "year")
CHOSEN = [
    {name: value for name, value in zip(NAMES, values, strict=True) if value}
    for values in product(
        ("", "disputed"), ("", "fr", "en"), ("", "l'insee", "nobody"), ("", "2026", "1999")
    )
]
PLAIN = ("outcome", "rating", "kind", "source", "year")


def archive() -> None:
    publish(["Loup un.", "Le loup deux dort.", "Lynx."], source_name="L’Insee")
    publish(["Un loup est trois.", "Loup, loup quatre."], outcome="disputed", rating="false")
    publish(["Loup six.", "Wolf loup."], language="en", outcome="disputed", kind="quote")
    one = {"language": "fr", "title": "Loup sept.", "summary": "", "rating": {"label": ""}}
    index(FactPage.objects.get(title="Wolf loup."), translations=[one])


def left_by(chosen: dict[str, str]) -> QuerySet[PublicFact]:
    plain = dict(chosen)
    language = plain.pop("language", "")
    rows = PublicFact.objects.filter(**plain)
    return search.fitting(rows.readable_in(language) if language else rows, ASKED)


def without(chosen: dict[str, str], name: str) -> dict[str, str]:
    return {other: value for other, value in chosen.items() if other != name}


@pytest.mark.parametrize("chosen", CHOSEN)
def test_where_a_window_holds_all_everything_is_exact(chosen: dict[str, str]) -> None:
    archive()

    with CaptureQueriesContext(connection) as queries:
        found = search.find(left_by(chosen), ASKED, chosen)

    assert len(queries) == 1
    assert found.ranking == search.rank(left_by(chosen), ASKED)
    counts = found.counts
    assert (counts.read, counts.is_capped) == (6, False)
    assert counts.total == left_by(chosen).count() == len(found.ranking.hits)
    for name in PLAIN:
        rows = left_by(without(chosen, name))
        assert counts.without[name] == rows.count()
        assert counts.choices[name] == Counter(str(row[name]) for row in rows.values(name))
    rows = left_by(without(chosen, "language"))
    assert counts.without["language"] == rows.count()
    assert counts.choices["language"] == Counter(
        [*["fr"] * rows.filter(in_fr=True).count(), *["en"] * rows.filter(in_en=True).count()]
    )


@pytest.mark.parametrize(
    ("chosen", "most"), [({}, 1), ({"outcome": "verified"}, 2), ({"language": "en"}, 2)]
)
def test_where_more_fit_the_newest_are_ranked_and_counted(
    chosen: dict[str, str], most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "WINDOW", 3)
    archive()

    with CaptureQueriesContext(connection) as queries:
        found = search.find(left_by(chosen), ASKED, chosen)

    assert len(queries) == most
    assert found.ranking == search.rank(left_by(chosen), ASKED)
    assert found.ranking.is_full is not bool(chosen)
    assert (found.counts.read, found.counts.is_capped) == (3, True)
    # One more than is ranked, which says that there are more.
    assert (
        sum(found.counts.choices["kind"].values())
        == left_by(chosen).filter(pk__gte=left_by({}).values_list("pk", flat=True)[3]).count()
    )
