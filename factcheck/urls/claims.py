from __future__ import annotations

from django.urls import path

from factcheck.views import (
    attaching,
    captured,
    claims,
    comments,
    evidence,
    evidence_page,
    export,
    presence,
    publication,
    questions,
    quotecheck,
    reusing,
    reviews,
    sealed,
    undoing,
)

urlpatterns = [
    path("claims/<int:pk>/", claims.claim, name="claim"),
    path("claims/<int:pk>/attach/", attaching.claim_attach, name="claim-attach"),
    path("claims/<int:pk>/edit/", claims.claim_edit, name="claim-edit"),
    path("claims/<int:pk>/annotation.jsonld", export.claim_annotation, name="claim-annotation"),
    path("claims/<int:pk>/quote-check/", quotecheck.quote_check, name="claim-quote-check"),
    path("claims/<int:pk>/presence/", presence.claim_presence, name="claim-presence"),
    path("claims/<int:pk>/assign/", claims.claim_assign, name="claim-assign"),
    path("claims/<int:pk>/evidence/new/", evidence.citation_new, name="citation-new"),
    path("claims/<int:pk>/reuse/", reusing.claim_reuse, name="claim-reuse"),
    path("citations/<int:pk>/remove/", evidence.citation_remove, name="citation-remove"),
    path("claims/<int:pk>/propose/", reviews.propose, name="claim-propose"),
    path("claims/<int:pk>/approve/", reviews.approve, name="claim-approve"),
    path(
        "claims/<int:pk>/send-back/",
        reviews.set_aside,
        {"verb": "send_back"},
        name="claim-send-back",
    ),
    path("claims/<int:pk>/reopen/", reviews.set_aside, {"verb": "reopen"}, name="claim-reopen"),
    path(
        "claims/<int:pk>/withdraw/", reviews.set_aside, {"verb": "withdraw"}, name="claim-withdraw"
    ),
    path("claims/<int:pk>/restore/", reviews.set_aside, {"verb": "restore"}, name="claim-restore"),
    path("claims/<int:pk>/publish/", publication.claim_publish, name="claim-publish"),
    path("claims/<int:pk>/retract/", publication.claim_retract, name="claim-retract"),
    path("claims/<int:pk>/comments/", comments.comment_new, name="comment-new"),
    path("comments/<int:pk>/resolve/", comments.comment_resolve, name="comment-resolve"),
    path("comments/<int:pk>/unresolve/", comments.comment_unresolve, name="comment-unresolve"),
    path("claims/<int:pk>/ask/", questions.claim_ask, name="claim-ask"),
    path("questions/<int:pk>/revoke/", questions.question_revoke, name="question-revoke"),
    path("answers/<int:pk>/take/", questions.answer_take, name="answer-take"),
    path("answers/<int:pk>/leave/", questions.answer_leave, name="answer-leave"),
    path("history/<int:pk>/undo/", undoing.undo, name="undo"),
    path("evidence/<int:pk>/", evidence_page.evidence, name="evidence"),
    path("evidence/<int:pk>/seal/", evidence_page.evidence_seal, name="evidence-seal"),
    path("evidence/<int:pk>/withdraw/", evidence_page.evidence_withdraw, name="evidence-withdraw"),
    path("evidence/<int:pk>/restore/", evidence_page.evidence_restore, name="evidence-restore"),
    path("evidence/<int:pk>/capture/", captured.evidence_capture, name="evidence-capture"),
    path("evidence/<int:pk>/file/", sealed.evidence_file, name="evidence-file"),
    path("seals/<int:pk>/file/", sealed.seal_file, name="seal-file"),
]
