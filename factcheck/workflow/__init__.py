"""The review workflow: the one door for statuses, what it asks for, and the sign-off."""

from __future__ import annotations

from factcheck.workflow.door import (
    BY_REASON,
    approve,
    propose,
    reopen,
    restore,
    send_back,
    withdraw,
    words_changed,
)
from factcheck.workflow.holding import STALE, compare_and_set, count_up, lock, lock_all
from factcheck.workflow.importing import (
    Archived,
    import_verdict,
    import_verdicts,
    would_pass,
)
from factcheck.workflow.mismatch import Mismatch, mismatch_of
from factcheck.workflow.needs import (
    Proposal,
    allowed_verbs,
    is_published,
    missing_for,
)
from factcheck.workflow.refusals import LABELS, Refusal, refusals
from factcheck.workflow.signing import sign_off
from factcheck.workflow.sources import CARRIES, Held, held_by, held_by_new, tally
from factcheck.workflow.where import ask, where_lacks

__all__ = [
    "BY_REASON",
    "CARRIES",
    "LABELS",
    "STALE",
    "Archived",
    "Held",
    "Mismatch",
    "Proposal",
    "Refusal",
    "allowed_verbs",
    "approve",
    "ask",
    "compare_and_set",
    "count_up",
    "held_by",
    "held_by_new",
    "import_verdict",
    "import_verdicts",
    "is_published",
    "lock",
    "lock_all",
    "mismatch_of",
    "missing_for",
    "propose",
    "refusals",
    "reopen",
    "restore",
    "send_back",
    "sign_off",
    "tally",
    "where_lacks",
    "withdraw",
    "words_changed",
    "would_pass",
]
