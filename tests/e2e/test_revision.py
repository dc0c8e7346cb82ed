"""The next text of an article by hand, without JavaScript, and then what stands beside what."""

from __future__ import annotations

from typing import Any

import pytest
from django.conf import settings
from playwright.sync_api import expect

from tests.e2e.conftest import Open
from tests.e2e.watching import violations

pytestmark = pytest.mark.e2e

NO_SCRIPT: dict[str, Any] = {"java_script_enabled": False, "locale": "en-GB"}
NEXT_TEXT = settings.BASE_DIR / "demo" / "cyberattaque-laboratoires-2.txt"


def test_a_text_is_reported_on_then_saved_and_its_claims_find_their_place(visit: Open) -> None:
    page = visit("/desk/articles/2/", role="checker", **NO_SCRIPT)
    page.get_by_role("link", name="Revise the text").click()
    page.locator("[name=file]").set_input_files(NEXT_TEXT)
    page.get_by_role("button", name="See what changes").click()

    expect(page.locator("#fate-15")).to_contain_text("Goes back to check")
    expect(page.locator("#fate-15 del")).to_contain_text("27")
    expect(page.locator("#fate-15 ins")).to_contain_text("31")
    page.locator("#fate-18 [type=radio]").nth(2).check()
    page.get_by_role("button", name="Save as revision 2").click()

    expect(
        page.get_by_role("status").filter(has_text="Revision 2 is saved. 6 claims need a look.")
    ).to_be_visible()
    expect(page.locator("#claim-18")).not_to_contain_text("Lost its place")
    expect(page.locator("#claim-15")).to_contain_text("to check")
    page.locator("#claim-19").get_by_role("link", name="Attach it again").click()
    page.locator("[name=place]").nth(1).check()
    page.get_by_role("button", name="Attach the claim").click()
    expect(
        page.get_by_role("status").filter(has_text="The claim has its place again.")
    ).to_be_visible()

    page.goto("/desk/articles/2/revisions/1/2/")
    expect(page.locator("main")).to_contain_text("28")
    page.goto("/desk/articles/2/gate/")
    expect(page.locator("main")).to_contain_text("Claim 11 has lost its place.")


@pytest.mark.parametrize(("width", "scheme"), [(1280, "dark"), (390, "light")])
def test_the_pages_of_a_revision_are_accessible_and_fit(
    visit: Open, width: int, scheme: str
) -> None:
    # The bridge: nobody has revised it, and saving is never pressed.
    size = {"width": width, "height": 844}
    page = visit("/desk/articles/1/revise/", role="chief", viewport=size, color_scheme=scheme)
    text = page.locator("[name=text]").input_value().replace("£14.2 million", "£15 million")
    page.locator("[name=text]").fill(text.replace("11,000 vehicles a day", "many"))
    page.locator("main button[type=submit]").first.click()

    expect(page.locator("[id^=fate-]")).to_have_count(3)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
