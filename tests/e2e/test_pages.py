"""Every kind of page in a real browser: no policy violated, nobody else asked, nothing cut off."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page

from tests.e2e.conftest import Open
from tests.e2e.watching import violations, watched

pytestmark = pytest.mark.e2e

READER = {
    "home": "/",
    "facts": "/facts/?q=données",
    "no fact": "/facts/?q=introuvable",
    "fact": "/facts/?outcome=disputed → main a[href^='/facts/']:not([href*='?'], [href='/facts/'])",
    "corrected fact": "/facts/?q=personnes&outcome=verified → main a[href^='/facts/']:not([href*='?'], [href='/facts/'])",
    "article": "/facts/?q=bridge&language=en → main a[href^='/facts/']:not([href*='?'], [href='/facts/']) → "
    "a[href^='/articles/']",
    "history": "/facts/?q=personnes&outcome=verified → main a[href^='/facts/']:not([href*='?'], [href='/facts/']) → "
    "a[href$='/history/']",
    "report an error": "/facts/?outcome=disputed → main a[href^='/facts/']:not([href*='?'], [href='/facts/']) → "
    "a[href$='/report/']",
    "suggest a claim": "/suggest/",
    "find our answer": "/reports/",
    "corrections": "/corrections/",
    "methodology": "/methodology/",
    "methodology in English": "/methodology/en/",
    "about": "/about/",
    "funding": "/about/funding/",
    "login": "/accounts/login/",
    "missing": "/facts/nothing-here/",
}
DESK = {
    "queue": "/desk/?list=all",
    "selected": "/desk/?list=all&kind=figure&select=page",
    "empty list": "/desk/?list=overdue&q=introuvable",
    "numbers": "/desk/numbers/?period=all",
    "numbers of an article": "/desk/articles/2/numbers/",
    "saved filters": "/desk/filters/",
    "articles": "/desk/articles/",
    "new article": "/desk/articles/new/",
    "article": "/desk/articles/2/",
    "sentences": "/desk/articles/2/?sentences=untouched",
    "nothing to check": "/desk/articles/2/nothing-to-check/?paragraph=3",
    "passed over": "/desk/articles/2/?sentences=nothing",
    "no page": "/desk/articles/2/detect/",
    "settings": "/desk/articles/2/settings/",
    "gate": "/desk/articles/2/gate/",
    "revise": "/desk/articles/2/revise/",
    "attach": "/desk/claims/12/attach/",
    "revisions": "/desk/articles/2/revisions/",
    "since sign-off": "/desk/articles/2/revisions/since-sign-off/",
    "mark a quote": "/desk/articles/2/claims/new/?kind=quote",
    "claim to check": "/desk/claims/5/",
    "claim in review": "/desk/claims/7/",
    "high risk": "/desk/claims/14/",
    "settled claim": "/desk/claims/18/",
    "quote check": "/desk/claims/12/quote-check/",
    "edit": "/desk/claims/12/edit/",
    "propose": "/desk/claims/12/propose/",
    "evidence": "/desk/claims/12/evidence/new/",
    "publish a change": "/desk/claims/18/publish/",
    "readers' reports": "/desk/reports/",
    "a reader's report": "/desk/reports/ → .rows__title",
    "password": "/accounts/password/change/",
}
ADMIN = {
    "index": "/admin/",
    "claims": "/admin/factcheck/claim/",
    "article": "/admin/factcheck/article/2/change/",
    "events": "/admin/factcheck/reviewevent/",
}


def follow(page: Page, road: str) -> None:
    """Open an address, then the first link of each selector after it."""
    address, *selectors = road.split(" → ")
    page.goto(address)
    for selector in selectors:
        page.goto(str(page.locator(selector).first.get_attribute("href")))


# Each theme and each width once; `make judges` looks at every page in all of them.
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
@pytest.mark.parametrize(
    ("role", "roads"), [("", READER), ("chief", DESK)], ids=["reader", "chief"]
)
def test_pages_are_accessible_quiet_and_fit(
    visit: Open, role: str, roads: dict[str, str], width: int, scheme: str
) -> None:
    size = {"width": width, "height": 844}
    page = visit("/facts/", role=role, viewport=size, color_scheme=scheme)
    base = re.sub(r"/facts/$", "", page.url)
    faults: list[str] = []
    with watched(page, base) as complaints:
        for name, road in roads.items():
            follow(page, road)
            faults += [f"{name}: {fault}" for fault in violations(page)]
            wide = page.evaluate("document.documentElement.scrollWidth")
            if wide > width:
                faults.append(f"{name}: {wide} px wide")

    assert faults + complaints == []


@pytest.mark.parametrize("width", [1280, 390])
def test_a_mark_in_the_text_is_large_enough_for_a_finger(visit: Open, width: int) -> None:
    page = visit("/desk/articles/2/", role="chief", viewport={"width": width, "height": 844})
    boxes = page.locator(".mark-ref").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect()).map(box => [box.width, box.height])"
    )
    ghost = page.locator(".mark-ref--suggestion").first
    target = str(ghost.get_attribute("id"))
    unmarked = ghost.evaluate("ghost => getComputedStyle(ghost).outlineStyle")
    page.goto(f"/desk/articles/2/#{target}")
    marked = ghost.evaluate("ghost => getComputedStyle(ghost).outlineStyle")

    assert len(boxes) > 3
    assert [box for box in boxes if min(box) < 24] == []
    assert (unmarked, marked) == ("none", "solid")


def test_the_admin_works_under_the_policy(visit: Open) -> None:
    page = visit("/facts/", role="chief")
    base = re.sub(r"/facts/$", "", page.url)
    with watched(page, base) as complaints:
        for road in ADMIN.values():
            follow(page, road)

    assert complaints == []


def test_a_reader_gets_no_cookie(visit: Open) -> None:
    page = visit("/facts/")
    for name in ("home", "facts", "fact", "article", "missing"):
        follow(page, READER[name])

    assert page.context.cookies() == []


def test_the_keyboard_alone_logs_in_and_approves(visit: Open) -> None:
    page = visit("/desk/claims/8/", role="editor", locale="en-GB")
    button = page.get_by_role("button", name="Approve")
    for _ in range(60):
        page.keyboard.press("Tab")
        if button.evaluate("button => button === document.activeElement"):
            break
    outline = button.evaluate("button => getComputedStyle(button).outlineStyle")
    page.keyboard.press("Enter")
    page.locator(".status--verified").first.wait_for()

    assert outline != "none"
