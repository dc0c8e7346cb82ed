"""What a page out of the store costs, against a bare response of the same size and the view itself.

All go through the whole application in this process, taking turns, and the medians are compared. The
bare response goes through the seven middlewares that a new project of Django has. Warm is a page
that is in the process's memory, cold one that is read from its row each time; the targets are those
of docs/decisions/0048.
"""

from __future__ import annotations

import platform
import statistics
import sys
import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.models import Group, User
from django.core.handlers.wsgi import WSGIHandler
from django.core.management import call_command
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory, override_settings
from django.urls import clear_url_caches
from django.urls import path as route

from factcheck import publishing
from factcheck.choices import Role
from factcheck.models import FactPage
from factcheck.pagestore import SHELF
from newsroom import urls
from tests.newsdesk import settled

# Request by request: what else the machine does falls into a few of them.
ROUNDS = 1001
WARM_UP = 20
COLD = {"postgresql": 0.45, "sqlite": 0.65}
DEFAULT = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
GZIP = {"HTTP_ACCEPT_ENCODING": "gzip"}


def main() -> None:
    """On the database of DATABASE_URL."""
    path = publish_one()
    settings.FACTCHECK_PAGE_STORE = "on"
    view = asking(path, **GZIP)
    size, tag = view()
    serve_bare(size)
    known = asking(path, **GZIP, HTTP_IF_NONE_MATCH=tag)
    with override_settings(MIDDLEWARE=DEFAULT):
        bare = asking("/bare")
    from_view = without_store(path)
    figures = dict(
        zip(
            ("bare", "warm", "304", "cold", "view"),
            medians(bare, view, known, cold(view), from_view),
            strict=True,
        )
    )
    report(size, figures)


def publish_one() -> str:
    """The address of the one published fact page, which a new database gets."""
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    if page := FactPage.objects.first():
        return page.get_absolute_url()
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


def asking(path: str, **headers: str) -> Callable[[], tuple[int, str]]:
    """A function that asks once, and returns how many bytes came and their tag."""
    handler = WSGIHandler()
    environ = RequestFactory(SERVER_NAME="127.0.0.1").get(path, **headers).environ

    def ask() -> tuple[int, str]:
        told: dict[str, str] = {}

        def start_response(line: str, headers: Any, exc_info: Any = None) -> Callable[..., None]:
            told.update(headers, status=line)
            return lambda data: None

        response = handler(dict(environ), start_response)
        received = sum(len(part) for part in response)
        response.close()
        if told["status"][:3] not in ("200", "304"):
            sys.exit(f"{path} answered {told['status']}.")
        return received, told.get("ETag", "")

    return ask


def medians(*asks: Callable[[], Any], rounds: int = ROUNDS) -> list[float]:
    """Milliseconds of each, the median of its rounds."""
    for ask in asks:
        for _ in range(WARM_UP):
            ask()
    taken: list[list[float]] = [[] for _ in asks]
    for _ in range(rounds):
        for times, ask in zip(taken, asks, strict=True):
            start = time.perf_counter()
            ask()
            times.append((time.perf_counter() - start) * 1000)
    return [statistics.median(times) for times in taken]


def cold(ask: Callable[[], Any]) -> Callable[[], Any]:
    """As a process asks that has the page not in its memory, but has read the log this second."""

    def forgetful() -> Any:
        SHELF.memory.clear()
        return ask()

    return forgetful


def without_store(path: str) -> Callable[[], Any]:
    """The view through every middleware."""
    ask = asking(path, **GZIP)

    def off() -> Any:
        settings.FACTCHECK_PAGE_STORE = "off"
        try:
            return ask()
        finally:
            settings.FACTCHECK_PAGE_STORE = "on"

    return off


def report(size: int, figures: dict[str, float]) -> None:
    bare, view = figures["bare"], figures["view"]
    least = {"warm": 1.2, "304": 1.2, "cold": COLD[connection.vendor]}
    for name, took in figures.items():
        target = f"   (target {least[name]})" if name in least else ""
        sys.stdout.write(
            f"{name:5} {took:7.3f} ms  {bare / took:5.2f} × bare  {view / took:5.1f} × view{target}\n"
        )
    sys.stdout.write(
        f"{size} bytes compressed; medians of {ROUNDS} requests each, taking turns; "
        f"{connection.vendor}, Python {platform.python_version()}, one process, no network\n"
    )
