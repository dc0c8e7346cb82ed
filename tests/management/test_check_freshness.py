from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from io import StringIO

import pytest
from django.conf import LazySettings
from django.core.management import CommandError, call_command
from django.utils import timezone

from factcheck.choices import WatchState
from factcheck.fetching import fetch
from factcheck.freshness import FAILED
from factcheck.freshness.lease import held
from factcheck.management.commands.check_freshness import WORDS
from factcheck.models import Notification, PageWatch
from tests.conftest import Cast
from tests.freshness.watching import resting_on
from tests.webserver import HERE, Site, answer, running_site

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def site(settings: LazySettings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    settings.FACTCHECK_FETCH = True
    monkeypatch.setattr("factcheck.freshness.asking.fetch", partial(fetch, reach=HERE))
    with running_site() as running:
        yield running


def lines(*options: str) -> list[str]:
    out = StringIO()
    call_command("check_freshness", *options, stdout=out)
    return out.getvalue().splitlines()


def test_it_prints_what_it_found(cast: Cast, site: Site) -> None:
    today = timezone.localdate()
    site.pages["/ok"] = answer(b"<p>Le taux</p>")
    site.pages["/busy"] = answer(status=503)
    for path, days in (("ok", -1), ("gone", -2), ("busy", 3)):
        resting_on(f"{site.url}/{path}", cast, excerpt="Le taux", valid_until=today + days * DAY)
    resting_on(f"{site.url}/ok", cast, excerpt="Le 12")

    assert lines() == [
        "verdicts: 2 past their date, 1 within a week",
        (
            "citations: 1 as cited, 1 changed, 1 gone, 0 unreachable, 1 no answer this time, "
            "0 not readable"
        ),
        "people told: 2",
    ]
    assert lines()[-1] == "people told: 0"


def test_a_limit_is_kept(cast: Cast, site: Site) -> None:
    for number in range(3):
        resting_on(f"{site.url}/{number}", cast)

    lines("--limit", "2")

    assert PageWatch.objects.count() == 2


@pytest.mark.parametrize("limit", ["0", "-1", "x", "100001", "²"])
def test_a_limit_that_is_none_is_refused(limit: str) -> None:
    with pytest.raises(CommandError, match="from 1 to 100000"):
        lines(f"--limit={limit}")


def test_without_the_setting_nothing_is_asked_for(
    cast: Cast, site: Site, settings: LazySettings
) -> None:
    settings.FACTCHECK_FETCH = False
    resting_on(f"{site.url}/x", cast, valid_until=timezone.localdate())

    assert lines() == [
        "verdicts: 0 past their date, 1 within a week",
        "pages: FACTCHECK_FETCH is off",
        "people told: 2",
    ]
    assert site.asked == []


def test_a_second_run_says_so(cast: Cast, site: Site) -> None:
    resting_on(f"{site.url}/x", cast, valid_until=timezone.localdate())
    with held():
        assert lines() == ["another run is at it: nothing done"]

    assert not Notification.objects.filter(kind="stale").exists()


def test_every_state_that_an_answer_leads_to_has_its_words() -> None:
    assert set(WORDS) == {*WatchState, FAILED} - {WatchState.NEW}
