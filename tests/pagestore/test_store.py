"""What the store costs, what it refuses to keep, and how it mends itself."""

from __future__ import annotations

import gzip
import time
from types import SimpleNamespace

import pytest
from django.conf import LazySettings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.http import http_date

from factcheck import jobs, pagestore, publishing
from factcheck.exporting.asking import Site
from factcheck.management.handlers import HANDLERS
from factcheck.models import LONGEST_PATH, FactPage, PublishLog, StoredPage
from factcheck.pagestore import SHELF, Page, Shelf, build_id, is_storable, page_of
from factcheck.pagestore.memory import Memory
from tests.conftest import Cast, Shared
from tests.newsdesk import settled
from tests.pagestore.kept import Clock

pytestmark = pytest.mark.django_db


def begin(cast: Cast) -> FactPage:
    return publishing.publish_fact(
        settled(by=cast.checker, approver=cast.editor), actor=cast.editor
    )


@pytest.fixture
def path(shared_world: Shared, begun: FactPage, clock: Clock) -> str:
    """The address of a page that is stored, and in memory."""
    path = begun.get_absolute_url()
    Client().get(path)
    return path


def queries(path: str, **headers: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        response = Client().get(path, headers=headers)
    assert response.status_code in (200, 304)
    return len(captured)


def test_queries(path: str, clock: Clock) -> None:
    in_memory = queries(path)
    known = queries(path, **{"If-None-Match": Client().get(path).headers["ETag"]})
    SHELF.memory.clear()
    cold = queries(path)
    clock.second_later()
    once_a_second = [queries(path), queries(path)]

    assert (in_memory, known, cold, once_a_second) == (0, 0, 1, [1, 0])


def test_within_the_second_nothing_is_asked_and_strict_always_asks(
    path: str, clock: Clock, settings: LazySettings
) -> None:
    FactPage.objects.update(title="x")
    page = FactPage.objects.get()
    pagestore.touch_article(page.claim.article_id)
    assert queries(path) == 0

    settings.FACTCHECK_PAGE_STORE = "strict"
    asked_again = queries(path)
    clock.now += 0.001
    strict = queries(path)

    assert asked_again > 2
    assert strict == 1


def test_a_page_that_was_made_before_a_change_is_not_kept(path: str, clock: Clock) -> None:
    page, noted = SHELF.memory.get(path), SHELF.note()
    assert page is not None
    assert noted is not None

    pagestore.touch_about()
    SHELF.keep("/about/", page, noted)
    clock.second_later()
    queries(path)
    SHELF.memory.put("/", page, noted.generation)

    assert not StoredPage.objects.filter(path="/about/").exists()
    assert SHELF.memory.get("/") is None


def test_a_change_deletes_the_rows_that_it_is_about(path: str, begun: FactPage) -> None:
    for other in ("/about/", "/facts/", "/robots.txt"):
        Client().get(other)
    pagestore.touch_article(begun.claim.article_id)

    assert set(StoredPage.objects.values_list("path", flat=True)) == {"/about/", "/robots.txt"}
    assert PublishLog.objects.latest("pk").subject == f"article:{begun.claim.article_id}"


@pytest.mark.parametrize(
    "change",
    [
        {"body": gzip.compress(b"<p>forged")},
        {"body": b""},
        {"head": "{"},
        {"head": '{"length": 1, "headers": {}}'},
        {"subject": "site"},
        {"good_until": int(time.time()) + 3600},
        {"build": "another"},
    ],
)
def test_a_row_that_is_not_what_was_written_is_written_anew(
    path: str, change: dict[str, object]
) -> None:
    true = Client().get(path)
    StoredPage.objects.filter(path=path).update(**change)
    SHELF.forget()

    mended = Client().get(path)
    SHELF.memory.clear()

    assert (mended.content, mended.headers) == (true.content, true.headers)
    assert queries(path) == 1


def test_a_row_at_another_address_is_no_page(path: str) -> None:
    Client().get("/about/")
    about = StoredPage.objects.get(path="/about/")
    StoredPage.objects.filter(path=path).update(body=about.body, head=about.head)
    StoredPage.objects.filter(path=path).update(digest=about.digest, subject=about.subject)
    SHELF.forget()

    assert b"Douze" not in about.body
    assert FactPage.objects.get().title.encode() in Client().get(path).content


def test_an_emptied_store_and_another_log_are_noticed(path: str, clock: Clock) -> None:
    StoredPage.objects.all().delete()
    assert queries(path) == 0
    SHELF._position = 10**9
    clock.second_later()
    assert queries(path) > 1
    SHELF.memory.clear()

    assert queries(path) == 1


def test_a_worker_stores_what_was_published_before_anybody_asks(
    path: str, begun: FactPage, clock: Clock, cast: Cast
) -> None:
    article = begun.claim.article_id
    pagestore.touch_article(article)
    assert jobs.run_next(HANDLERS, worker="one") is None

    pagestore.touch_article(article)
    pagestore.touch_article(article)
    job = jobs.run_next(HANDLERS, worker="one")
    stored = set(StoredPage.objects.values_list("path", flat=True))

    assert job is not None
    assert {path, f"{path}claim.jsonld", "/", "/feeds/facts.atom", "/api/v1/facts/"} <= stored
    assert jobs.run_next(HANDLERS, worker="one") is None


@pytest.mark.parametrize("days", [1, -2])
def test_a_page_is_good_for_its_day(path: str, clock: Clock, days: float) -> None:
    """Also when the clock that made it was days ahead, and was put right."""
    clock.days = days

    assert queries(path) > 1


def test_files_that_are_collected_anew_are_another_build(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages name them as they were collected when the process began."""
    before = build_id()
    # Another storage: what is patched within the lazy one would be gone from it afterwards.
    other = SimpleNamespace(manifest_hash="another")
    monkeypatch.setattr("factcheck.pagestore.building.staticfiles_storage", other)

    assert build_id() != before


@pytest.mark.parametrize(
    "more",
    [{"If-Match": '"other"'}, {"If-Unmodified-Since": http_date(10**9)}],
    ids=lambda one: next(iter(one)),
)
def test_what_has_to_be_true_is_asked_before_what_a_reader_has(
    path: str, more: dict[str, str]
) -> None:
    """RFC 9110, 13.2.2."""
    known = {"If-None-Match": Client().get(path).headers["ETag"]}

    assert Client().get(path, headers=known).status_code == 304
    assert Client().get(path, headers={**known, **more}).status_code == 412


def test_an_address_that_is_too_long_for_its_row_is_not_stored() -> None:
    longest = f"/facts/{'a' * (LONGEST_PATH - 8)}/"

    assert len(longest) == LONGEST_PATH
    assert is_storable(longest)
    assert not is_storable(f"/facts/a{longest[7:]}")


def test_another_host_is_refused_as_ever(path: str) -> None:
    assert Client(HTTP_HOST="evil.example").get(path).status_code == 400
    assert Client(HTTP_HOST="localhost").get(path).status_code == 200


def test_files_are_written_of_no_page_of_the_second_before(path: str, cast: Cast) -> None:
    old = Client().get("/about/").content
    publishing.write_about("about", "fr", actor=cast.chief, version=0, title="Nous", body="Neuf.")

    assert Client().get("/about/").content == old
    assert b"Neuf." in Site().ask("/about/").body


@pytest.mark.parametrize(
    ("accepted", "packed"),
    [
        ("gzip", True),
        ("br;q=1.0, GZIP;q=0.5", True),
        ("identity", False),
        ("gzip;q=0", False),
        ("gzip; q=0.000", False),
        ("", False),
    ],
)
def test_who_takes_gzip_gets_it(path: str, accepted: str, packed: bool) -> None:
    response = Client().get(path, headers={"Accept-Encoding": accepted})
    whole = gzip.decompress(response.content) if packed else response.content

    assert ("Content-Encoding" in response.headers) is packed
    assert response.headers["ETag"].startswith("W/") is packed
    assert whole == Client().get(path).content


def a_page(size: int, subject: str = "lists") -> Page:
    page = page_of([("ETag", '"x"')], b"", subject=subject, good_until=0, build="")
    return Page(page.headers, b"x" * size, size, subject)


def test_memory_is_bounded_by_bytes_and_keeps_what_was_asked_for_last() -> None:
    memory = Memory(3 * a_page(1000).size)
    for name in "abc":
        memory.put(name, a_page(1000), 0)
    memory.get("a")
    memory.put("d", a_page(1000), 0)
    memory.put("huge", a_page(10**6), 0)

    assert [name for name in ("a", "b", "c", "d", "huge") if memory.get(name)] == ["a", "c", "d"]
    assert memory.size == 3 * a_page(1000).size


def test_a_store_that_cannot_be_read_has_no_page(
    path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("factcheck.pagestore.rows._LAST", "SELECT nothing FROM nowhere")
    shelf = Shelf()

    assert shelf.find(path, build="", strict=False) is None
    assert shelf.note() is None
