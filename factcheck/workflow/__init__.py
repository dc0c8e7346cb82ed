"""The review workflow: the one door for statuses, what it asks for, and the sign-off."""

from __future__ import annotations

from factcheck.workflow.door import (
    BY_REASON,
    STALE,
    approve,
    compare_and_set,
    lock,
    propose,
    reopen,
    restore,
    send_back,
    withdraw,
    words_changed,
)
from factcheck.workflow.mismatch import Mismatch, mismatch_of
from factcheck.workflow.needs import (
    CARRIES,
    Proposal,
    allowed_verbs,
    is_published,
    missing_for,
)
from factcheck.workflow.refusals import LABELS, Refusal, refusals
from factcheck.workflow.signing import sign_off

__all__ = [
    "BY_REASON",
    "CARRIES",
    "LABELS",
    "STALE",
    "Mismatch",
    "Proposal",
    "Refusal",
    "allowed_verbs",
    "approve",
    "compare_and_set",
    "is_published",
    "lock",
    "mismatch_of",
    "missing_for",
    "propose",
    "refusals",
    "reopen",
    "restore",
    "send_back",
    "sign_off",
    "withdraw",
    "words_changed",
]
