"""Every constraint of every model refuses a row that breaks it, and this table misses none."""

from __future__ import annotations

from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, models, transaction
from django.db.models import F
from django.utils import timezone

from factcheck.models import (
    Anchor,
    Answer,
    Article,
    ArticlePage,
    ArticleRevision,
    ArticleSnapshot,
    Citation,
    Claim,
    Comment,
    Contact,
    Correction,
    Evidence,
    FactPage,
    FactSnapshot,
    FigureDetail,
    Finding,
    ImportedReview,
    Job,
    LedgerHead,
    Mail,
    MatchDocument,
    MatchTerm,
    NothingToCheck,
    Notification,
    NotificationSettings,
    PageWatch,
    Presence,
    Question,
    Rating,
    SavedFilter,
    Seal,
    SignOff,
    Source,
    SourceRule,
    Suggestion,
    TableImport,
    Verdict,
    WatchRun,
)
from factcheck.models.review import MOST_DAYS
from tests.tampering import SQLITE, without_triggers

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("world")]

Case = tuple[str, type[models.Model], dict[str, Any]]

NOW = timezone.now()
UNCLAIMED = {"state": "dismissed", "claim": None}

# A second row: the first of its model, copied, with these changes.
COPIED: list[Case] = [
    ("article_one_external_id", Article, {"revision": None}),
    ("revision_number_unique", ArticleRevision, {}),
    ("revision_number_from_1", ArticleRevision, {"number": 0}),
    ("revision_not_empty", ArticleRevision, {"number": 2, "length": 0}),
    ("signoff_override_has_reason", SignOff, {"override_reason": ""}),
    ("claim_number_unique", Claim, {"anchor": None, "status": "to_check"}),
    ("claim_known_status", Claim, {"anchor": None, "number": 9, "status": "true"}),
    ("anchor_one_per_revision", Anchor, {}),
    ("verdict_one_current", Verdict, {}),
    ("verdict_four_eyes", Verdict, {"current": False, "approved_by_id": F("proposed_by_id")}),
    ("verdict_approval_whole", Verdict, {"current": False, "approved_by": None}),
    ("verdict_approval_whole", Verdict, {"current": False, "approved_at": None}),
    ("verdict_known_outcome", Verdict, {"current": False, "outcome": "true"}),
    ("verdict_has_summary", Verdict, {"current": False, "summary": ""}),
    ("ledgerhead_one_row", LedgerHead, {"id": 2}),
    ("watchrun_one_row", WatchRun, {"id": 2}),
    ("presence_one_per_claim", Presence, {}),
    ("presence_one_per_article", Presence, {"claim": None}),
    ("factsnapshot_number_unique", FactSnapshot, {}),
    ("articlesnapshot_number_unique", ArticleSnapshot, {}),
    ("suggestion_one_per_span", Suggestion, {}),
    ("finding_once", Finding, {}),
    ("savedfilter_one_name", SavedFilter, {}),
    ("savedfilter_has_name", SavedFilter, {"name": ""}),
    ("savedfilter_known_list", SavedFilter, {"listing": "people"}),
    ("matchterm_word_unique", MatchTerm, {}),
    ("sourcerule_one_per_desk", SourceRule, {"desk": "LOCAL"}),
    ("nothing_once_per_sentence", NothingToCheck, {}),
    ("seal_known_origin", Seal, {"origin": "found", "file": "2021/02/another"}),
    ("correction_known_kind", Correction, {"kind": "hidden"}),
    ("correction_has_reason", Correction, {"why": ""}),
]
# These have a test of their own: their rows are two kinds of one model.
ONCE = ("notification_claim_due_once", "notification_article_due_once")
# Every row of the model, changed so.
CHANGED: list[Case] = [
    ("article_known_language", Article, {"language": "de"}),
    ("tableimport_known_kind", TableImport, {"kind": "people"}),
    ("tableimport_done_is_forgotten", TableImport, {"done_at": NOW}),
    ("claim_known_kind", Claim, {"kind": "opinion"}),
    ("claim_known_risk", Claim, {"risk": "none"}),
    ("claim_has_statement", Claim, {"statement": ""}),
    ("anchor_known_state", Anchor, {"state": "lost"}),
    ("anchor_span_iff_placed", Anchor, {"start": None}),
    ("anchor_span_iff_placed", Anchor, {"start": None, "end": None}),
    ("anchor_span_iff_placed", Anchor, {"end": F("start")}),
    ("anchor_span_iff_placed", Anchor, {"state": "orphaned"}),
    ("anchor_span_iff_placed", Anchor, {"state": "ambiguous", "start": None}),
    ("anchor_candidate_iff_lost", Anchor, {"candidate_start": 1, "candidate_end": 2}),
    ("anchor_candidate_iff_lost", Anchor, {"candidate_start": 1}),
    (
        "anchor_candidate_iff_lost",
        Anchor,
        {
            "state": "orphaned",
            "start": None,
            "end": None,
            "candidate_start": 2,
            "candidate_end": 2,
        },
    ),
    ("anchor_likeness_0_to_1", Anchor, {"similarity": 1.01}),
    ("anchor_likeness_0_to_1", Anchor, {"similarity": -0.01}),
    ("anchor_known_reason", Anchor, {"reason": "luck"}),
    ("source_known_kind", Source, {"kind": "rumour"}),
    ("source_not_merged_into_itself", Source, {"merged_into": F("id")}),
    ("source_sealed_when_protected", Source, {"protected": True}),
    ("evidence_sealed_when_protected", Evidence, {"visibility": "protected"}),
    ("citation_sealed_whole", Citation, {"secret": "x"}),
    ("evidence_known_kind", Evidence, {"kind": "rumour"}),
    ("evidence_known_tier", Evidence, {"tier": "fourth"}),
    ("evidence_known_visibility", Evidence, {"visibility": "secret"}),
    ("evidence_not_from_itself", Evidence, {"derived_from": F("id")}),
    ("evidence_withdrawal_whole", Evidence, {"withdrawn_because": "Un faux."}),
    ("evidence_withdrawal_whole", Evidence, {"withdrawn_at": timezone.now()}),
    ("citation_known_stance", Citation, {"stance": "doubts"}),
    ("figure_range_in_order", FigureDetail, {"value": 2, "value_high": 1}),
    ("figure_range_in_order", FigureDetail, {"value": None, "value_high": 1}),
    ("rating_known_outcome", Rating, {"outcome": "true"}),
    ("rating_from_1_to_5", Rating, {"value": 0}),
    ("rating_from_1_to_5", Rating, {"value": 6}),
    ("comment_resolution_whole", Comment, {"resolved_by": None}),
    ("comment_resolution_whole", Comment, {"resolved_at": None}),
    ("suggestion_has_words", Suggestion, {"start": F("end")}),
    ("suggestion_known_kind", Suggestion, {"kind": "opinion"}),
    ("suggestion_known_tier", Suggestion, {"tier": "sure"}),
    ("suggestion_decision_whole", Suggestion, {"state": "maybe"}),
    ("suggestion_decision_whole", Suggestion, {"state": "open"}),
    ("suggestion_decision_whole", Suggestion, {"state": "dismissed", "dismissal": "nothing"}),
    ("suggestion_decision_whole", Suggestion, {"claim": None}),
    ("suggestion_decision_whole", Suggestion, {"decided_at": None}),
    ("suggestion_decision_whole", Suggestion, {"dismissal": "nothing"}),
    ("suggestion_decision_whole", Suggestion, {**UNCLAIMED, "dismissal": "boring"}),
    ("suggestion_decision_whole", Suggestion, {**UNCLAIMED, "dismissal": ""}),
    ("finding_known_severity", Finding, {"severity": "grave"}),
    ("finding_answer_whole", Finding, {"state": "settled"}),
    ("finding_answer_whole", Finding, {"state": "answered"}),
    ("finding_answer_whole", Finding, {"answer": "Oui."}),
    ("finding_answer_whole", Finding, {"answered_at": timezone.now()}),
    ("contact_known_channel", Contact, {"channel": "pigeon"}),
    ("contact_known_record", Contact, {"record": "secret"}),
    ("contact_known_reply", Contact, {"reply": "maybe"}),
    ("contact_somebody_once", Contact, {"name": ""}),
    ("contact_has_question", Contact, {"question": ""}),
    ("contact_answer_whole", Contact, {"answer": ""}),
    ("contact_answer_whole", Contact, {"reply": "none"}),
    ("sourcerule_counts_in_bounds", SourceRule, {"primary": 0}),
    ("sourcerule_counts_in_bounds", SourceRule, {"independent": 10}),
    ("sourcerule_primary_at_most", SourceRule, {"primary": 3}),
    ("nothing_has_words", NothingToCheck, {"start": F("end")}),
    ("nothing_known_reason", NothingToCheck, {"reason": "boring"}),
    ("nothing_other_in_words", NothingToCheck, {"reason": "other", "note": ""}),
    ("question_has_words", Question, {"words": ""}),
    ("question_known_language", Question, {"language": "de"}),
    ("question_views_limited", Question, {"views": F("most_views") + 1}),
    ("question_revocation_whole", Question, {"revoked_at": timezone.now()}),
    ("question_revocation_whole", Question, {"revoked_by": F("asked_by")}),
    ("answer_known_word", Answer, {"says": "maybe"}),
    ("answer_says_who", Answer, {"name": ""}),
    ("answer_says_who", Answer, {"function": ""}),
    ("answer_wrong_whole", Answer, {"what": ""}),
    ("answer_wrong_whole", Answer, {"place": ""}),
    ("answer_wrong_whole", Answer, {"why": ""}),
    ("answer_decision_whole", Answer, {"decided_at": timezone.now()}),
    ("answer_decision_whole", Answer, {"decided_at": timezone.now(), "reason": "Non."}),
    ("answer_decision_whole", Answer, {"reason": "Non."}),
    ("notification_known_kind", Notification, {"kind": "gossip"}),
    ("notification_due_iff_deadline", Notification, {"kind": "mention", "due": timezone.now()}),
    ("notification_due_iff_deadline", Notification, {"kind": "deadline", "due": None}),
    (
        "notification_due_iff_deadline",
        Notification,
        {"kind": "mention", "due": None, "claim": None},
    ),
    ("pagewatch_known_state", PageWatch, {"state": "lost"}),
    ("pagewatch_kept_whole", PageWatch, {"kept_at": timezone.now()}),
    ("pagewatch_kept_whole", PageWatch, {"kept_by": 1}),
    (
        "pagewatch_kept_whole",
        PageWatch,
        {"state": "ok", "kept_by": 1, "kept_at": timezone.now()},
    ),
    *(
        (f"rating_days_{kind}", Rating, {f"days_{kind}": days})
        for kind in ("figure", "quote", "source")
        for days in (0, MOST_DAYS + 1)
    ),
    ("mail_known_state", Mail, {"state": "lost"}),
    ("mail_sent_whole", Mail, {"state": "sent"}),
    ("mail_sent_whole", Mail, {"state": "waiting", "sent_at": timezone.now()}),
    ("job_known_state", Job, {"state": "lost"}),
    ("job_held_iff_running", Job, {"leased_by": "somebody"}),
    ("job_held_iff_running", Job, {"lease_until": timezone.now()}),
    ("job_held_iff_running", Job, {"state": "running", "leased_by": "somebody"}),
    ("job_held_iff_running", Job, {"state": "running", "lease_until": timezone.now()}),
    ("job_finished_whole", Job, {"state": "done"}),
    ("job_finished_whole", Job, {"state": "failed"}),
    ("job_finished_whole", Job, {"finished_at": timezone.now()}),
    ("notificationsettings_known_language", NotificationSettings, {"language": "de"}),
    ("importedreview_web_address", ImportedReview, {"url": "javascript:alert(1)"}),
    ("importedreview_web_address", ImportedReview, {"url": ""}),
    ("importedreview_has_claim", ImportedReview, {"claim_reviewed": ""}),
    ("importedreview_scale_in_order", ImportedReview, {"rating_best": 1, "rating_worst": 1}),
    ("matchdocument_of_one", MatchDocument, {"page": None}),
    ("factpage_known_state", FactPage, {"state": "draft"}),
    ("factpage_known_outcome", FactPage, {"outcome": "true"}),
    ("articlepage_known_state", ArticlePage, {"state": "draft"}),
]


