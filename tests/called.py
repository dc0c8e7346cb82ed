"""Somebody was asked."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone

from factcheck import annotating
from factcheck.choices import Channel, Record, Reply
from factcheck.models import Claim, Contact


def an_entry(**fields: Any) -> Contact:
    """An entry of the call log, unsaved: yesterday, by phone, on the record, answered."""
    defaults = {
        "name": "Claude Martin",
        "at": timezone.now() - timedelta(days=1),
        "channel": Channel.PHONE,
        "record": Record.ON,
        "question": "Combien de personnes ?",
        "reply": Reply.ANSWERED,
        "answer": "Nous en comptons 491 840.",
    }
    return Contact(**{**defaults, **fields})


def a_contact(claim: Claim, *, by: User, replaces: Contact | None = None, **fields: Any) -> Contact:
    return annotating.log_contact(claim, actor=by, contact=an_entry(**fields), replaces=replaces)
