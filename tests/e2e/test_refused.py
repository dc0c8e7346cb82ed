"""After a refused form the keyboard is where something has to be put right, without JavaScript."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Open

pytestmark = pytest.mark.e2e


def send(page: Page, action: str) -> None:
    with page.expect_response(lambda answer: answer.status == 422):
        page.locator(f"form[action$='{action}'] button[type=submit]").first.click()


@pytest.mark.parametrize("script", [True, False])
def test_the_focus_is_on_what_is_wrong(visit: Open, script: bool) -> None:
    page = visit("/desk/", role="editor", java_script_enabled=script)

    page.goto("/desk/claims/18/publish/")
    send(page, "/publish/")
    expect(page.locator("fieldset.field--wrong, .field--wrong [name=kind]").first).to_be_focused()

    page.goto("/desk/articles/new/")
    page.locator("main form button[type=submit]").last.click()
    expect(page.locator(".notice--error[role=alert], [aria-invalid=true]").first).to_be_focused()

    page.goto("/desk/claims/18/")
    details = page.locator("details:has(form[action$='/reopen/'])")
    details.locator("summary").first.click()
    send(page, "/reopen/")
    expect(page.locator("form[action$='/reopen/'] [name=reason]")).to_be_focused()
