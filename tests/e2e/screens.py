"""Take the screenshots of the documentation: `python -m tests.e2e.screens docs/screens`."""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.e2e.conftest import CHROMIUM_FLAGS
from tests.e2e.server import Desk, prepared, running_desk

NEXT_TEXT = Path(__file__).parents[2] / "demo" / "cyberattaque-laboratoires-2.txt"
SIZES = {"": (1280, 900), "-390": (390, 844)}


def pages(page: Page) -> dict[str, str]:
    """Name of the picture → address, as the demo desk has them."""
    page.goto("/desk/articles/")
    article = page.get_by_role("link", name=re.compile("données médicales")).first
    address = str(article.get_attribute("href"))
    page.goto(address)
    claim = str(page.locator("#claim-15 a[href*='/desk/claims/']").first.get_attribute("href"))
    page.goto("/facts/?outcome=disputed")
    fact = str(
        page.locator(
            "main a[href^='/facts/']:not([href*='?'], [href='/facts/'])"
        ).first.get_attribute("href")
    )
    return {
        "queue": "/desk/?list=all",
        "article": address,
        "workbench": f"{address}#claim-4",
        "claim": claim,
        "gate": f"{address}gate/",
        "checksheet": f"{address}checksheet/",
        "numbers": "/desk/numbers/?period=all",
        "notifications": "/desk/notifications/",
        "revision": f"{address}revise/",
        "admin": "/admin/factcheck/claim/",
        "fact": fact,
        "facts": "/facts/",
        "public-article": "/articles/",
    }


def log_in(page: Page, desk: Desk, role: str) -> None:
    page.goto("/accounts/login/")
    page.locator("input[name=username]").fill(role)
    page.locator("input[name=password]").fill(desk.passwords[role])
    page.locator("input[name=password]").press("Enter")
    page.wait_for_url("**/desk/**")


def take(browser: Browser, desk: Desk, folder: Path) -> None:
    for suffix, (width, height) in SIZES.items():
        context = browser.new_context(
            base_url=desk.url, locale="fr-FR", viewport={"width": width, "height": height}
        )
        page = context.new_page()
        log_in(page, desk, "chief")
        for name, address in pages(page).items():
            if name == "public-article":
                page.goto("/facts/?language=en")
                page.locator(
                    "main a[href^='/facts/']:not([href*='?'], [href='/facts/'])"
                ).first.click()
                page.locator("a[href^='/articles/']").first.click()
            else:
                page.goto(address)
            if name == "revision":
                page.locator("[name=file]").set_input_files(NEXT_TEXT)
                page.locator("main button[type=submit]").click()
            if name == "workbench":
                # The same address as the picture before: only a reload opens the card.
                page.reload()
                page.locator("#open #decide").wait_for()
            page.screenshot(path=folder / f"{name}{suffix}.png")
        context.close()


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as scratch,
        running_desk(prepared(Path(scratch))) as desk,
        sync_playwright() as playwright,
    ):
        path = shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM_FLAGS)
        take(browser, desk, folder)
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
