"""One builds, the others get the copy from before: with real threads, none of which sleeps."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event, Lock

import pytest
from django.core.cache import cache

from factcheck import refreshing
from factcheck.refreshing import get_or_refresh

CLIENTS = 32


class Builder:
    """Counts its builds; one of them ends when it is told to."""

    def __init__(self, value: str = "new") -> None:
        self.value, self.builds, self._lock = value, 0, Lock()
        self.begun, self.may_end = Event(), Event()

    def __call__(self) -> str:
        with self._lock:
            self.builds += 1
        self.begun.set()
        self.may_end.wait(30)
        return self.value


def ask(build: Callable[[], str], version: int = 1, seconds: float = 600) -> str:
    return get_or_refresh("figures", version, build, seconds=seconds)


def stampede(build: Callable[[], str], version: int, meanwhile: Callable[[], None]) -> list[str]:
    together = Barrier(CLIENTS + 1)

    def client() -> str:
        together.wait(30)
        return ask(build, version)

    with ThreadPoolExecutor(CLIENTS) as pool:
        asked = [pool.submit(client) for _ in range(CLIENTS)]
        together.wait(30)
        meanwhile()
        return [one.result(30) for one in asked]


def test_all_but_one_get_the_copy_from_before() -> None:
    ask(lambda: "old", seconds=0)
    build = Builder()

    def others_are_served() -> None:
        build.begun.wait(30)
        assert ask(build) == "old"
        build.may_end.set()

    found = stampede(build, 1, others_are_served)

    assert build.builds == 1
    assert found.count("new") >= 1
    assert set(found) <= {"old", "new"}
    assert ask(build) == "new"


def test_nobody_gets_a_copy_of_another_version() -> None:
    ask(lambda: "old")
    build = Builder()

    def somebody_builds() -> None:
        build.begun.wait(30)
        build.may_end.set()

    found = stampede(build, 2, somebody_builds)

    assert (build.builds, set(found)) == (1, {"new"})


def test_who_waited_for_another_version_builds_their_own() -> None:
    first = Builder("first")
    with ThreadPoolExecutor(2) as pool:
        one = pool.submit(ask, first, 1)
        first.begun.wait(30)
        other = pool.submit(ask, lambda: "second", 2)
        first.may_end.set()

        assert (one.result(30), other.result(30)) == ("first", "second")


def test_without_a_copy_all_wait_for_the_first() -> None:
    build = Builder()

    found = stampede(build, 1, build.may_end.set)

    assert (build.builds, set(found)) == (1, {"new"})


def test_a_builder_that_fails_leaves_it_to_the_next() -> None:
    ask(lambda: "old", seconds=0)

    def fails() -> str:
        raise OSError

    for version in (1, 2):
        with pytest.raises(OSError):  # noqa: PT011 -- the one raised here
            ask(fails, version)

    assert ask(lambda: "new", 1) == "new"


def test_a_builder_that_died_holds_nobody_up_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    ask(lambda: "old", seconds=0)
    monkeypatch.setattr(refreshing, "LONGEST_BUILD", 0)
    monkeypatch.setattr(cache, "delete", lambda key: None)

    def dies() -> str:
        raise SystemExit

    with pytest.raises(SystemExit):
        ask(dies)

    assert ask(lambda: "new") == "new"


@pytest.mark.parametrize(("seconds", "found"), [(600, "old"), (0, "new")])
def test_it_is_built_again_when_its_time_is_over(seconds: float, found: str) -> None:
    ask(lambda: "old", seconds=seconds)

    assert ask(lambda: "new") == found


def test_the_times_of_many_do_not_end_together() -> None:
    for number in range(20):
        get_or_refresh(str(number), 1, lambda: "x", seconds=100_000)

    ends = [cache.get(str(number))[1] for number in range(20)]

    assert 100 < max(ends) - min(ends) < 20_001
