"""Evidence from the file to the reader, and what became of it afterwards: two people, an expert, a
reader, and whoever runs the machine."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Open
from tests.e2e.server import Desk
from tests.e2e.test_road import NO_SCRIPT, mark, propose

pytestmark = pytest.mark.e2e

LINES = "date;clients\n2021-02-20;300\n"


def upload(page: Page, folder: Path) -> None:
    file = folder / "pannes.csv"
    file.write_text(LINES)
    page.locator("a[href*='/evidence/new/']").first.click()
    page.locator("[name=stance][value=supports]").check()
    page.locator("[name=locator]").fill("ligne 2")
    page.locator("[name=title]").fill("Relevé des pannes")
    page.locator("[name=kind]").select_option("dataset")
    page.locator("[name=file]").set_input_files(file)
    page.get_by_role("button", name="Add the evidence").click()
    expect(page.get_by_text("Relevé des pannes").first).to_be_visible()


def ask_outside(page: Page) -> str:
    """The address of a link for one question; leaves the page on the claim."""
    page.get_by_text("Make a link for a question").click()
    page.locator("[name=words]").fill("Combien de clients la panne a-t-elle touchés ?")
    page.get_by_role("button", name="Make the link").click()
    link = page.locator("#link").input_value()
    page.get_by_role("link", name="Back to the claim").click()
    return link


def answer(page: Page) -> None:
    expect(page.get_by_text("Combien de clients la panne")).to_be_visible()
    # The sentence and the question, and not what the article is about.
    assert "données médicales" not in page.locator("body").inner_text()
    page.locator("[name=says][value=right]").check()
    page.locator("[name=name]").fill("Une experte")
    page.locator("[name=function]").fill("Ingénieure des réseaux")
    page.locator("[name=terms][value=unnamed]").check()
    page.locator("main button[type=submit]").click()


def take_up(page: Page) -> None:
    page.reload()
    page.locator("form[action*='/take/'] [name=stance][value=supports]").check()
    page.get_by_role("button", name="Take it up as evidence").click()


def test_what_is_sealed_is_published_and_found_out_when_it_is_altered(
    visit: Open, desk: Desk, tmp_path: Path
) -> None:
    checker = visit("/desk/", role="checker", **NO_SCRIPT)
    mark(checker)
    upload(checker, tmp_path)
    link = ask_outside(checker)
    answer(visit(link.partition(desk.url)[2], **NO_SCRIPT))
    take_up(checker)
    propose(checker)
    editor = visit(checker.url, role="editor", **NO_SCRIPT)
    editor.get_by_role("button", name="Approve").click()

    assert desk.prepared.manage("verify_evidence").returncode == 0
    editor.get_by_role("link", name="Look at the page and publish").click()
    editor.get_by_role("button", name="Publish", exact=True).click()
    public = editor.get_by_role("link", name="See the public page").get_attribute("href")

    reader = visit(str(public), **NO_SCRIPT)
    expect(reader.get_by_text(re.compile("trouvée intacte le")).first).to_be_visible()

    [kept] = [
        path
        for path in (desk.prepared.folder / "evidence").rglob("*")
        if path.is_file() and path.read_text(errors="replace") == LINES
    ]
    kept.chmod(0o600)
    kept.write_text(LINES.replace("300", "900"))
    found = desk.prepared.manage("verify_evidence")
    assert found.returncode == 1
    assert f"{kept.name} is altered" in found.stderr
    assert desk.prepared.manage("verify_ledger").returncode == 0
