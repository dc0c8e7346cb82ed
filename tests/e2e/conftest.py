from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.e2e.server import Desk, Prepared, prepared, running_desk
from tests.e2e.watching import watched
from tests.e2e.workbench import TEXT

# A machine that does other things meanwhile is slow, and no fault.
expect.set_options(timeout=15_000)

CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Debian's Chromium: the machine's own, never a download."""
    path = shutil.which("chromium")
    assert path, "Chromium is not installed: apt-get install chromium"
    return {**browser_type_launch_args, "executable_path": path, "args": CHROMIUM_FLAGS}


@pytest.fixture(scope="session")
def first_desk(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    """Set up once, and never served: what every module begins with."""
    return prepared(tmp_path_factory.mktemp("first"))


@pytest.fixture(scope="module")
def desk(first_desk: Prepared, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk of its own for each module, so that no test meets another's claims."""
    with running_desk(first_desk.copied(tmp_path_factory.mktemp("desk"))) as running:
        yield running


Open = Callable[..., Page]


@pytest.fixture
def visit(desk: Desk, browser: Browser) -> Iterator[Open]:
    """Open a page in a browser of its own, logged in as a role, or as a reader."""
    contexts: list[BrowserContext] = []

    def open_page(path: str, *, role: str = "", locale: str = "fr-FR", **options: Any) -> Page:
        context = browser.new_context(base_url=desk.url, locale=locale, **options)
        context.set_default_timeout(15_000)
        contexts.append(context)
        page = context.new_page()
        if role:
            page.goto("/accounts/login/")
            page.locator("input[name=username]").fill(role)
            page.locator("input[name=password]").fill(desk.passwords[role])
            page.locator("input[name=password]").press("Enter")
            page.wait_for_url("**/desk/**")
        page.goto(path)
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def bench(visit: Open, request: pytest.FixtureRequest) -> Iterator[Page]:
    """The workbench of a new article, which nobody has marked anything in; a checker sits there."""
    page = visit("/desk/articles/new/", role="checker", locale="en-GB")
    with watched(page, page.url.partition("/desk/")[0]) as complaints:
        # The same text sent twice would be one article.
        page.locator("[name=text]").fill(f"{TEXT}\n\nWritten for {request.node.name}.")
        page.locator("select[name=language]").select_option("en")
        page.locator("main button[type=submit]").last.click()
        page.wait_for_url(re.compile(r"/desk/articles/\d+/"))
        expect(page.locator("body.is-live")).to_be_attached()
        yield page
        assert complaints == []
