"""After a refused form the keyboard is where something has to be put right, without JavaScript."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import Open

pytestmark = pytest.mark.e2e


@pytest.mark.parametrize("script", [True, False])
def test_the_focus_is_on_what_is_wrong(visit: Open, script: bool) -> None:
    page = visit("/desk/evidence/1/", role="editor", java_script_enabled=script)

    page.locator("form[action$='/seal/'] button[type=submit]").click()
    expect(page.locator("form[action$='/seal/'] [name=file]")).to_be_focused()

    page.goto("/desk/claims/18/")
    page.locator("details:has(form[action$='/reopen/']) > summary").click()
    page.locator("form[action$='/reopen/'] button[type=submit]").click()
    expect(page.locator("form[action$='/reopen/'] [name=reason]")).to_be_focused()

    page.goto("/desk/articles/new/")
    page.locator("main form[enctype] button[type=submit]").last.click()
    wrong = page.locator(".notice--error[autofocus], .field--wrong [autofocus]")
    expect(wrong.first).to_be_focused()
