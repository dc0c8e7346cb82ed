"""What readers tell the newsroom, and what becomes of it: the only writer of reports (ADR 0044).

A report comes in from outside, without an account. At the desk it is taken, accepted and settled
by verbs, each of which asks the policy and writes one line of the ledger, without a word of it.
"""

from __future__ import annotations

from factcheck.reporting.receipts import read_receipt
from factcheck.reporting.receiving import Letter, receive, received_before
from factcheck.reporting.settling import LACKING, call_duplicate, settle
from factcheck.reporting.sorting import (
    accept,
    brought_in,
    call_spam,
    forget_spam,
    forget_words,
    put_back,
    take,
)
from factcheck.reporting.telling import MOST, outcome_of, waiting_count, with_mail, with_readers

__all__ = [
    "LACKING",
    "MOST",
    "Letter",
    "accept",
    "brought_in",
    "call_duplicate",
    "call_spam",
    "forget_spam",
    "forget_words",
    "outcome_of",
    "put_back",
    "read_receipt",
    "receive",
    "received_before",
    "settle",
    "take",
    "waiting_count",
    "with_mail",
    "with_readers",
]
