"""The workbench with its scripts: by the mouse, by the keyboard alone, on a narrow screen."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Open
from tests.e2e.watching import violations
from tests.e2e.workbench import BLOCKS, choose, fill_in, focused, said

pytestmark = pytest.mark.e2e


def test_a_claim_is_settled_with_the_mouse(bench: Page, visit: Open) -> None:
    choose(bench, 1, "40 ferries")
    bench.locator("#choose button", has_text="Figure").click()
    panel = bench.locator("#marking")
    expect(panel.locator("[name=words]")).to_have_value("40 ferries")
    expect(panel.locator("[name=value]")).to_have_value("40")
    expect(panel.locator("[name=statement]")).to_be_focused()
    panel.get_by_role("button", name="Mark the claim").click()
    expect(bench.locator("#claim-1")).to_have_class(re.compile("is-active"))
    expect(bench.locator(".mark--to_check")).to_have_text("40 ferries")
    expect(said(bench)).to_contain_text("Claim 1 is marked.")

    card = bench.locator("#claim-1")
    card.get_by_role("link", name="Add evidence", exact=True).click()
    card.locator("[name=stance][value=supports]").check()
    card.locator("[name=locator]").fill("page 2")
    card.locator("[name=title]").fill("The harbour's log")
    card.locator("select[name=kind]").select_option("document")
    card.get_by_role("button", name="Add the evidence").click()
    expect(said(bench)).to_contain_text("The evidence is added.")
    expect(card).to_contain_text("The harbour's log")
    card.get_by_role("link", name="Propose verified").click()
    card.locator("[name=summary]").fill("The log says so.")
    card.get_by_role("button", name="Propose verdict").click()
    expect(bench.locator("#claim-1")).to_have_attribute("data-status", "in_review")
    expect(bench.locator(".mark--in_review[aria-details]")).to_have_text("40 ferries")

    editor = visit(bench.url.partition("#")[0], role="editor", locale="en-GB")
    editor.locator(".mark--in_review[aria-details]").click()
    editor.locator("#claim-1").get_by_role("button", name="Approve").click()
    expect(editor.locator(".mark--verified[aria-details]")).to_have_text("40 ferries")
    editor.locator("#claim-1 .card__title a").click()
    editor.get_by_role("link", name="Look at the page and publish").click()
    editor.get_by_role("button", name="Publish", exact=True).click()
    public = editor.get_by_role("link", name="See the public page").get_attribute("href")
    reader = visit(str(public))
    expect(reader.get_by_text("The log says so.").first).to_be_visible()


def test_a_claim_is_settled_with_the_keyboard_alone(bench: Page, visit: Open) -> None:
    press = bench.keyboard.press
    expect(bench.locator("#text")).to_be_focused()
    press("ArrowDown")
    press("ArrowDown")
    assert bench.evaluate("getSelection().toString()") == BLOCKS[1]
    press("f")
    expect(bench.locator("#marking [name=statement]")).to_be_focused()
    fill_in(bench, bench.locator("#marking"))
    press("Control+Enter")
    expect(focused(bench)).to_contain_text("Claim 1")

    press("v")
    expect(said(bench)).to_contain_text("First this is missing: Add evidence that supports")
    expect(bench.locator("#claim-1 [name=locator]")).to_be_focused()
    bench.keyboard.type("page 2")
    bench.locator("#claim-1 [name=title]").press_sequentially("The harbour's log")
    bench.locator("#claim-1 select[name=kind]").select_option("document")
    press("Control+Enter")
    expect(said(bench)).to_contain_text("The evidence is added.")
    expect(focused(bench)).to_contain_text("Claim 1")
    press("v")
    expect(bench.locator("#claim-1 [name=summary]")).to_be_focused()
    bench.keyboard.type("The log says so: f, q and n are only letters here.")
    press("Control+Enter")
    expect(bench.locator("#claim-1")).to_have_attribute("data-status", "in_review")

    editor = visit(bench.url.partition("#")[0], role="editor", locale="en-GB")
    expect(editor.locator("#text")).to_be_focused()
    editor.keyboard.press("n")
    expect(focused(editor)).to_contain_text("Claim 1")
    editor.keyboard.press("a")
    expect(editor.locator("#claim-1")).to_have_attribute("data-status", "verified")
    expect(said(editor)).to_contain_text("The verdict is approved.")
    # With the claim's page in its card: its untouched fields are nothing that was typed.
    expect(editor.locator("#open form").first).to_be_attached()
    editor.keyboard.press("Escape")
    expect(editor.locator("#ref-1")).to_be_focused()


@pytest.mark.parametrize(
    ("block", "words", "exact", "backwards"),
    [
        (0, "🛳️", "🛳️", False),
        (1, "🎉 Some 40", "🎉 Some 40", False),
        (1, "Zürich", "Zürich", True),
        (1, " 1,200 peop", "1,200 people", False),
        (2, "Lee, the", "Lee, the", True),
    ],
    ids=["an emoji", "after an emoji", "from right to left", "snapped", "backwards"],
)
def test_what_is_selected_is_what_is_claimed(
    bench: Page, block: int, words: str, exact: str, backwards: bool
) -> None:
    choose(bench, block, words, backwards=backwards)
    bench.keyboard.press("s")

    expect(bench.locator("#marking [name=words]")).to_have_value(exact)
    bench.locator("#marking [name=source]").first.fill("The harbour")
    bench.keyboard.press("Control+Enter")
    expect(bench.locator("#claim-1")).to_be_visible()
    marked = bench.locator("#text .zone .mark--to_check").all_inner_texts()
    assert "".join(marked) == exact


def test_words_inside_a_claim_make_a_claim_of_their_own_and_both_are_reached(bench: Page) -> None:
    choose(bench, 2, "“We lost 3 boats in May”")
    bench.keyboard.press("q")
    bench.locator("#marking [name=speaker]").fill("Ann Lee")
    bench.keyboard.press("Control+Enter")
    expect(bench.locator("#claim-1")).to_be_visible()
    bench.keyboard.press("Escape")
    bench.get_by_text("3 boats", exact=True).first.dblclick()
    choose(bench, 2, "3 boats")
    bench.keyboard.press("f")
    fill_in(bench, bench.locator("#marking"))
    bench.keyboard.press("Control+Enter")
    expect(bench.locator("#claim-2")).to_be_visible()
    bench.keyboard.press("Escape")

    bench.locator(".mark[data-cards]").click()
    offered = bench.locator("#overlap button")
    expect(offered).to_have_text([re.compile("Claim 2"), re.compile("Claim 1")])
    expect(offered.first).to_be_focused()
    bench.keyboard.press("Tab")
    bench.keyboard.press("Enter")
    expect(focused(bench)).to_contain_text("Claim 1")
    bench.keyboard.press("n")
    expect(focused(bench)).to_contain_text("Claim 2")


def test_a_double_click_offers_the_word(bench: Page) -> None:
    word = bench.locator("#text [data-start]").nth(2)
    word.dblclick(position={"x": 60, "y": 12})

    expect(bench.locator("#choose")).to_have_class(re.compile("is-open"))
    bench.keyboard.press("Escape")
    expect(bench.locator("#choose")).not_to_have_class(re.compile("is-open"))
    assert bench.evaluate("getSelection().isCollapsed || getSelection().rangeCount === 0")


def test_suggestions_are_accepted_and_dismissed_by_a_key(bench: Page) -> None:
    waiting = bench.locator("#suggestions .suggestion")
    before = waiting.count()
    bench.keyboard.press("y")
    expect(focused(bench)).to_have_class(re.compile("suggestion"))
    words = focused(bench).locator(".quote-words").inner_text()
    bench.keyboard.press("y")
    expect(waiting).to_have_count(before - 1)
    expect(said(bench)).to_contain_text(words)
    expect(bench.locator(".mark--to_check")).to_have_text(words)
    bench.keyboard.press("x")
    expect(focused(bench)).to_have_attribute("name", "dismissal")
    bench.keyboard.press("Tab")
    bench.keyboard.press("Enter")
    expect(waiting).to_have_count(before - 2)


@pytest.mark.parametrize(("width", "scheme"), [(1280, "dark"), (390, "light")])
def test_an_open_card_is_accessible_and_fits(visit: Open, width: int, scheme: str) -> None:
    page = visit(
        "/desk/articles/2/#claim-5",
        role="chief",
        viewport={"width": width, "height": 844},
        color_scheme=scheme,
    )
    expect(page.locator("#claim-5 #decide")).to_be_visible()
    faults = violations(page)
    page.locator(
        "#claim-5 [href*='/evidence/new/'], #claim-5 [action*='/send-back/']"
    ).first.evaluate("one => one.matches('a') ? one.click() : one.closest('details').open = true")
    faults += violations(page)
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    faults += violations(page)

    assert faults == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
