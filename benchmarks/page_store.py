"""What a page out of the store costs, against a bare response of the same size and the view itself.

All go through the whole application in this process, taking turns, and the medians are compared. The
bare response goes through the seven middlewares that a new project of Django has. Warm is a page
that is in the process's memory, cold one that is read from its row each time; the targets are those
of docs/decisions/0048.
"""

from __future__ import annotations

import platform
import sys
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.test import RequestFactory, override_settings

from benchmarks.fact_page import medians, publish_one, serve_bare
from factcheck.pagestore import SHELF

# Request by request: what else the machine does falls into a few of them.
REQUESTS = 1
ROUNDS = 1001
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
            medians(bare, view, known, cold(view), from_view, requests=REQUESTS, rounds=ROUNDS),
            strict=True,
        )
    )
    report(size, figures)


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
