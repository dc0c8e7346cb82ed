"""From the article to the reader, by hand and without JavaScript: two people, then a reader."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Open

pytestmark = pytest.mark.e2e

NO_SCRIPT: dict[str, Any] = {"java_script_enabled": False, "locale": "en-GB"}
ARTICLE = re.compile("données médicales")
WORDS = "centaines de clients"
STATEMENT = "La panne de l’application LCL a touché des centaines de clients."
SUMMARY = "La banque elle-même parle de centaines de clients."


def open_article(page: Page) -> None:
    page.goto("/desk/articles/")
    page.get_by_role("link", name=ARTICLE).first.click()


def mark(page: Page) -> None:
    """Mark the figure by pasting its words; leaves the page on the new claim."""
    open_article(page)
    page.get_by_role("link", name="Mark a claim").first.click()
    page.locator("[name=words]").fill(WORDS)
    page.locator("[name=statement]").fill(STATEMENT)
    page.locator("[name=value]").fill("300")
    page.locator("[name=unit]").fill("clients")
    page.get_by_role("button", name="Mark the claim").click()
    expect(page.get_by_role("status").filter(has_text="Claim 20 is marked.")).to_be_visible()
    page.locator("#claim-20 a[href*='/desk/claims/']").first.click()


def cite(page: Page) -> None:
    page.locator("a[href*='/evidence/new/']").first.click()
    page.locator("[name=stance][value=supports]").check()
    page.locator("[name=locator]").fill("20 février 2021, communiqué")
    page.locator("[name=title]").fill("Communiqué de LCL")
    page.locator("[name=kind]").select_option("statement")
    page.locator("[name=url]").fill("https://www.lcl.fr/communique")
    page.get_by_role("button", name="Add the evidence").click()
    expect(page.get_by_text("Communiqué de LCL").first).to_be_visible()


def propose(page: Page) -> None:
    page.get_by_role("link", name="Propose verified").click()
    page.locator("[name=outcome][value=verified]").check()
    page.locator("[name=rating]").select_option(label="Verified")
    page.locator("[name=summary]").fill(SUMMARY)
    page.get_by_role("button", name="Propose verdict").click()
    expect(page.get_by_text("somebody else must approve it")).to_be_visible()
    expect(page.get_by_role("button", name="Approve")).to_have_count(0)


def test_a_claim_goes_from_the_text_to_the_reader(visit: Open) -> None:
    checker = visit("/desk/", role="checker", **NO_SCRIPT)
    mark(checker)
    cite(checker)
    propose(checker)
    address = checker.url

    editor = visit(address, role="editor", **NO_SCRIPT)
    editor.get_by_role("button", name="Approve").click()
    expect(editor.locator(".status--verified").first).to_be_visible()
    editor.get_by_role("link", name="Look at the page and publish").click()
    editor.get_by_role("button", name="Publish", exact=True).click()
    public = editor.get_by_role("link", name="See the public page").get_attribute("href")

    reader = visit(str(public), **NO_SCRIPT)
    expect(reader.get_by_role("heading", level=1)).to_have_text(STATEMENT)
    expect(reader.get_by_text(SUMMARY).first).to_be_visible()
    expect(reader.locator("html")).to_have_attribute("lang", "fr")
    markup = json.loads(reader.locator("script[type='application/ld+json']").inner_text())
    assert markup["@type"] == "Claim"
    assert reader.context.cookies() == []


def test_the_slower_of_two_editors_is_told_and_loses_nothing(visit: Open) -> None:
    first = visit("/desk/?list=all&status=in_review&risk=normal", role="editor", **NO_SCRIPT)
    claim = first.locator("main a[href*='/desk/claims/']").first.get_attribute("href")
    first.goto(str(claim))
    second = visit(first.url, role="chief", **NO_SCRIPT)
    reason = "Il manque la page du rapport."
    second.get_by_text("Send back").first.click()
    second.locator("form[action$='/send-back/'] [name=reason]").fill(reason)

    first.get_by_role("button", name="Approve").click()
    second.locator("form[action$='/send-back/'] button[type=submit]").click()

    expect(first.locator(".status--verified").first).to_be_visible()
    expect(second.get_by_text(reason).first).to_be_visible()


def test_an_article_is_imported_signed_off_in_spite_of_a_blocker_and_published(
    visit: Open,
) -> None:
    editor = visit("/desk/articles/new/", role="editor", **NO_SCRIPT)
    editor.locator("[name=text]").fill(
        "The mill closes\n\nThe mill employs 212 people, its owner said.\n\nRead more: Mills"
    )
    editor.locator("select[name=language]").select_option("en")
    editor.locator("main button[type=submit]").last.click()
    expect(editor.locator(".zone--headline")).to_have_text("The mill closes")
    article = editor.url

    editor.goto(f"{article}gate/")
    editor.get_by_role("button", name="Sign off").click()
    expect(editor.get_by_role("alert").first).to_be_visible()
    editor.locator("[name=override_reason]").fill("A short notice, nothing to check.")
    editor.get_by_role("button", name="Sign off").click()
    editor.get_by_role("button", name="Publish the article").click()
    public = editor.get_by_role("link", name="See the public page").get_attribute("href")

    reader = visit(str(public), **NO_SCRIPT)
    expect(reader.get_by_text("The mill employs 212 people, its owner said.")).to_be_visible()
    expect(reader.get_by_text("Read more: Mills")).to_have_count(0)
    expect(reader.locator("html")).to_have_attribute("lang", "en")


def test_what_was_read_in_an_article_is_accepted_dismissed_and_restored(visit: Open) -> None:
    checker = visit("/desk/articles/new/", role="checker", **NO_SCRIPT)
    checker.locator("[name=text]").fill(
        "The weir is paid for\n\n"
        "The weir cost 3 million euros, the council said. Some 40 villages share it."
    )
    checker.locator("select[name=language]").select_option("en")
    checker.locator("main button[type=submit]").last.click()
    expect(
        checker.get_by_role("status").filter(has_text="suggestions wait for you")
    ).to_be_visible()
    expect(checker.locator(".mark--suggestion", has_text="3 million euros")).to_be_visible()

    money = checker.locator("li.suggestion", has_text="3 million euros")
    money.get_by_role("button", name="Accept").click()
    expect(checker.locator("#claim-1")).to_contain_text("3 million euros")
    villages = checker.locator("li.suggestion", has_text="40 villages")
    villages.locator("summary").click()
    villages.locator("[name=dismissal]").select_option("nothing")
    villages.get_by_role("button", name="Dismiss").last.click()
    expect(checker.locator(".mark--suggestion", has_text="40 villages")).to_have_count(0)
    checker.locator("summary", has_text="Dismissed").click()
    checker.get_by_role("button", name="Restore").click()
    expect(checker.locator(".mark--suggestion", has_text="40 villages")).to_be_visible()
