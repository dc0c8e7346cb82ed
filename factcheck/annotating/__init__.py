"""Bringing articles in, marking claims on their words, and attaching evidence to them.

Only this package writes anchors. Every verb takes the actor and asks `policy`; one that changes
an article or a claim runs in one transaction and leaves a line in the ledger.
"""

from __future__ import annotations

from factcheck.annotating.articles import change_article, create_article
from factcheck.annotating.citations import add_evidence, cite, hold_file, uncite
from factcheck.annotating.claims import assign_claim, edit_claim, mark_claim
from factcheck.annotating.comments import add_comment, resolve_comment

__all__ = [
    "add_comment",
    "add_evidence",
    "assign_claim",
    "change_article",
    "cite",
    "create_article",
    "edit_claim",
    "hold_file",
    "mark_claim",
    "resolve_comment",
    "uncite",
]
