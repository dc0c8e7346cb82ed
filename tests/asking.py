"""Questions to people outside and what they answer, through the same verbs as the product."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from django.test import Client

from factcheck import annotating
from factcheck.models import Answer, Claim, Question
from tests.admin.browsing import form_data

WHO = {"name": "Ada Rossi", "function": "épidémiologiste"}
WRONG = {
    "says": "wrong",
    "what": "Le total.",
    "place": "491 840",
    "why": "Le rapport dit 491 480.",
}


# What the form of the page is filled in with.
RIGHT = {"says": "right", "terms": "named", **WHO}


def asked(claim: Claim, *, actor: User, **more: Any) -> tuple[Question, str]:
    more.setdefault("words", "Combien de personnes sont concernées ?")
    return annotating.ask(claim, actor=actor, **more)


def replied(question: Question, **more: Any) -> Answer:
    return annotating.reply(question, **{**WHO, **WRONG, "may_be_named": False, **more})


def page(token: str) -> str:
    return f"/ask/{token}/"


def filled(browser: Client, token: str, /, **given: Any) -> dict[str, Any]:
    """The form as the page shows it, filled in."""
    return form_data(browser.get(page(token)), "answer", **{**RIGHT, **given})
