"""The review workflow: the one door for statuses, what it asks for, and the sign-off."""

from __future__ import annotations

from factcheck.workflow.door import (
    BY_REASON,
    STALE,
    approve,
    compare_and_set,
    is_published,
    lock,
    propose,
    reopen,
    restore,
    send_back,
    withdraw,
    words_changed,
)
from factcheck.workflow.needs import (
    CARRIES,
    Proposal,
    allowed_verbs,
    missing_for,
)
from factcheck.workflow.signing import sign_off

__all__ = [
    "BY_REASON",
    "CARRIES",
    "STALE",
    "Proposal",
    "allowed_verbs",
    "approve",
    "compare_and_set",
    "is_published",
    "lock",
    "missing_for",
    "propose",
    "reopen",
    "restore",
    "send_back",
    "sign_off",
    "withdraw",
    "words_changed",
]