@pytest.mark.parametrize(("name", "model", "changes"), COPIED)
def test_a_row_that_breaks_a_constraint_is_not_inserted(
    name: str, model: type[models.Model], changes: dict[str, Any]
) -> None:
    row = model._default_manager.order_by("pk").first()
    assert row is not None
    same = {key: getattr(row, to.name) for key, to in changes.items() if isinstance(to, F)}
    row.pk = None
    for key, value in {**changes, **same}.items():
        setattr(row, key, value)

    with without_triggers(), breaks(name), transaction.atomic():
        row.save(force_insert=True)


@pytest.mark.parametrize(("name", "model", "changes"), CHANGED)
def test_a_row_is_not_changed_to_break_a_constraint(
    name: str, model: type[models.Model], changes: dict[str, Any]
) -> None:
    assert model._default_manager.exists()

    with without_triggers(), breaks(name), transaction.atomic():
        model._default_manager.update(**changes)


@pytest.mark.parametrize(
    ("model", "changes"),
    [
        (Rating, {"value": 1}),
        (Rating, {"value": 5}),
        (Rating, {"value": None}),
        (Rating, {"days_figure": 1, "days_quote": MOST_DAYS, "days_source": None}),
        (FigureDetail, {"value": 2, "value_high": 2}),
        (FigureDetail, {"value": 2, "value_high": None}),
        (Anchor, {"state": "orphaned", "start": None, "end": None}),
        (Article, {"external_id": ""}),
        (Evidence, {"derived_from": None}),
        (Suggestion, {**UNCLAIMED, "dismissal": "other"}),
        (Suggestion, {"decided_by": None}),
        (Comment, {"resolved_by": None, "resolved_at": None}),
        (NothingToCheck, {"reason": "other", "note": "x"}),
        (ImportedReview, {"url": "http://example.org/"}),
        (ImportedReview, {"rating_best": 2, "rating_worst": 1}),
        (ImportedReview, {"rating_best": 1, "rating_worst": None}),
        (Question, {"views": F("most_views")}),
        (Answer, {"says": "right", "what": "", "place": "", "why": ""}),
        (Contact, {"reply": "none", "answer": ""}),
        (Contact, {"reply": "declined"}),
        (Contact, {"reply": "declined", "answer": ""}),
        (SourceRule, {"primary": 9, "independent": 9}),
        (SourceRule, {"primary": 1, "independent": 1, "desk": ""}),
    ],
)
def test_a_row_at_the_edge_of_a_constraint_is_kept(
    model: type[models.Model], changes: dict[str, Any]
) -> None:
    assert model._default_manager.update(**changes) >= 1


@pytest.mark.parametrize("of_claim", [True, False])
def test_a_deadline_is_told_once(of_claim: bool) -> None:
    told = Notification.objects.filter(due__isnull=False, claim__isnull=not of_claim)
    row = told.order_by("pk").first()
    assert row is not None
    row.pk = None
    name = ONCE[0] if of_claim else ONCE[1]

    with breaks(name), transaction.atomic():
        row.save(force_insert=True)
    row.due = timezone.now()
    row.save(force_insert=True)


def test_the_tables_name_every_constraint() -> None:
    named = {name for name, _model, _changes in [*COPIED, *CHANGED]} | set(ONCE)

    declared = {
        constraint.name
        for model in apps.get_app_config("factcheck").get_models()
        for constraint in model._meta.constraints
    }

    assert named == declared


def test_the_world_has_a_row_of_every_model() -> None:
    models_of_ours = apps.get_app_config("factcheck").get_models()

    assert [m for m in models_of_ours if not m._default_manager.exists()] == []


def breaks(name: str) -> pytest.RaisesExc[IntegrityError]:
    # SQLite names the columns of a unique constraint instead of its name.
    return pytest.raises(IntegrityError, match=f"{name}|UNIQUE" if SQLITE else name)
