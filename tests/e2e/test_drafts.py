"""What was typed and not sent outlives a reload, a lost connection and a refusal; never a logout."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Open
from tests.e2e.watching import violations

pytestmark = pytest.mark.e2e

CLAIM = "/desk/claims/5/"
EDIT = f"{CLAIM}edit/"
BODY = "#discussion textarea[name=body]"
WORDS = "Qui a compté, et <b>quand</b> ?\nDeux lignes."


def kept(page: Page) -> list[str]:
    """The texts of all drafts in this browser."""
    found: list[str] = page.evaluate(
        """() => Object.keys(localStorage).filter((key) => key.startsWith("draft:"))
             .map((key) => JSON.parse(localStorage.getItem(key)).text)"""
    )
    return found


def type_and_wait(page: Page, selector: str, text: str) -> None:
    """Type, until the browser has kept it."""
    page.locator(selector).fill(text)
    page.wait_for_function(
        """(text) => Object.keys(localStorage).some((key) => key.startsWith("draft:")
             && JSON.parse(localStorage.getItem(key)).text === text)""",
        arg=text,
    )


def button(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).click()


def test_a_draft_is_offered_after_a_reload_and_put_back(visit: Open) -> None:
    page = visit(CLAIM, role="checker", locale="en-GB")
    type_and_wait(page, BODY, WORDS)

    page.goto(CLAIM)

    expect(page.locator(BODY)).to_have_value("")
    expect(page.locator(".draft")).to_contain_text("An unsent draft of")
    assert violations(page) == []
    button(page, "Put it back")
    expect(page.locator(BODY)).to_have_value(WORDS)
    expect(page.locator(BODY)).to_be_focused()
    expect(page.locator(".draft")).to_have_count(0)
    assert kept(page) == [WORDS]


def test_a_draft_that_is_thrown_away_is_gone(visit: Open) -> None:
    page = visit(CLAIM, role="checker", locale="en-GB")
    type_and_wait(page, BODY, WORDS)
    page.goto(CLAIM)

    button(page, "Throw it away")
    page.goto(CLAIM)

    expect(page.locator(".draft")).to_have_count(0)
    assert kept(page) == []


def test_what_is_typed_over_an_offer_overwrites_nothing(visit: Open) -> None:
    page = visit(CLAIM, role="checker", locale="en-GB")
    type_and_wait(page, BODY, "Le premier.")
    page.goto(CLAIM)
    type_and_wait(page, BODY, "Le second.")

    button(page, "Put it back")

    expect(page.locator(BODY)).to_have_value("Le premier.")
    page.goto(CLAIM)
    assert sorted(kept(page)) == ["Le premier.", "Le second."]


def test_a_saved_text_is_forgotten_and_only_that(visit: Open) -> None:
    page = visit(EDIT, role="checker", locale="en-GB")
    type_and_wait(page, "[name=statement]", "Un énoncé en chantier.")
    page.goto(CLAIM)
    type_and_wait(page, BODY, WORDS)

    button(page, "Add the remark")

    expect(page.get_by_role("status").first).to_contain_text("Your remark is added.")
    expect(page.locator("#discussion .draft")).to_have_count(0)
    assert kept(page) == ["Un énoncé en chantier."]


def test_a_refused_save_keeps_the_draft_until_it_succeeds(visit: Open) -> None:
    page = visit(EDIT, role="checker", locale="en-GB")
    before = page.locator("[name=statement]").input_value()
    page.locator("[name=risk]").evaluate(
        "(one) => { one.options[0].value = 'none'; one.selectedIndex = 0 }"
    )
    type_and_wait(page, "[name=statement]", "Un énoncé refusé.")
    button(page, "Save the claim")
    expect(page.get_by_role("alert").first).to_be_visible()
    assert kept(page) == ["Un énoncé refusé."]
    expect(page.locator(".draft")).to_have_count(0)

    page.goto(EDIT)
    expect(page.locator("[name=statement]")).to_have_value(before)
    button(page, "Put it back")
    button(page, "Save the claim")

    expect(page.get_by_role("status").first).to_contain_text("The claim is saved.")
    assert kept(page) == []
    page.get_by_role("button", name="Undo", exact=True).click()
    expect(page.get_by_role("status").first).to_contain_text("Undone")


def test_offline_nothing_is_sent_and_nothing_is_lost(visit: Open) -> None:
    page = visit(CLAIM, role="checker", locale="en-GB")
    page.locator(BODY).fill(WORDS)
    page.context.set_offline(True)
    button(page, "Add the remark")

    expect(page.get_by_role("alert").or_(page.locator(".draft--offline"))).to_contain_text(
        "nothing was sent"
    )
    expect(page.locator("#live")).to_contain_text("nothing was sent")
    expect(page.locator(BODY)).to_have_value(WORDS)
    assert kept(page) == [WORDS]

    page.context.set_offline(False)
    expect(page.locator(".draft--offline")).to_have_count(0)
    button(page, "Add the remark")
    expect(page.get_by_role("status").first).to_contain_text("Your remark is added.")
    assert kept(page) == []


def test_a_server_that_does_not_answer_costs_nothing(visit: Open) -> None:
    page = visit(CLAIM, role="checker", locale="en-GB")
    type_and_wait(page, BODY, WORDS)
    page.route("**/comments/", lambda route: route.fulfill(status=502, body="Bad gateway"))
    button(page, "Add the remark")
    expect(page.locator("body")).to_contain_text("Bad gateway")

    page.goto(CLAIM)

    button(page, "Put it back")
    expect(page.locator(BODY)).to_have_value(WORDS)


def test_a_logout_leaves_nothing_behind(visit: Open) -> None:
    page = visit(CLAIM, role="checker", locale="en-GB")
    type_and_wait(page, BODY, WORDS)
    other = page.context.new_page()
    other.goto(CLAIM)
    other.locator(BODY).fill("Dans un autre onglet.")

    page.locator(".desk-head summary").click()
    button(page, "Log out")
    page.wait_for_url("**/accounts/login/**")
    other.goto("/facts/")

    assert kept(page) == []


def test_the_admins_logout_leaves_nothing_behind_either(visit: Open) -> None:
    page = visit(CLAIM, role="editor", locale="en-GB")
    type_and_wait(page, BODY, WORDS)
    page.goto("/admin/")

    page.locator("#logout-form button").click()
    page.wait_for_url("**/accounts/login/**")

    assert kept(page) == []


def test_nobody_is_offered_what_another_person_typed(visit: Open) -> None:
    page = visit(CLAIM, role="checker", locale="en-GB")
    type_and_wait(page, BODY, WORDS)
    page.evaluate(
        """() => { for (const key of Object.keys(localStorage))
             if (key.startsWith("draft:")) {
               localStorage.setItem(key.replace(/^draft:\\d+/, "draft:999"), localStorage.getItem(key));
               localStorage.removeItem(key);
             } }"""
    )

    page.goto(CLAIM)

    expect(page.locator(".draft")).to_have_count(0)
    assert kept(page) == []
