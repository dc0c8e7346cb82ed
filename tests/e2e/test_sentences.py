"""The map of sentences in a real browser, with scripts off."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import Open

pytestmark = pytest.mark.e2e

NO_SCRIPT: dict[str, Any] = {"java_script_enabled": False, "locale": "en-GB"}
TEXT = (
    "The mill stands still\n\n"
    "Nobody likes a silent mill. Its owner Ada Brook left in spring.\n\n"
    "The river runs on."
)


def test_sentences_are_passed_over_claimed_and_asked_for_after_all(visit: Open) -> None:
    checker = visit("/desk/articles/new/", role="checker", **NO_SCRIPT)
    checker.locator("[name=text]").fill(TEXT)
    checker.locator("select[name=language]").select_option("en")
    checker.locator("main button[type=submit]").last.click()
    article = checker.url
    expect(checker.get_by_text("0 of 4 sentences looked at")).to_be_visible()
    expect(checker.locator(".sentence--untouched")).to_have_count(4)

    # Two at once, beside the text.
    checker.locator("summary", has_text="Sentences nobody has looked at").click()
    checker.get_by_label("Nobody likes a silent mill.").check()
    checker.get_by_label("The river runs on.").check()
    checker.locator("#nothing-reason").select_option("no_fact")
    checker.get_by_role("button", name="Nothing to check in those ticked").click()
    expect(checker.get_by_text("2 sentences hold nothing to check.")).to_be_visible()
    expect(checker.locator(".sentence--nothing")).to_have_count(2)

    # One on its own page, from the gate, where the reason is asked for.
    checker.goto(f"{article}gate/")
    checker.get_by_role("link", name="Nobody has looked at the sentence").last.click()
    assert re.search(r"sentences=untouched#sentence-[\d-]+$", checker.url)
    row = checker.locator(":target")
    expect(row).to_contain_text("Ada Brook")
    row.get_by_role("link", name="Nothing to check", exact=True).click()
    checker.get_by_role("button", name="Nothing to check").click()
    expect(checker.get_by_text("Choose why there is nothing to check.")).to_be_visible()

    # It is a claim after all.
    checker.goto(f"{article}?sentences=untouched")
    brook = checker.locator("li", has=checker.get_by_text("Ada Brook left"))
    brook.get_by_role("link", name="Claim this sentence").click()
    expect(checker.locator("[name=words]")).to_have_value("Its owner Ada Brook left in spring.")
    checker.get_by_role("button", name="Mark the claim").click()
    expect(checker.locator(".mark", has_text="Ada Brook")).to_be_visible()
    expect(checker.get_by_text("3 of 4 sentences looked at")).to_be_visible()

    checker.locator("summary", has_text="Nothing to check").click()
    checker.get_by_role("button", name="Check it after all").first.click()
    expect(checker.get_by_text("2 of 4 sentences looked at")).to_be_visible()


@pytest.mark.parametrize("width", [1280, 390])
def test_the_signs_stand_in_the_margin_and_move_no_word(visit: Open, width: int) -> None:
    page = visit("/desk/articles/2/", role="checker", viewport={"width": width, "height": 844})
    boxes = """all => all.map(one => [
        one.getBoundingClientRect().width,
        getComputedStyle(one, '::before').position,
        parseFloat(getComputedStyle(one, '::before').left),
        one.closest('.zone').getBoundingClientRect().left,
    ])"""

    signs = page.locator("[data-sentence]").evaluate_all(boxes)

    assert len(signs) > 10
    # Nothing of a sign is in the line, and all of it is on the screen, left of the text.
    assert {(inline, position) for inline, position, _left, _text in signs} == {(0, "absolute")}
    assert all(left < 0 <= left + text for _inline, _position, left, text in signs)
