"""One run at a time, and what a run leaves that was killed."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

import pytest
import time_machine
from django.utils import timezone

from factcheck import freshness
from factcheck.freshness import watching
from factcheck.freshness.lease import LEASE, Lease, held
from factcheck.models import Notification, PageWatch, WatchRun
from tests.conftest import Cast
from tests.freshness.watching import resting_on
from tests.racing import losers, race
from tests.webserver import Site

MOMENT = timedelta(seconds=1)


class KilledError(BaseException):
    """The end of a process, as far as the code sees it."""


@pytest.mark.django_db
def test_one_holds_it_and_gives_it_back() -> None:
    with held() as first:
        assert first is not None
        with held() as second:
            assert second is None
        assert first.renew()
    with held() as third:
        assert third is not None
        assert not first.renew()
        first.give_back()
        assert third.renew()
    assert WatchRun.objects.values_list("holder", "held_until").get() == ("", None)


@pytest.mark.django_db
@pytest.mark.parametrize(("after", "free"), [(LEASE - MOMENT, False), (LEASE, True)])
def test_what_was_not_given_back_is_over_at_some_time(after: timedelta, *, free: bool) -> None:
    now = timezone.now()
    with time_machine.travel(now, tick=False):
        lease = held()
        lease.__enter__()
    with time_machine.travel(now + after, tick=False), held() as second:
        assert (second is not None) is free


@pytest.mark.django_db
def test_renewing_puts_its_end_off() -> None:
    now = timezone.now()
    with time_machine.travel(now, tick=False) as clock, held() as lease:
        assert lease is not None
        clock.shift(LEASE - MOMENT)
        assert lease.renew()
        clock.shift(LEASE - MOMENT)
        with held() as second:
            assert second is None


@pytest.mark.django_db
def test_a_second_run_does_nothing(cast: Cast, site: Site) -> None:
    resting_on(f"{site.url}/x", cast, valid_until=timezone.localdate())
    with held():
        assert freshness.check(ask_pages=True) is None

    assert site.asked == []
    assert not PageWatch.objects.exists()
    assert not Notification.objects.filter(kind="stale").exists()


@pytest.mark.django_db
def test_a_run_that_is_killed_is_continued_where_it_stopped(
    cast: Cast, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    citations = [resting_on(f"{site.url}/{n}", cast) for n in range(3)]
    ask = watching.ask

    def ask_twice(url: str, *, seconds: float) -> object:
        if PageWatch.objects.count() == 2:
            raise KilledError
        return ask(url, seconds=seconds)

    with monkeypatch.context() as dying:
        dying.setattr(watching, "ask", ask_twice)
        # A killed process gives nothing back.
        dying.setattr(Lease, "give_back", lambda _lease: None)
        with pytest.raises(KilledError):
            freshness.check(ask_pages=True)
    assert PageWatch.objects.count() == 2
    assert freshness.check(ask_pages=True) is None

    with time_machine.travel(timezone.now() + LEASE):
        checked = freshness.check(ask_pages=True, limit=1)

    assert checked is not None
    assert dict(checked.pages) == {"gone": 1}
    assert set(PageWatch.objects.values_list("citation", flat=True)) == {c.pk for c in citations}
    assert len(site.asked) == 3


@pytest.mark.django_db
def test_a_run_that_lost_its_lease_stops(
    cast: Cast, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3):
        resting_on(f"{site.url}/{number}", cast, valid_until=timezone.localdate())
    ask = watching.ask

    def lose(url: str, *, seconds: float) -> object:
        WatchRun.objects.update(holder="another")
        return ask(url, seconds=seconds)

    monkeypatch.setattr(watching, "ask", lose)

    checked = freshness.check(ask_pages=True)

    assert checked is not None
    assert (dict(checked.pages), checked.told) == ({"gone": 1}, 0)
    assert WatchRun.objects.get().holder == "another"


@pytest.mark.django_db(transaction=True)
def test_four_at_once_ask_and_tell_once(cast: Cast, site: Site) -> None:
    resting_on(f"{site.url}/x", cast, valid_until=timezone.localdate())

    results = race(*[partial(freshness.check, ask_pages=True)] * 4)

    assert losers(results) == []
    # Whoever comes when the first is done may ask again; nobody is told again.
    done = [one for one in results if one is not None]
    assert len(site.asked) == len(done)
    assert sum(one.told for one in done) == 2
    assert PageWatch.objects.get().state == "gone"
    told = Notification.objects.filter(kind="stale").values_list("recipient", flat=True)
    assert sorted(told) == sorted([cast.checker.pk, cast.editor.pk])
