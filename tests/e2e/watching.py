"""What is wrong with a page, as a browser and axe see it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page


@contextmanager
def watched(page: Page, base: str) -> Iterator[list[str]]:
    """What the browser complained about or asked of anybody else, while pages are open."""
    faults: list[str] = []
    page.on("console", lambda m: faults.append(m.text) if "Content Security" in m.text else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", lambda r: faults.append(r.url) if not r.url.startswith(base) else None)
    yield faults


def violations(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{v['id']}: {v['nodes'][0]['html'][:160]}" for v in found]
