"""How long a sign-off covers its article."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from django.contrib.auth.models import User

from factcheck import annotating, publishing, workflow
from factcheck.models import (
    Article,
    ArticleRevision,
    Citation,
    SignOff,
    Suggestion,
)
from factcheck.readiness import WORK, valid_sign_off
from factcheck.transitions import TRANSITIONS
from tests.asking import asked, replied
from tests.conftest import Cast
from tests.newsdesk import a_claim, an_article, cited, in_review, settled
from tests.sentences import passed_over
from tests.suggested import a_finding, read
from tests.verbs import use

pytestmark = pytest.mark.django_db


@pytest.fixture
def article() -> Article:
    return an_article()


def sign(article: Article, user: User) -> SignOff:
    return workflow.sign_off(
        article, actor=user, revision=article.revision_id, override_reason="Urgent."
    )


def a_dismissed_suggestion(article: Article, cast: Cast) -> Suggestion:
    read(article, detectors=["tests.detectors.names"])
    suggestion = Suggestion.objects.get(revision=article.revision_id)
    annotating.dismiss_suggestion(suggestion, actor=cast.checker, dismissal="nothing")
    return suggestion


def prepared(verb: str, article: Article, cast: Cast) -> Callable[[], object]:
    """A claim that is ready for the verb, and the verb."""
    claim = cited(a_claim(article), actor=cast.checker)
    dismissed, answered = a_dismissed_suggestion(article, cast), a_finding(article)
    annotating.answer_finding(answered, actor=cast.editor, answer="Deux mesures.")
    resolved = annotating.add_comment(claim, actor=cast.checker, body="Qui a compté ?")
    annotating.resolve_comment(resolved, actor=cast.editor)
    said = passed_over(article, "Vols de données", actor=cast.checker)
    if verb in {"approve", "disagree", "send_back"}:
        claim = in_review(claim, by=cast.checker)
    if verb == "reopen":
        claim = settled(claim, by=cast.checker, approver=cast.editor)
    if verb == "reuse":
        checked = settled(by=cast.checker, approver=cast.editor)
        fact = publishing.publish_fact(checked, actor=cast.editor)
    if verb == "restore":
        claim = use("withdraw", claim, cast.editor)
    seen = {"actor": cast.chief, "version": claim.version}
    return {
        "mark": lambda: a_claim(article),
        "attach": lambda: annotating.attach_claim(
            claim, **seen, revision=article.revision_id or 0, start=0, end=4
        ),
        "edit": lambda: annotating.edit_claim(claim, **seen, statement="Autre chose."),
        "cite": lambda: cited(claim, actor=cast.chief),
        "reuse": lambda: annotating.reuse_evidence(claim, **seen, page=fact),
        "uncite": lambda: annotating.uncite(Citation.objects.get(), **seen),
        "correct_citation": lambda: annotating.correct_citation(
            Citation.objects.get(), **seen, stance="context", locator="", excerpt=""
        ),
        "query": lambda: annotating.add_comment(claim, actor=cast.chief, body="Vraiment ?"),
        "unresolve": partial(annotating.unresolve_comment, resolved, actor=cast.chief),
        "answered": lambda: replied(asked(claim, actor=cast.checker)[0]),
        "detect": lambda: read(article),
        "reoffer": partial(annotating.restore_suggestion, dismissed, actor=cast.chief),
        "ask_again": partial(annotating.reopen_finding, answered, actor=cast.chief),
        "check_after_all": partial(annotating.check_after_all, said, actor=cast.chief),
    }.get(verb, lambda: use(verb, claim, cast.chief))


def test_these_verbs_are_work() -> None:
    on_a_claim = {"mark", "edit", "attach", "cite", "reuse", "uncite", "query", "unresolve"}
    assert set(WORK) == {
        *TRANSITIONS, *on_a_claim, "answered", "detect", "reoffer", "ask_again", "check_after_all",
        "correct_citation",
    }  # fmt: skip
    assert set(TRANSITIONS) == {
        "propose", "approve", "disagree", "send_back", "reopen", "withdraw", "restore",
    }  # fmt: skip


@pytest.mark.parametrize("verb", WORK)
def test_work_after_a_sign_off_makes_it_outdated(cast: Cast, article: Article, verb: str) -> None:
    work = prepared(verb, article, cast)
    sign_off = sign(article, cast.editor)
    assert valid_sign_off(article) == sign_off

    work()

    assert valid_sign_off(article) is None
    assert valid_sign_off(article) is None
    again = sign(article, cast.other_editor)
    assert valid_sign_off(article) == again


def test_what_is_no_work_leaves_a_sign_off_valid(cast: Cast, article: Article) -> None:
    claim = settled(a_claim(article), by=cast.checker, approver=cast.editor)
    sign_off = sign(article, cast.editor)

    annotating.assign_claim(
        claim, actor=cast.editor, version=claim.version, assignee=cast.checker, due=None
    )
    annotating.change_article(article, actor=cast.editor, version=1, byline="AFP")
    publishing.publish_fact(claim, actor=cast.editor)
    publishing.publish_article(article, actor=cast.editor)
    in_review(by=cast.checker)

    assert valid_sign_off(article) == sign_off


def test_an_unsigned_article_has_no_sign_off(cast: Cast, article: Article) -> None:
    sign(a_claim().article, cast.editor)

    assert valid_sign_off(article) is None


def test_a_sign_off_does_not_cover_the_next_revision(cast: Cast, article: Article) -> None:
    sign(article, cast.editor)
    revision = ArticleRevision.objects.get(article=article)
    revision.pk, revision.number = None, 2
    revision.save(force_insert=True)
    article.revision = revision
    article.save()

    assert valid_sign_off(article) is None
