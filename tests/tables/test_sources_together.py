"""Rows of sources taken together come in as they would one by one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcheck import annotating
from factcheck.models import Source
from tests.conftest import Cast
from tests.newsdesk import a_source
from tests.tables.comparing import NEVER, assert_the_same, came_in, prepared
from tests.tables.importing import faults, take, tally


@pytest.fixture
def desk(cast: Cast) -> Cast:
    desk = prepared(cast)
    known = Source.objects.get(name="Commission nationale")
    annotating.merge_sources(known, a_source("Vieille commission"), actor=cast.editor)
    a_source("Double")
    a_source("Double")
    a_source("Préfecture", kind="organization", url="https://example.org/prefecture")
    return desk


def named(name: str, **more: str) -> dict[str, str]:
    return {"name": name, **more}


MIXED = [
    named("Insee", kind="organization", aliases="Institut national", wikidata_id="Q156616"),
    named("Ada Lovelace"),
    # There already, as it is; then with something new, and as it is by then.
    named("Préfecture", kind="organization"),
    named("Préfecture", kind="organization", url="https://example.org/prefecture"),
    named("Préfecture", kind="organization", aliases="Préf.", wikidata_id="156616"),
    named("Préfecture", kind="organization", aliases="Préf."),
    named("Préfecture", kind="organization", description="de police"),
    named("Préfecture", kind="organization", description="de police"),
    named("Préfecture", kind="organization", description="d’un département"),
    # From above: as it is, changed, of another kind, of another case.
    named("Ada Lovelace"),
    named("Ada Lovelace", description="mathématicienne"),
    named("Ada Lovelace", description="mathématicienne", kind="person"),
    named("Ada Lovelace", kind="outlet"),
    named("ada lovelace"),
    named("Insee", kind="organization", wikidata_id="156616"),
    named("Insee", kind="organization"),
    # At fault, and right further down.
    named("Le Monde", kind="newspaper"),
    named("Le Monde", kind="outlet", url="javascript:alert(1)"),
    named("Le Monde", kind="outlet", url="https://www.lemonde.fr/"),
    named("zqcanary"),
    named("Vieille commission"),
    named("Vieille commission", kind="outlet"),
    named("Double"),
    named("", description="personne"),
    named("x" * 201),
    named("Formule", description="=1+1"),
    named("·"),
]


def test_a_file_of_everything(desk: Cast) -> None:
    report = assert_the_same(MIXED, desk, kind="sources")

    assert tally(report) == (8, 4, 6, 9)


def test_a_preview_says_the_same(desk: Cast) -> None:
    ways = [came_in(MIXED, desk, few, kind="sources", save=False) for few in (2, NEVER)]

    assert ways[0] == ways[1]


def test_the_sign_of_what_is_sealed_finds_nobody(desk: Cast) -> None:
    take("sources", named("·", description="Rien"), by=desk.chief)

    assert Source.objects.get(protected=True).name == "zqcanary"
    assert Source.objects.get(secret="", name="·").description == "Rien"


_SOME = st.fixed_dictionaries(
    {
        "name": st.sampled_from(["Préfecture", "Neuve", "neuve", "zqcanary", "Double"]),
        "kind": st.sampled_from(["", "person", "organization"]),
        "description": st.sampled_from(["", "une", "autre", "x" * 301]),
        "url": st.sampled_from(["", "example.org", "https://example.org/prefecture"]),
    }
)


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(_SOME, min_size=2, max_size=8))
@pytest.mark.filterwarnings("ignore::django.utils.deprecation.RemovedInDjango60Warning")
def test_any_rows(desk: Cast, drawn: list[dict[str, str]]) -> None:
    assert_the_same(drawn, desk, kind="sources")


def test_a_set_that_the_database_refuses_is_halved_until_one_row_is_to_blame(
    desk: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, save = annotating.store_sources, Source.save

    def refusing(sources: Sequence[Source]) -> None:
        if any(one.name == "Source 3" for one in sources):
            raise IntegrityError
        store(sources)

    def refused(self: Source, *args: Any, **more: Any) -> None:
        if self.name == "Source 3":
            raise IntegrityError
        save(self, *args, **more)

    monkeypatch.setattr(annotating, "store_sources", refusing)
    monkeypatch.setattr(Source, "save", refused)
    rows = [named(f"Source {n}") for n in range(8)]

    report = take("sources", *rows, by=desk.chief)

    assert (tally(report), faults(report)) == ((7, 0, 0, 1), [(5, "")])


@pytest.mark.parametrize("again", [False, True])
def test_more_rows_are_no_more_statements(desk: Cast, again: bool) -> None:
    def statements(numbers: range) -> int:
        rows = [named(f"Source {n}", description="une source") for n in numbers]
        if again:
            take("sources", *rows, by=desk.chief)
        with CaptureQueriesContext(connection) as captured:
            report = take("sources", *rows, by=desk.chief)
        assert tally(report) == ((0, 0, len(rows), 0) if again else (len(rows), 0, 0, 0))
        return len(captured)

    assert statements(range(10, 20)) == statements(range(20, 60)) < 15
