"""What readers write, through the same verb as the product, and through its form."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client
from django.utils.crypto import get_random_string

from factcheck import publishing, reporting
from factcheck.models import FactPage, ReaderReport
from tests.admin.browsing import form_data
from tests.newsdesk import settled

WORDS = {
    "wrong": "figure",
    "words": "Le total est de 491 480.",
    "place": "491 480 personnes",
    "url": "https://example.org/rapport.pdf",
}
CLAIM = {
    "words": "Neuf Français sur dix lisent.",
    "place": "La ministre, à la radio, hier.",
    "url": "https://example.org/radio",
}


def a_page(by: User, approver: User, **more: Any) -> FactPage:
    return publishing.publish_fact(settled(by=by, approver=approver, **more), actor=approver)


def a_report(page: FactPage | None, **more: Any) -> ReaderReport:
    """About a page; of none, a suggestion."""
    said = {**(WORDS if page else CLAIM), "fingerprint": get_random_string(64), **more}
    said.setdefault("language", page.language if page else "fr")
    return reporting.receive(reporting.Letter(**said), page=page)


def sent(browser: Client, path: str, data: dict[str, Any], **headers: Any) -> HttpResponse:
    """The form at this address as its page shows it, filled in and sent."""
    filled = form_data(browser.get(path), "letter", **data)
    return browser.post(path, filled, **headers)
