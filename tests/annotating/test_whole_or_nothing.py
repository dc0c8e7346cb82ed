"""Whatever breaks in the middle of a verb, nothing of it is saved."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import pytest
from django.apps import apps
from django.core.files.base import ContentFile

from factcheck import annotating, intake, ledger, publishing, workflow
from factcheck.models import Citation, FactPage, Finding, ReviewEvent, Source, Suggestion
from tests.asking import asked, replied
from tests.called import a_contact
from tests.conftest import Cast
from tests.freshness.watching import watched
from tests.newsdesk import (
    a_claim,
    a_proposal,
    a_source,
    an_article,
    cited,
    evidence,
    in_review,
    settled,
)
from tests.sentences import passed_over
from tests.suggested import a_finding, a_read_article, read, suggested
from tests.translated import a_translation, signed

pytestmark = pytest.mark.django_db

VERBS = (
    "create",
    "settings",
    "mark",
    "edit",
    "assign",
    "cite",
    "uncite",
    "correct_citation",
    "keep_page",
    "reuse",
    "propose",
    "approve",
    "import_verdict",
    "send_back",
    "reopen",
    "withdraw",
    "sign_off",
    "detect",
    "accept",
    "accept_many",
    "dismiss",
    "reoffer",
    "answer",
    "ask_again",
    "revise",
    "attach",
    "nothing_to_check",
    "check_after_all",
    "contact",
    "correct_contact",
    "cite_contact",
    "query",
    "unresolve",
    "ask",
    "revoke",
    "reply",
    "take_answer",
    "leave_answer",
    "merge_sources",
    "undo",
    "seal",
    "withdraw_evidence",
    "restore_evidence",
    "write_about",
    "translate",
    "sign_translation",
    "unsign_translation",
)


class BrokenError(Exception):
    """What the test lets go wrong."""


def everything() -> dict[str, list[dict[str, Any]]]:
    """Every row of ours, and who is on which team."""
    models = apps.get_app_config("factcheck").get_models(include_auto_created=True)
    return {m.__name__: list(m._default_manager.order_by("pk").values()) for m in models}


def what_was_read(cast: Cast) -> tuple[Suggestion, Suggestion, Finding, Finding]:
    """An open and a dismissed suggestion, an open and an answered finding."""
    article = a_read_article()
    dismissed, finding, answered = (
        suggested(article, "Peut Etre"),
        a_finding(article),
        a_finding(article),
    )
    annotating.dismiss_suggestion(dismissed, actor=cast.checker, dismissal="nothing")
    annotating.answer_finding(answered, actor=cast.checker, answer="Deux mesures.")
    return suggested(article, "« Nous ne sommes pas certains »"), dismissed, finding, answered


def a_fact(cast: Cast) -> FactPage:
    """A published fact whose evidence another claim may take over."""
    claim = settled(by=cast.checker, approver=cast.editor)
    return publishing.publish_fact(claim, actor=cast.editor)


def a_named_source() -> Source:
    """One that a claim names."""
    source = a_source("Agence")
    a_claim(detail={"value": 1, "attributed_to": source})
    return source


def begin(cast: Cast) -> dict[str, Callable[[], object]]:
    waiting = prepared(cast, "in_review")
    works = {verb: waiting[verb] for verb in ("approve", "send_back")}
    return {**prepared(cast), **works, "reopen": prepared(cast, "verified")["reopen"]}


def prepared(cast: Cast, status: str = "to_check") -> dict[str, Callable[[], object]]:
    """Each verb, ready to be called, of a claim with this status."""
    edited = annotating.edit_claim(a_claim(), actor=cast.chief, version=1, risk="high")
    edit = ReviewEvent.objects.filter(claim=edited).latest("sequence")
    claim = cited(a_claim(), actor=cast.checker)
    article = claim.article
    if status == "in_review":
        claim = in_review(claim, by=cast.checker)
    if status == "verified":
        claim = settled(claim, by=cast.checker, approver=cast.editor)
    seen = {"actor": cast.chief, "version": claim.version}
    why = {**seen, "reason": "Une raison."}
    citation = claim.citations.get()
    watched(citation)
    fact = a_fact(cast)
    suggestion, dismissed, open_finding, done = what_was_read(cast)
    resolved = annotating.add_comment(claim, actor=cast.checker, body="Vraiment ?")
    annotating.resolve_comment(resolved, actor=cast.checker)
    me = {"actor": cast.chief}
    draft = a_translation(a_fact(cast).claim, by=cast.checker)
    answered_for = signed(a_fact(cast).claim, by=cast.checker, signer=cast.editor)
    question, answered = asked(claim, actor=cast.checker)[0], asked(claim, actor=cast.checker)[0]
    reply = replied(answered)
    contact = a_contact(claim, by=cast.checker)
    said = passed_over(suggestion.revision.article, "Vols de données", actor=cast.checker)
    return {
        "create": partial(an_article, actor=cast.chief, restricted=True, team=[cast.checker]),
        "settings": partial(
            annotating.change_article,
            article,
            actor=cast.chief,
            version=article.version,
            restricted=True,
            team=[cast.checker],
        ),
        "mark": partial(a_claim, article, actor=cast.chief),
        "edit": partial(annotating.edit_claim, claim, **seen, risk="high", detail={"value": 1}),
        "assign": partial(annotating.assign_claim, claim, **seen, assignee=cast.chief, due=None),
        "cite": partial(
            annotating.cite, claim, **seen, citation=Citation(evidence=citation.evidence)
        ),
        "uncite": partial(annotating.uncite, citation, **seen),
        "correct_citation": partial(
            annotating.correct_citation,
            citation,
            **seen,
            stance="refutes",
            locator="p. 4",
            excerpt="",
        ),
        "keep_page": partial(
            annotating.keep_page, citation, actor=cast.chief, version=1, reason="Lu."
        ),
        "reuse": partial(annotating.reuse_evidence, claim, **seen, page=fact),
        "propose": partial(workflow.propose, claim, **seen, proposal=a_proposal()),
        "approve": partial(workflow.approve, claim, **seen),
        "import_verdict": partial(
            workflow.import_verdict,
            claim,
            **seen,
            proposal=a_proposal(),
            proposed_by=cast.checker,
            approved_by=cast.editor,
            file="archive.csv",
            row=2,
        ),
        "send_back": partial(workflow.send_back, claim, **why),
        "reopen": partial(workflow.reopen, claim, **why),
        "withdraw": partial(workflow.withdraw, claim, **why),
        "sign_off": partial(
            workflow.sign_off,
            article,
            actor=cast.chief,
            revision=article.revision_id,
            override_reason="Urgent.",
        ),
        "detect": partial(read, article, **me),
        "accept": partial(annotating.accept_suggestion, suggestion, **me),
        "accept_many": partial(
            annotating.accept_many,
            suggestion.revision.article,
            **me,
            revision=suggestion.revision_id,
            shown=[suggestion.pk],
        ),
        "dismiss": partial(
            annotating.dismiss_suggestion, suggestion, **me, dismissal="other", note="Non."
        ),
        "reoffer": partial(annotating.restore_suggestion, dismissed, **me),
        "answer": partial(annotating.answer_finding, open_finding, **me, answer="Oui."),
        "ask_again": partial(annotating.reopen_finding, done, **me),
        "revise": partial(
            annotating.revise_article,
            suggestion.revision.article,
            intake.read_article("Vols\n\nPeut Etre, et rien de plus."),
            **me,
            revision=suggestion.revision_id,
        ),
        "contact": partial(a_contact, claim, by=cast.chief, question="Combien ?"),
        "correct_contact": partial(a_contact, claim, by=cast.chief, replaces=contact, record="off"),
        "cite_contact": partial(annotating.cite_contact, contact, **seen, stance="supports"),
        "query": partial(annotating.add_comment, claim, **me, body="@editor ?"),
        "unresolve": partial(annotating.unresolve_comment, resolved, **me),
        "attach": partial(
            annotating.attach_claim,
            claim,
            **seen,
            revision=article.revision_id or 0,
            start=0,
            end=4,
        ),
        "nothing_to_check": partial(
            passed_over, suggestion.revision.article, "Peut Etre.", actor=cast.chief
        ),
        "check_after_all": partial(annotating.check_after_all, said, **me),
        "ask": partial(asked, claim, **me),
        "revoke": partial(annotating.revoke, question, **me),
        "reply": partial(replied, question),
        "take_answer": partial(
            annotating.take_answer, reply, **seen, stance="context", tier="primary"
        ),
        "leave_answer": partial(annotating.leave_answer, reply, **me, reason="Hors sujet."),
        "merge_sources": partial(
            annotating.merge_sources, a_source("AFP"), a_named_source(), actor=cast.chief
        ),
        "undo": partial(annotating.undo, edit, **me),
        "write_about": partial(
            publishing.write_about, "people", "fr", **me, version=0, title="Nous", body="Ici."
        ),
        "translate": partial(a_translation, fact.claim, by=cast.chief),
        "sign_translation": lambda: publishing.sign_translation(draft, **me, version=1),
        "unsign_translation": lambda: publishing.unsign_translation(
            answered_for, **me, version=1, reason="Non."
        ),
        "seal": lambda: annotating.seal(
            citation.evidence, **me, content=ContentFile(b"a;b"), name="a.csv"
        ),
        "withdraw_evidence": partial(
            annotating.withdraw_evidence, evidence(), **me, reason="Un faux."
        ),
        "restore_evidence": partial(
            annotating.restore_evidence,
            annotating.withdraw_evidence(evidence(), **me, reason="Un faux."),
            **me,
        ),
    }


def write_then_break(entries: Sequence[ledger.Entry]) -> list[ReviewEvent]:
    original(entries)
    raise BrokenError


original = ledger.append_all


@pytest.mark.parametrize("verb", VERBS)
def test_a_verb_whose_line_cannot_be_written_changes_nothing(
    begun: dict[str, Callable[[], object]], monkeypatch: pytest.MonkeyPatch, verb: str
) -> None:
    work = begun[verb]
    before = everything()

    with monkeypatch.context() as broken:
        broken.setattr(ledger, "append_all", write_then_break)
        with pytest.raises(BrokenError):
            work()

    assert everything() == before
    if verb != "uncite":  # Django forgets the id of a row that it deleted, also in vain
        work()
        assert everything() != before
