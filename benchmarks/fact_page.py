"""What a published fact page costs, against a bare response of the same size.

Both go through the whole application (every middleware, the WSGI handler) in this process, on a
fresh SQLite database, in rounds that take turns; the medians of the rounds are compared. There is
no server and no network in it, so the ratio says what the page adds, not how fast a site is.
"""

from __future__ import annotations

import platform
import statistics
import sys
import time
from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.models import Group, User
from django.core.handlers.wsgi import WSGIHandler
from django.core.management import call_command
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.urls import clear_url_caches
from django.urls import path as route

from factcheck import publishing
from factcheck.choices import Role
from newsroom import urls
from tests.newsdesk import settled

ROUNDS = 21
REQUESTS = 50
WARM_UP = 20

Ask = Callable[[], Any]


def main() -> None:
    path = publish_one()
    fact, size = asking(path)
    serve_bare(size)
    bare, _ = asking("/bare")
    report(size, *medians(bare, fact))


def publish_one() -> str:
    """The address of one published fact page in a new database."""
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    checker, editor = (User.objects.create(username=role) for role in (Role.CHECKER, Role.EDITOR))
    checker.groups.add(Group.objects.get(name=Role.CHECKER))
    editor.groups.add(Group.objects.get(name=Role.EDITOR))
    claim = settled(by=checker, approver=editor)
    return publishing.publish_fact(claim, actor=editor).get_absolute_url()


def serve_bare(size: int) -> None:
    """Give the bare response an address, behind the same middlewares as every page."""
    body = b"x" * size

    @login_not_required
    def bare(request: HttpRequest) -> HttpResponse:
        return HttpResponse(body)

    urls.urlpatterns = [route("bare", bare), *urls.urlpatterns]
    clear_url_caches()


def asking(path: str) -> tuple[Ask, int]:
    """A function that asks for the path once and returns the bytes received, and how many."""
    handler = WSGIHandler()
    environ = RequestFactory(SERVER_NAME="127.0.0.1").get(path).environ

    def ask() -> int:
        status: list[str] = []

        def start_response(line: str, headers: Any, exc_info: Any = None) -> Callable[..., None]:
            status.append(line)
            return lambda data: None

        response = handler(dict(environ), start_response)
        received = sum(len(part) for part in response)
        response.close()
        if status != ["200 OK"]:
            sys.exit(f"{path} answered {status[0]}.")
        return received

    return ask, ask()


def medians(*asks: Ask, requests: int = REQUESTS, rounds: int = ROUNDS) -> list[float]:
    """Milliseconds a request, for each: the median of its rounds."""
    for ask in asks:
        for _ in range(WARM_UP):
            ask()
    taken: list[list[float]] = [[] for _ in asks]
    for _ in range(rounds):
        for times, ask in zip(taken, asks, strict=True):
            start = time.perf_counter()
            for _ in range(requests):
                ask()
            times.append((time.perf_counter() - start) / requests * 1000)
    return [statistics.median(times) for times in taken]


def report(size: int, bare: float, fact: float) -> None:
    sys.stdout.write(
        f"bare response  {bare:7.3f} ms\n"
        f"fact page      {fact:7.3f} ms   {bare / fact:.2f} × bare\n"
        f"{size} bytes; medians of {ROUNDS} rounds of {REQUESTS} requests, taking turns; "
        f"SQLite, Python {platform.python_version()}, one process, no network\n"
    )
