"""Two browsers on one claim: each knows of the other, and the slower one chooses."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Open
from tests.e2e.watching import violations

pytestmark = pytest.mark.e2e

CLAIM = "/desk/claims/5/"
EDIT = f"{CLAIM}edit/"
OTHER_CLAIM = "/desk/claims/6/"


def here(page: Page) -> Page:
    """The page, once it has said that it is open."""
    page.wait_for_load_state("networkidle")
    return page


def test_two_people_see_each_other_and_lose_nothing(visit: Open) -> None:
    anna = here(visit(EDIT, role="checker", locale="en-GB"))
    bert = here(visit(EDIT, role="editor", locale="en-GB"))
    name = str(anna.locator(".desk-head__user").text_content())
    expect(bert.locator("#presence")).to_contain_text(f"Also open by {name}")
    anna.reload()
    other = str(bert.locator(".desk-head__user").text_content())
    expect(anna.locator("#presence")).to_contain_text(f"Also open by {other}")

    bert.locator("[name=statement]").fill("Ce que Bert écrit.")
    bert.locator("[name=unit]").fill("clients")
    bert.get_by_role("button", name="Save the claim").click()
    expect(bert.get_by_role("status").first).to_contain_text("The claim is saved.")

    anna.locator("[name=statement]").fill("Ce qu’Anna écrit.")
    anna.get_by_role("button", name="Save the claim").click()
    expect(anna.get_by_role("heading", level=1)).to_have_text("Somebody was faster")
    expect(anna.locator(".versions")).to_contain_text("Ce que Bert écrit.")
    assert violations(anna) == []
    expect(anna.locator("[name=keep-statement][value=mine]")).to_be_checked()
    # Anna never touched the unit: what Bert saved stays unless she says otherwise.
    expect(anna.locator("[name=keep-unit][value=theirs]")).to_be_checked()
    anna.get_by_role("button", name="Save what is chosen").click()

    expect(anna.get_by_role("status").first).to_contain_text("The claim is saved.")
    expect(anna.locator(".timeline li").first).to_contain_text("Bert")
    expect(anna.locator(".lede").first).to_have_text("Ce qu’Anna écrit.")
    anna.goto(EDIT)
    expect(anna.locator("[name=unit]")).to_have_value("clients")


def test_a_page_that_is_left_open_learns_who_comes(visit: Open) -> None:
    page = visit(OTHER_CLAIM, role="checker", locale="en-GB")
    page.clock.install()
    page.goto(OTHER_CLAIM)
    expect(page.locator("#presence p")).to_have_count(0)
    here(visit(OTHER_CLAIM, role="chief", locale="en-GB"))

    with page.expect_response("**/presence/"):
        page.clock.run_for(20_000)
    page.clock.run_for(1_000)

    expect(page.locator("#presence")).to_contain_text("Also open by")
    expect(page.locator("#live")).to_contain_text("Also open by")
