"""The workbench when something is in the way: nothing is lost, and the reason is said."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Open
from tests.e2e.workbench import choose, fill_in, focused, said

pytestmark = pytest.mark.e2e


def test_single_keys_can_be_switched_off_and_never_act_while_one_types(bench: Page) -> None:
    bench.keyboard.press("?")
    bench.locator("#single-keys").uncheck()
    bench.keyboard.press("Escape")
    bench.locator("#text").focus()
    bench.keyboard.press("y")
    expect(bench.locator("#suggestions .is-active")).to_have_count(0)

    bench.reload()
    bench.keyboard.press("y")
    expect(bench.locator("#suggestions .is-active")).to_have_count(0)
    bench.get_by_role("button", name=re.compile("^Accept Y")).click()
    expect(bench.locator("#suggestions .is-active")).to_have_count(1)


def test_nothing_typed_is_lost_when_the_desk_does_not_answer(bench: Page) -> None:
    choose(bench, 1, "40 ferries")
    bench.keyboard.press("f")
    panel = bench.locator("#marking")
    panel.locator("[name=statement]").fill("The ferries were late.")
    bench.route("**/claims/new/**", lambda route: route.abort())
    bench.keyboard.press("Control+Enter")

    expect(said(bench)).to_contain_text("The desk did not answer.")
    expect(panel.locator("[name=statement]")).to_have_value("The ferries were late.")
    bench.unroute("**/claims/new/**")
    bench.keyboard.press("Control+Enter")
    expect(bench.locator("#claim-1")).to_contain_text("The ferries were late.")


def test_a_form_that_is_refused_beside_the_text_says_why(bench: Page) -> None:
    bench.locator("a[href='#sentences']").first.click()
    bench.locator("#sentences summary").first.click()
    bench.locator("#sentences [name=sentence]").first.check()
    bench.locator("#sentences").get_by_role("button", name=re.compile("^Nothing to check")).click()

    expect(said(bench)).to_contain_text("Choose why there is nothing to check.")
    expect(bench.locator("#sentences [name=sentence]").first).to_be_checked()


def test_what_is_typed_is_not_left_by_one_press_of_a_key(bench: Page) -> None:
    choose(bench, 1, "40 ferries")
    bench.keyboard.press("f")
    fill_in(bench, bench.locator("#marking"))
    bench.keyboard.press("Control+Enter")
    expect(focused(bench)).to_contain_text("Claim 1")
    bench.keyboard.press("e")
    title = bench.locator("#claim-1 [name=title]")
    title.fill("The harbour's log")

    title.press("Escape")
    expect(said(bench)).to_contain_text("not sent yet")
    expect(title).to_have_value("The harbour's log")
    title.press("Escape")
    expect(title).to_have_count(0)


def test_an_ended_session_takes_nothing_that_was_typed(bench: Page) -> None:
    choose(bench, 1, "40 ferries")
    bench.keyboard.press("f")
    statement = bench.locator("#marking [name=statement]")
    expect(statement).to_be_focused()
    statement.fill("The ferries were late, says the log.")
    bench.context.clear_cookies(name="sessionid")
    bench.keyboard.press("Control+Enter")

    expect(said(bench)).to_contain_text("You are logged out.")
    expect(statement).to_have_value("The ferries were late, says the log.")


def test_what_was_just_done_can_be_undone_from_the_bar(bench: Page) -> None:
    choose(bench, 1, "40 ferries")
    bench.keyboard.press("f")
    fill_in(bench, bench.locator("#marking"))
    bench.keyboard.press("Control+Enter")
    expect(bench.locator("#claim-1")).to_be_visible()

    bench.locator("#said").get_by_role("button", name="Undo").click()
    expect(bench.locator("#claim-1")).to_have_count(0)


def test_the_quote_check_stays_in_its_card(visit: Open) -> None:
    page = visit("/desk/articles/2/", role="checker", locale="en-GB")
    expect(page.locator("body.is-live")).to_be_attached()
    page.locator(".card", has_text="quote").first.locator(".card__title").click()
    page.get_by_role("link", name="Compare the quote with a transcript").click()

    expect(page.locator("#open textarea").first).to_be_visible()
    expect(page.locator(".desk-head")).to_have_count(1)
