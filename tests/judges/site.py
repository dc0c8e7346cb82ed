"""The demo desk as the judges see it: running, with the addresses of every kind of page."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import urlopen

from playwright.sync_api import Browser, Page

from tests.e2e.server import Desk
from tests.e2e.test_pages import ADMIN, DESK, READER, follow

ROLES = {"": READER, "editor": DESK, "chief": ADMIN}


@dataclass(frozen=True, slots=True)
class Served:
    """A page as it came from the server."""

    name: str
    url: str
    body: bytes


@dataclass
class Site:
    """`roads`: addresses by name for each role (a reader is ""); `files`: the export."""

    desk: Desk
    files: Path
    browser: Browser
    roads: dict[str, dict[str, str]] = field(default_factory=dict)
    pages: list[Served] = field(default_factory=list)

    @property
    def url(self) -> str:
        return self.desk.url

    @property
    def facts(self) -> list[Served]:
        return [page for page in self.pages if page.name.startswith("/facts/")]

    @property
    def measured(self) -> dict[str, str]:
        names = ("facts", "fact", "article", "home")
        return {name: self.url + self.roads[""][name].split("?")[0] for name in names}

    def bytes_at(self, address: str) -> bytes:
        try:
            with urlopen(self.url + address, timeout=30) as answer:  # noqa: S310 -- loopback
                return bytes(answer.read())
        except HTTPError as error:
            return b"%d" % error.code

    @contextmanager
    def browsing(self, role: str, **options: Any) -> Iterator[Page]:
        """A page of a new browser, logged in as the role."""
        context = self.browser.new_context(base_url=self.url, **options)
        page = context.new_page()
        if role:
            page.goto("/accounts/login/")
            page.locator("input[name=username]").fill(role)
            page.locator("input[name=password]").fill(self.desk.passwords[role])
            page.locator("input[name=password]").press("Enter")
            page.wait_for_url("**/desk/**")
        yield page
        context.close()


def look_around(desk: Desk, browser: Browser) -> Site:
    """Find the address of every kind of page, write the export, read every page once."""
    files = desk.prepared.folder / "export"
    written = desk.prepared.manage("export_site", str(files), "-v0", at=desk.url)
    assert written.returncode == 0, written.stderr
    site = Site(desk, files.resolve(), browser)
    for role, roads in ROLES.items():
        with site.browsing(role, locale="fr-FR") as page:
            site.roads[role] = {}
            for name, road in roads.items():
                follow(page, road)
                address = page.url.removeprefix(desk.url)
                site.roads[role][name] = address
                body = page.context.request.get(address).body()
                site.pages.append(Served(f"{name} ({role or 'reader'})", page.url, body))
    for path in sorted(site.files.rglob("*.html")):
        address = "/" + str(path.relative_to(site.files)).removesuffix("index.html")
        site.pages.append(Served(address, desk.url + address, path.read_bytes()))
    return site
