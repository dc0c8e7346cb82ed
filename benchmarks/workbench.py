"""The workbench of a long article: 5,000 words with 300 claims, beside the same text with 30.

The server's time is taken through the whole application in this process, in rounds that take turns.
The browser is a real Chromium on the page with 300 claims: how long after the HTML the page is
ready for the first key, and how long a step to the next claim takes until it is laid out.
"""

from __future__ import annotations

import re
import shutil
import statistics
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from wsgiref.simple_server import WSGIRequestHandler, make_server

from django.conf import settings
from django.contrib.auth.models import Group, User
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from playwright.sync_api import Page, sync_playwright

from benchmarks.page_store import medians
from factcheck import annotating, intake
from factcheck.choices import Kind, Role
from factcheck.models import Article

SENTENCES = 360
STEPS = 40
LIMITS = {"html": 350_000, "script": 30_000, "ready": 1000.0, "step": 50.0}
SCRIPTS = Path(settings.STATIC_ROOT) / "factcheck" / "js"
HASHED = re.compile(r"\.[0-9a-f]{12}\.js$")
STEP = """() => {
    const start = performance.now();
    document.activeElement.dispatchEvent(
        new KeyboardEvent("keydown", {key: "n", bubbles: true, cancelable: true}));
    document.body.getBoundingClientRect();
    return performance.now() - start;
}"""
READY = """() => {
    const page = performance.getEntriesByType("navigation")[0];
    return page.loadEventEnd - page.responseEnd;
}"""


def main() -> None:
    chief = User.objects.create(username="bench-chief", is_staff=True)
    chief.groups.add(Group.objects.get(name=Role.CHIEF))
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(chief)
    few, many = (an_article(chief, claims=claims) for claims in (30, 300))
    report_server(client, few, many)
    path = shutil.which("chromium")
    if path is None:
        sys.stdout.write("workbench in Chromium: not run, there is no chromium on the path\n")
        return
    report_browser(path, client.cookies[settings.SESSION_COOKIE_NAME].value, many)


def an_article(chief: User, *, claims: int) -> Article:
    """About 5,000 words; a claim on a figure in each of the first sentences."""
    sentences = [
        f"The council of Vallon voted {1000 + 7 * one} euros for its weir and its mills, as the mayor said."
        for one in range(SENTENCES)
    ]
    paragraphs = [" ".join(sentences[at : at + 5]) for at in range(0, SENTENCES, 5)]
    draft = intake.read_article("The weir\n\n" + "\n\n".join(paragraphs))
    article = annotating.create_article(draft, actor=chief, language="en")
    text = article.revision.text if article.revision else ""
    at = 0
    for one in range(claims):
        start = text.index(f"{1000 + 7 * one} euros", at)
        at = end = text.index(" for", start)
        annotating.mark_claim(
            article,
            actor=chief,
            kind=Kind.FIGURE,
            revision=article.revision_id,
            start=start,
            end=end,
            statement=annotating.statement_around(text, start, end),
        )
    return article


def report_server(client: Client, few: Article, many: Article) -> None:
    pages = [article.get_absolute_url() for article in (few, many)]
    sizes, queries = [], []
    for page in pages:
        with CaptureQueriesContext(connection) as asked:
            sizes.append(len(client.get(page).content))
        queries.append(len(asked))
    times = medians(*(lambda page=page: len(client.get(page).content) for page in pages), rounds=21)
    sys.stdout.write(
        f"workbench, 30 claims   {times[0]:7.1f} ms   {sizes[0]:7d} bytes   {queries[0]} queries\n"
        f"workbench, 300 claims  {times[1]:7.1f} ms   {sizes[1]:7d} bytes   {queries[1]} queries   "
        f"{times[1] / times[0]:.1f} × for 10 × the claims; at most {LIMITS['html']} bytes\n"
    )


def report_browser(path: str, session: str, article: Article) -> None:
    with serving() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        context = browser.new_context(base_url=address, viewport={"width": 1280, "height": 900})
        context.add_cookies(
            [{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": address}]
        )
        page = context.new_page()
        ready = statistics.median(opened(page, article) for _ in range(5))
        steps = [page.evaluate(STEP) for _ in range(STEPS)]
        browser.close()
    size = sum(
        script.stat().st_size for script in SCRIPTS.glob("*.js") if not HASHED.search(script.name)
    )
    sys.stdout.write(
        f"  ready for a key      {ready:7.1f} ms after the HTML; at most {LIMITS['ready']:.0f}\n"
        f"  next claim           {statistics.median(steps):7.1f} ms, the slowest {max(steps):.1f}; "
        f"at most {LIMITS['step']:.0f}\n"
        f"  scripts of our own   {size:7d} bytes; at most {LIMITS['script']}\n"
    )


def opened(page: Page, article: Article) -> float:
    page.goto(article.get_absolute_url(), wait_until="load")
    page.wait_for_function("performance.getEntriesByType('navigation')[0].loadEventEnd > 0")
    page.wait_for_selector("#text:focus")
    return float(page.evaluate(READY))


class Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- the name of the base
        """Nothing: the figures are what is to be read."""


@contextmanager
def serving() -> Iterator[str]:
    """The application on a port of its own, with its static files; the address."""
    with make_server("127.0.0.1", 0, WSGIHandler(), handler_class=Quiet) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()
