"""Bringing articles in, marking claims on their words, and attaching evidence to them.

The machine reads an article first; what it suggests waits for a person.

Only this package writes anchors. Every verb takes the actor and asks `policy`; one that changes
an article or a claim runs in one transaction and leaves a line in the ledger.
"""

from __future__ import annotations

from factcheck.annotating.alike import Pair, alike
from factcheck.annotating.articles import change_article, create_article, sent_before
from factcheck.annotating.asking import (
    ask,
    count_attempt,
    count_view,
    question_behind,
    revoke,
    sentence_of_claim,
)
from factcheck.annotating.attaching import attach_claim
from factcheck.annotating.capturing import CAPTURE, about, capture, capture_page
from factcheck.annotating.citations import (
    Use,
    add_evidence,
    add_pieces,
    cite,
    cite_all,
    correct_citation,
    uncite,
)
from factcheck.annotating.claims import assign_claim, edit_claim
from factcheck.annotating.comments import (
    add_comment,
    names_not_told,
    pieces_of,
    resolve_comment,
    unresolve_comment,
)
from factcheck.annotating.contacts import cite_contact, log_contact
from factcheck.annotating.detecting import detect_article
from factcheck.annotating.fates import Fate
from factcheck.annotating.filling import detail_fields
from factcheck.annotating.findings import answer_finding, reopen_finding, sentence_of
from factcheck.annotating.holding import hold_articles, hold_evidence, hold_named
from factcheck.annotating.kinds import kind_at
from factcheck.annotating.marking import Mark, mark_claim, mark_claims, marked_before
from factcheck.annotating.merging import claims_naming, is_used, merge_sources, references
from factcheck.annotating.naming import source_as_read
from factcheck.annotating.pages import keep_page
from factcheck.annotating.presence import others, seen
from factcheck.annotating.protecting import (
    said_in_confidence,
    save_evidence,
    save_source,
)
from factcheck.annotating.recording import (
    OF_CLAIM,
    RECORDED,
    Plain,
    earlier,
    field_of,
    plain,
)
from factcheck.annotating.replying import in_words, leave_answer, reply, take_answer
from factcheck.annotating.reusing import reusable_citations, reuse_evidence, terms_of_claim
from factcheck.annotating.revising import Report, preview_revision, revise_article
from factcheck.annotating.rewording import diff_in_words
from factcheck.annotating.sealing import MAX_FILE, Stored, fitting, seal, stored
from factcheck.annotating.sentences import check_after_all, nothing_to_check
from factcheck.annotating.source_names import SourceNames, store_sources
from factcheck.annotating.sources import same_name, source_named
from factcheck.annotating.stating import MAX_STATEMENT, statement_around
from factcheck.annotating.suggestions import (
    MOST_AT_ONCE,
    accept_many,
    accept_suggestion,
    dismiss_suggestion,
    restore_suggestion,
)
from factcheck.annotating.twins import digest_of, pieces_holding
from factcheck.annotating.undoing import latest, undo, undoable
from factcheck.annotating.withdrawing import (
    claims_resting_on,
    restore_evidence,
    withdraw_evidence,
)

__all__ = [
    "CAPTURE",
    "MAX_FILE",
    "MAX_STATEMENT",
    "MOST_AT_ONCE",
    "OF_CLAIM",
    "RECORDED",
    "Fate",
    "Mark",
    "Pair",
    "Plain",
    "Report",
    "SourceNames",
    "Stored",
    "Use",
    "about",
    "accept_many",
    "accept_suggestion",
    "add_comment",
    "add_evidence",
    "add_pieces",
    "alike",
    "answer_finding",
    "ask",
    "assign_claim",
    "attach_claim",
    "capture",
    "capture_page",
    "change_article",
    "check_after_all",
    "cite",
    "cite_all",
    "cite_contact",
    "claims_naming",
    "claims_resting_on",
    "correct_citation",
    "count_attempt",
    "count_view",
    "create_article",
    "detail_fields",
    "detect_article",
    "diff_in_words",
    "digest_of",
    "dismiss_suggestion",
    "earlier",
    "edit_claim",
    "field_of",
    "fitting",
    "hold_articles",
    "hold_evidence",
    "hold_named",
    "in_words",
    "is_used",
    "keep_page",
    "kind_at",
    "latest",
    "leave_answer",
    "log_contact",
    "mark_claim",
    "mark_claims",
    "marked_before",
    "merge_sources",
    "names_not_told",
    "nothing_to_check",
    "others",
    "pieces_holding",
    "pieces_of",
    "plain",
    "preview_revision",
    "question_behind",
    "references",
    "reopen_finding",
    "reply",
    "resolve_comment",
    "restore_evidence",
    "restore_suggestion",
    "reusable_citations",
    "reuse_evidence",
    "revise_article",
    "revoke",
    "said_in_confidence",
    "same_name",
    "save_evidence",
    "save_source",
    "seal",
    "seen",
    "sent_before",
    "sentence_of",
    "sentence_of_claim",
    "source_as_read",
    "source_named",
    "statement_around",
    "store_sources",
    "stored",
    "take_answer",
    "terms_of_claim",
    "uncite",
    "undo",
    "undoable",
    "unresolve_comment",
    "withdraw_evidence",
]
