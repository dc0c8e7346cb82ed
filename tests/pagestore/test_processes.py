"""Two processes with one database, and what is killed on its way."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from threading import Event, Thread

import pytest
from django.conf import settings as site
from django.db import connections, transaction
from django.test import Client

from factcheck import pagestore, publishing
from factcheck.models import FactPage, StoredPage
from factcheck.views import public
from tests.conftest import Cast
from tests.newsdesk import settled
from tests.pagestore.kept import Clock
from tests.processes import run_python, start_python
from tests.racing import race

pytestmark = pytest.mark.django_db(transaction=True)

# Answers "path" with the status, the queries and the words; "later" lets a second go by.
READER = """
import sys
import django
django.setup()
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from factcheck.pagestore import SHELF
clock = [1000.0]
SHELF.clock = lambda: clock[0]
for line in sys.stdin:
    if line.strip() == "later":
        clock[0] += 1.01
        continue
    with CaptureQueriesContext(connection) as asked:
        answer = Client(HTTP_HOST="127.0.0.1").get(line.strip())
    words = [word for word in sys.argv[1:] if word in answer.content.decode()]
    print(answer.status_code, len(asked), *words, flush=True)
"""
# Retracts the page at argv[1], and is killed before or after that is committed.
KILLED = """
import os, signal, sys
import django
django.setup()
from django.contrib.auth.models import User
from django.db import transaction
from factcheck import publishing
from factcheck.models import FactPage
page = FactPage.objects.get(slug=sys.argv[1])
with transaction.atomic():
    publishing.retract_fact(page, actor=User.objects.get(username="editor"), why="Retracted.")
    if sys.argv[2] == "before":
        os.kill(os.getpid(), signal.SIGKILL)
    transaction.on_commit(lambda: os.kill(os.getpid(), signal.SIGKILL))
"""


@pytest.fixture
def fact(cast: Cast, clock: Clock) -> FactPage:
    claim = settled(by=cast.checker, approver=cast.editor, summary="Bien douze.")
    page = publishing.publish_fact(claim, actor=cast.editor)
    clock.second_later()
    return page


def our_settings() -> dict[str, str]:
    """Of another process of the same deployment."""
    return {
        "SECRET_KEY": site.SECRET_KEY,
        "STATIC_ROOT": str(site.STATIC_ROOT),
        "FACTCHECK_PAGE_STORE": "on",
    }


class Reader:
    """Another process that serves."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def get(self, path: str) -> str:
        return self._told(path)

    def later(self) -> None:
        self._send("later")

    def _told(self, line: str) -> str:
        self._send(line)
        assert self._process.stdout is not None
        return self._process.stdout.readline().strip()

    def _send(self, line: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(f"{line}\n")
        self._process.stdin.flush()


@pytest.fixture
def reader() -> Iterator[Reader]:
    with start_python(READER, "douze.", "Retracted.", **our_settings()) as process:
        yield Reader(process)
        assert process.stdin is not None
        process.stdin.close()


def test_another_process_sends_no_old_page_a_second_later(
    cast: Cast, fact: FactPage, reader: Reader, clock: Clock
) -> None:
    path = fact.get_absolute_url()
    ours = Client().get(path)
    # What we stored, it reads: one look at the log, one row; then neither.
    assert [reader.get(path), reader.get(path)] == ["200 2 douze.", "200 0 douze."]

    publishing.retract_fact(fact, actor=cast.editor, why="Retracted.")
    within = reader.get(path)
    reader.later()
    after = reader.get(path)
    # It stored what is true, for us too, who were told at once.
    stored = Client().get(path)

    assert within == "200 0 douze."
    assert after.startswith("200")
    assert after.endswith("Retracted.")
    assert "douze" not in after
    assert ours.content != stored.content
    assert StoredPage.objects.filter(path=path).exists()


def test_a_publication_that_is_killed_leaves_no_old_page(fact: FactPage, clock: Clock) -> None:
    path = fact.get_absolute_url()
    true = Client().get(path).content

    assert run_python(KILLED, fact.slug, "before", **our_settings()) == -9
    clock.second_later()
    assert Client().get(path).content == true
    assert run_python(KILLED, fact.slug, "after", **our_settings()) == -9
    clock.second_later()
    after = Client().get(path)

    assert b"Retracted." in after.content
    assert true != after.content


def test_of_many_who_ask_at_once_one_makes_the_page(
    fact: FactPage, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, made, view = fact.get_absolute_url(), [], public.fact_page
    Client().get("/about/")
    monkeypatch.setattr(public, "fact_page", lambda slug: made.append(slug) or view(slug))

    answers = race(*[lambda: Client().get(path).status_code] * 4)

    assert answers == [200] * 4
    assert made == [fact.slug]


def test_nothing_is_stored_while_somebody_changes_pages(fact: FactPage, clock: Clock) -> None:
    path = fact.get_absolute_url()
    changed, done = Event(), Event()

    def change() -> None:
        try:
            with transaction.atomic():
                pagestore.touch_article(fact.claim.article_id)
                changed.set()
                done.wait(timeout=30)
        finally:
            connections.close_all()

    somebody = Thread(target=change)
    somebody.start()
    try:
        assert changed.wait(timeout=30)
        answer = Client().get(path)
        stored_meanwhile = StoredPage.objects.filter(path=path).exists()
    finally:
        done.set()
        somebody.join(timeout=30)
    clock.second_later()
    Client().get(path)

    assert answer.status_code == 200
    assert not stored_meanwhile
    assert StoredPage.objects.filter(path=path).exists()
