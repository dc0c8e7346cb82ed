"""A web archive is asked for what published facts cite in public, and for nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

import pytest
from django.conf import LazySettings

from factcheck import jobs, publishing
from factcheck.choices import EvidenceKind, Stance, Visibility
from factcheck.fetching import visit
from factcheck.management.handlers import HANDLERS
from factcheck.models import Citation, Claim, Evidence, FactPage, Job
from tests.conftest import Cast
from tests.newsdesk import a_claim, a_source, evidence, settled
from tests.webserver import HERE, Site, answer, running_site

pytestmark = pytest.mark.django_db


@pytest.fixture
def site(settings: LazySettings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """An archive that the desk may ask."""
    settings.FACTCHECK_FETCH = True
    monkeypatch.setattr("factcheck.publishing.archiving.visit", partial(visit, reach=HERE))
    with running_site() as running:
        settings.FACTCHECK_ARCHIVE = f"{running.url}/save/"
        yield running


def published(cast: Cast, *pieces: Evidence) -> FactPage:
    claim = settled(a_claim(), by=cast.checker, approver=cast.editor)
    Evidence.objects.exclude(pk__in=[one.pk for one in pieces]).update(url="")
    for one in pieces:
        Citation.objects.create(claim=claim, evidence=one, stance=Stance.CONTEXT)
    return publishing.publish_fact(claim, actor=cast.editor)


def piece(**fields: Any) -> Evidence:
    return evidence(kind=EvidenceKind.PAGE, url="https://example.org/a", **fields)


def work() -> list[str]:
    while jobs.run_next(HANDLERS, worker="there"):
        pass
    return list(Job.objects.filter(kind="archive").values_list("state", flat=True))


def copy_of(one: Evidence) -> str:
    return Evidence.objects.get(pk=one.pk).archived_url


@pytest.mark.parametrize("how", ["redirect", "header"])
def test_the_copy_that_the_archive_names_is_kept(cast: Cast, site: Site, how: str) -> None:
    place = "/web/2026/https://example.org/a"
    site.pages[place] = answer(b"a copy")
    site.pages["/save/https://example.org/a"] = (
        answer(status=302, Location=place)
        if how == "redirect"
        else answer(b"done", **{"Content-Location": place})
    )
    one = piece()

    published(cast, one)

    assert copy_of(one) == ""
    assert work() == ["done"]
    assert copy_of(one) == f"{site.url}{place}"


def test_an_answer_without_a_copy_is_none_and_is_tried_again(cast: Cast, site: Site) -> None:
    site.pages["/save/https://example.org/a"] = answer(b"busy")
    one = piece()
    published(cast, one)

    assert work() == ["waiting"]
    assert copy_of(one) == ""


def test_a_copy_elsewhere_is_not_believed(cast: Cast, site: Site) -> None:
    site.pages["/save/https://example.org/a"] = answer(
        b"x", **{"Content-Location": "https://elsewhere.example/web/a"}
    )
    one = piece()
    published(cast, one)

    work()

    assert copy_of(one) == ""


@pytest.mark.parametrize(
    "fields",
    [
        {"visibility": Visibility.INTERNAL},
        {"visibility": Visibility.PROTECTED},
        {"archived_url": "https://archive.example/1"},
    ],
)
def test_nothing_else_is_asked_for(cast: Cast, site: Site, fields: dict[str, Any]) -> None:
    hidden = piece(source=a_source(protected=True)) if not fields else piece(**fields)

    published(cast, hidden)

    assert Job.objects.count() == 0


def test_nor_what_a_protected_source_gave(cast: Cast, site: Site) -> None:
    published(cast, piece(source=a_source(protected=True)))

    assert Job.objects.count() == 0


def test_what_is_not_public_any_more_is_not_asked_for(cast: Cast, site: Site) -> None:
    one = piece()
    page = published(cast, one)
    publishing.retract_fact(page, actor=cast.chief, why="Erreur.")

    assert work() == ["done"]
    assert copy_of(one) == ""


@pytest.mark.parametrize("setting", ["FACTCHECK_FETCH", "FACTCHECK_ARCHIVE"])
def test_without_the_settings_nothing_is(
    cast: Cast, site: Site, settings: LazySettings, setting: str
) -> None:
    setattr(settings, setting, "")

    published(cast, piece())

    assert Job.objects.count() == 0


def test_a_page_is_asked_for_once(cast: Cast, site: Site) -> None:
    one = piece()

    page = published(cast, one)
    publishing.publish_fact(Claim.objects.get(pk=page.claim_id), actor=cast.editor)

    assert Job.objects.count() == 1
