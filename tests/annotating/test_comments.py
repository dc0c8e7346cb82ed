from __future__ import annotations

import pytest
from django.utils import timezone

from factcheck import annotating, workflow
from factcheck.errors import IncompleteError, NotAllowedError, NotPossibleError
from factcheck.models import Comment, ReviewEvent
from factcheck.readiness import valid_sign_off
from tests.conftest import Cast
from tests.newsdesk import a_claim, an_article, settled

pytestmark = pytest.mark.django_db


def test_a_comment_has_its_author_and_its_words(cast: Cast) -> None:
    claim = a_claim()

    comment = annotating.add_comment(claim, actor=cast.checker, body=" Vraiment ? \n")

    assert (comment.claim, comment.author, comment.body) == (claim, cast.checker, "Vraiment ?")
    assert (comment.resolved_by, comment.resolved_at) == (None, None)


@pytest.mark.parametrize("name", ["reporter", "outsider"])
def test_whoever_does_not_see_the_article_says_nothing(cast: Cast, name: str) -> None:
    claim = a_claim()

    with pytest.raises(NotAllowedError):
        annotating.add_comment(claim, actor=getattr(cast, name), body="Vraiment ?")

    assert not Comment.objects.exists()


@pytest.mark.parametrize("name", ["checker", "other_checker", "editor", "chief", "superuser"])
def test_a_checker_resolves_any_comment_once(cast: Cast, name: str) -> None:
    comment = annotating.add_comment(a_claim(), actor=cast.checker, body="Vraiment ?")
    before = timezone.now()

    annotating.resolve_comment(comment, actor=getattr(cast, name))

    comment.refresh_from_db()
    assert comment.resolved_by == getattr(cast, name)
    assert before <= comment.resolved_at <= timezone.now()
    with pytest.raises(NotPossibleError, match="resolved already"):
        annotating.resolve_comment(comment, actor=cast.chief)
    comment.refresh_from_db()
    assert comment.resolved_by == getattr(cast, name)


def test_a_reporter_resolves_their_own_comment_only(cast: Cast) -> None:
    claim = a_claim(an_article(actor=cast.reporter))
    own = annotating.add_comment(claim, actor=cast.reporter, body="Oui.")
    another = annotating.add_comment(claim, actor=cast.checker, body="Vraiment ?")

    annotating.resolve_comment(own, actor=cast.reporter)
    with pytest.raises(NotAllowedError):
        annotating.resolve_comment(another, actor=cast.reporter)

    assert list(Comment.objects.filter(resolved_at=None)) == [another]


def test_an_author_who_no_longer_sees_the_article_resolves_nothing(cast: Cast) -> None:
    claim = a_claim()
    comment = annotating.add_comment(claim, actor=cast.checker, body="Vraiment ?")
    claim.article.restricted = True
    claim.article.save()

    with pytest.raises(NotAllowedError):
        annotating.resolve_comment(comment, actor=cast.checker)


@pytest.mark.parametrize("body", ["", " \n\t"])
def test_a_query_says_something(cast: Cast, body: str) -> None:
    claim = a_claim()

    with pytest.raises(IncompleteError):
        annotating.add_comment(claim, actor=cast.checker, body=body)

    assert not Comment.objects.exists()


def test_the_ledger_says_that_there_was_a_query_and_never_its_words(cast: Cast) -> None:
    claim = a_claim()

    comment = annotating.add_comment(claim, actor=cast.checker, body="Zorglub a-t-il parlé ?")
    annotating.resolve_comment(comment, actor=cast.editor)

    lines = ReviewEvent.objects.filter(claim=claim).order_by("sequence")[1:]
    assert [(line.verb, line.actor, line.data) for line in lines] == [
        ("query", cast.checker, {"comment": comment.pk}),
        ("resolve", cast.editor, {"comment": comment.pk}),
    ]
    assert not ReviewEvent.objects.filter(reason__contains="Zorglub").exists()


def test_a_query_voids_a_sign_off_and_its_answer_does_not(cast: Cast) -> None:
    claim = settled(by=cast.checker, approver=cast.editor)
    article = claim.article
    comment = annotating.add_comment(claim, actor=cast.checker, body="Vraiment ?")
    workflow.sign_off(
        article, actor=cast.editor, revision=article.revision_id, override_reason="Tant pis."
    )

    annotating.resolve_comment(comment, actor=cast.editor)
    assert valid_sign_off(article) is not None

    annotating.add_comment(claim, actor=cast.checker, body="Et là ?")
    assert valid_sign_off(article) is None


def test_a_query_sent_twice_is_asked_once(cast: Cast) -> None:
    claim = a_claim()

    first = annotating.add_comment(claim, actor=cast.checker, body="Vraiment ?")
    again = annotating.add_comment(claim, actor=cast.checker, body=" Vraiment ? ")

    assert again == first
    annotating.resolve_comment(first, actor=cast.checker)
    assert annotating.add_comment(claim, actor=cast.checker, body="Vraiment ?") != first
    assert annotating.add_comment(claim, actor=cast.editor, body="Vraiment ?") != first
