"""Whoever asks for too much is told so, and nobody else is disturbed: on both databases."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from typing import Any

import pytest
from django.db import OperationalError, connection, transaction

from factcheck import search
from factcheck.models import PublicFact
from factcheck.search import asking
from factcheck.search.limiting import TooLongError, limited
from factcheck.terms import read_query
from tests.search import facts
from tests.search.facts import SQLITE, found
from tests.search.slow import counting_to, make_slow

# Each statement is a transaction of its own, as in a view.
pytestmark = pytest.mark.django_db(transaction=True)


def publish(titles: list[str]) -> None:
    with transaction.atomic():
        facts.publish(titles)


def count_to(number: int) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {counting_to(number)}")
        [[counted]] = cursor.fetchall()
    return int(counted)


def test_a_search_that_takes_too_long_is_broken_off(
    monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    publish(["Le loup."])
    asked = read_query("loup")
    make_slow(monkeypatch, settings)

    for find in (
        lambda: search.find(PublicFact.objects.all(), asked, {}),
        lambda: search.rank(search.fitting(PublicFact.objects.all(), asked), asked),
    ):
        with pytest.raises(search.TooLongError):
            find()

    # The same connection, with as much work as was too much.
    assert count_to(200_000) == 200_000


def test_what_takes_too_long_is_not_suggested(
    monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    publish(["Le loup."])
    asked = read_query("loup")

    assert search.is_found(asked)
    make_slow(monkeypatch, settings)
    assert not search.is_found(asked)


@pytest.mark.parametrize("around", [transaction.atomic, nullcontext])
def test_a_limit_ends_with_its_search(
    around: Callable[[], AbstractContextManager[None]], settings: Any
) -> None:
    publish(["Le loup."])
    # So little that SQLite does not look at the clock before it is done, and later would be late.
    settings.FACTCHECK_SEARCH_SECONDS = 0.0001 if SQLITE else 30

    with around(), connection.cursor() as cursor:
        assert found("loup") == ["Le loup."]
        if SQLITE:
            assert count_to(100_000) == 100_000
        else:
            for name, usual in {"statement_timeout": "0", "random_page_cost": "4"}.items():
                cursor.execute(f"SHOW {name}")
                assert cursor.fetchone() == (usual,)


@pytest.mark.locks
def test_what_was_in_force_before_a_search_is_so_afterwards() -> None:
    """Of the session, and of the transaction around it."""
    publish(["Le loup."])
    shown = "SELECT current_setting('statement_timeout'), current_setting('random_page_cost')"

    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = '50s'")
        try:
            assert found("loup") == ["Le loup."]
            cursor.execute(shown)
            assert cursor.fetchone() == ("50s", "4")
            with transaction.atomic():
                assert found("loup") == ["Le loup."]
                cursor.execute(shown)
                assert cursor.fetchone() == ("50s", "4")
                cursor.execute(
                    "SET LOCAL statement_timeout = '40s'; SET LOCAL random_page_cost = 3"
                )
                assert found("loup") == ["Le loup."]
                cursor.execute(shown)
                assert cursor.fetchone() == ("40s", "3")
        finally:
            cursor.execute("RESET statement_timeout")


def test_postgresql_plans_a_search_as_for_pages_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    publish(["Le loup."])
    planned = "1 = 1" if SQLITE else "current_setting('random_page_cost') = '1'"
    monkeypatch.setattr(asking, "fitting", lambda rows, _asked: rows.extra(where=[planned]))  # noqa: S610 -- ours

    [hit] = search.find(PublicFact.objects.all(), read_query("loup"), {}).ranking.hits

    assert hit.place == PublicFact.objects.get().pk


def test_without_a_limit_a_search_takes_its_time(settings: Any) -> None:
    settings.FACTCHECK_SEARCH_SECONDS = 0

    with limited({}):
        assert count_to(200_000) == 200_000


def test_what_else_is_wrong_with_a_database_is_not_a_question_that_is_too_long() -> None:
    fault = "DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = '53000'; END $$"

    with pytest.raises(OperationalError) as raised, limited({}), connection.cursor() as cursor:
        cursor.execute("SELECT nothing" if SQLITE else fault)

    assert not isinstance(raised.value, TooLongError)
