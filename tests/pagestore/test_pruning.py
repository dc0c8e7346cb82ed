"""The log of what changed is shortened, and no process notices."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from django.test import Client

from factcheck import pagestore
from factcheck.models import KEPT_LINES, PublishLog, StoredPage
from factcheck.pagestore import SHELF, Shelf, build_id, pruning, rows
from factcheck.pagestore.subjects import CORRECTIONS
from tests.pagestore.kept import Clock
from tests.tampering import raw, refused

pytestmark = pytest.mark.django_db


def write(lines: int) -> None:
    PublishLog.objects.bulk_create(PublishLog(subject=CORRECTIONS) for _ in range(lines))


def numbers() -> list[int]:
    return list(PublishLog.objects.order_by("pk").values_list("pk", flat=True))


def test_the_newest_lines_stay() -> None:
    write(KEPT_LINES + 3)
    before = numbers()

    assert pagestore.forget_old() == 3
    assert numbers() == before[3:]
    assert pagestore.forget_old() == 0


def test_an_empty_log_is_left_alone() -> None:
    assert pagestore.forget_old() == 0


def test_of_years_of_lines_some_go_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pruning, "_AT_ONCE", 1)
    write(KEPT_LINES + 3)

    assert [pagestore.forget_old() for _ in range(3)] == [2, 1, 0]


def test_the_database_keeps_the_newest_from_everybody() -> None:
    write(KEPT_LINES + 2)
    second, third = numbers()[1:3]

    with refused("publishlog is append-only"):
        raw("DELETE FROM factcheck_publishlog WHERE id = %s", third)
    raw("DELETE FROM factcheck_publishlog WHERE id <= %s", second)

    assert numbers()[0] == third


def test_a_process_whose_last_line_is_gone_forgets_its_pages(
    clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However few lines were written meanwhile, and whatever they are about."""
    monkeypatch.setattr(rows, "MOST_LINES", 2 * KEPT_LINES)
    pagestore.touch_about()
    for _ in range(2):
        Client().get("/about/")
    sleeper = Shelf(clock=clock.seconds)
    kept = sleeper.find("/about/", build=build_id(), strict=False)
    assert kept is not None

    write(KEPT_LINES)
    StoredPage.objects.all().delete()
    assert pagestore.forget_old() > 0
    assert sleeper.find("/about/", build=build_id(), strict=False) == kept
    clock.second_later()

    assert sleeper.find("/about/", build=build_id(), strict=False) is None
    assert Client().get("/about/").status_code == 200


def test_a_page_from_before_is_not_stored_after_it(clock: Clock) -> None:
    pagestore.touch_about()
    Client().get("/about/")
    page, noted = SHELF.memory.get("/about/"), SHELF.note()
    assert page is not None
    assert noted is not None
    StoredPage.objects.all().delete()

    write(KEPT_LINES)
    pagestore.forget_old()
    SHELF.keep("/about/", page, noted)

    assert not StoredPage.objects.exists()


def test_the_timer_of_every_minute_does_it() -> None:
    write(KEPT_LINES + 1)

    call_command("send_outbox", verbosity=0)

    assert PublishLog.objects.count() == KEPT_LINES
