"""Who may do what, and who may see what. The only place where permissions are decided.

A predicate answers for one row; the queryset beside it answers for many. A test proves that the
two agree for every role. Default deny: somebody without a role may do nothing.

Reading roles costs one query per user object; a predicate on a restricted article costs one more.
"""

from __future__ import annotations

from factcheck.policy.articles import (
    can_annotate,
    can_check,
    can_manage_article,
    can_see_numbers,
    can_view_article,
    can_view_claim,
    visible_articles,
    visible_claims,
)
from factcheck.policy.asking import can_ask, can_view_question, visible_questions
from factcheck.policy.contacts import (
    can_correct_contact,
    can_view_contact,
    confided_sources,
    told_events,
    visible_contacts,
)
from factcheck.policy.evidence import (
    can_capture_evidence,
    can_edit_evidence,
    can_merge_sources,
    can_view_evidence,
    can_view_source,
    can_withdraw_evidence,
    capturable_evidence,
    known_sources,
    visible_evidence,
    visible_sources,
)
from factcheck.policy.own import (
    can_change_filter,
    can_delete_filter,
    visible_filters,
    visible_notifications,
)
from factcheck.policy.people import (
    approvers_of,
    checkers,
    checkers_of,
    desk_people,
    people_who_see,
    settlers_of,
)
from factcheck.policy.reports import (
    can_read_reports,
    can_settle_report,
    can_settle_reports,
    can_view_report,
    visible_reports,
)
from factcheck.policy.reviewing import MAY, Verb, blind_claims, is_blind, is_judged_blind
from factcheck.policy.roles import (
    User,
    can_export,
    can_import,
    can_use_desk,
    can_write_about,
    is_checker,
    is_chief,
    is_editor,
    roles,
)

__all__ = [
    "MAY",
    "User",
    "Verb",
    "approvers_of",
    "blind_claims",
    "can_annotate",
    "can_ask",
    "can_capture_evidence",
    "can_change_filter",
    "can_check",
    "can_correct_contact",
    "can_delete_filter",
    "can_edit_evidence",
    "can_export",
    "can_import",
    "can_manage_article",
    "can_merge_sources",
    "can_read_reports",
    "can_see_numbers",
    "can_settle_report",
    "can_settle_reports",
    "can_use_desk",
    "can_view_article",
    "can_view_claim",
    "can_view_contact",
    "can_view_evidence",
    "can_view_question",
    "can_view_report",
    "can_view_source",
    "can_withdraw_evidence",
    "can_write_about",
    "capturable_evidence",
    "checkers",
    "checkers_of",
    "confided_sources",
    "desk_people",
    "is_blind",
    "is_checker",
    "is_chief",
    "is_editor",
    "is_judged_blind",
    "known_sources",
    "people_who_see",
    "roles",
    "settlers_of",
    "told_events",
    "visible_articles",
    "visible_claims",
    "visible_contacts",
    "visible_evidence",
    "visible_filters",
    "visible_notifications",
    "visible_questions",
    "visible_reports",
    "visible_sources",
]
