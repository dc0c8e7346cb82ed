"""Whom a comment tells, and a resolved query that is opened again."""

from __future__ import annotations

import pytest

from factcheck import annotating, workflow
from factcheck.errors import NotAllowedError, NotPossibleError
from factcheck.models import Comment, Notification, ReviewEvent
from factcheck.readiness import readiness, valid_sign_off
from tests.conftest import Cast
from tests.newsdesk import a_claim, an_article, settled

pytestmark = pytest.mark.django_db


def test_a_mention_is_kept_with_the_comment(cast: Cast) -> None:
    comment = annotating.add_comment(
        a_claim(), actor=cast.checker, body="@editor et @other-editor, et @editor ?"
    )

    assert set(comment.mentions.all()) == {cast.editor, cast.other_editor}
    assert annotating.names_not_told(comment) == []


def test_nobody_is_mentioned_who_may_not_see_the_article(cast: Cast) -> None:
    claim = a_claim(an_article(restricted=True, team=[cast.checker, cast.reporter]))

    comment = annotating.add_comment(
        claim,
        actor=cast.checker,
        body="@editor, @outsider, @nobody, @nobody, @reporter, @chief et @root",
    )

    assert set(comment.mentions.all()) == {cast.reporter, cast.chief, cast.superuser}
    assert annotating.names_not_told(comment) == ["@editor", "@outsider", "@nobody"]


def test_somebody_who_left_is_nobody(cast: Cast) -> None:
    cast.editor.is_active = False
    cast.editor.save()

    comment = annotating.add_comment(a_claim(), actor=cast.checker, body="@editor ?")

    assert list(comment.mentions.all()) == []


def test_the_words_of_a_comment_come_in_pieces(cast: Cast) -> None:
    comment = annotating.add_comment(
        a_claim(), actor=cast.checker, body="Vu, @editor. Et @nobody ? @EDITOR"
    )

    assert list(annotating.pieces_of(comment)) == [
        ("Vu, ", None),
        ("@editor", cast.editor),
        (". Et @nobody ? ", None),
        ("@EDITOR", cast.editor),
        ("", None),
    ]


def test_whoever_is_mentioned_is_told_that_and_nothing_else(cast: Cast) -> None:
    claim = a_claim(an_article(actor=cast.reporter), assignee=cast.editor)
    annotating.add_comment(claim, actor=cast.other_checker, body="Première.")
    annotating.add_comment(claim, actor=None, body="Une note.")
    Notification.objects.all().delete()

    annotating.add_comment(claim, actor=cast.checker, body="@editor, @checker ?")

    told = set(Notification.objects.values_list("recipient", "kind", "actor", "claim"))
    assert told == {
        (cast.editor.pk, "mention", cast.checker.pk, claim.pk),
        (cast.other_checker.pk, "comment", cast.checker.pk, claim.pk),
        (cast.reporter.pk, "comment", cast.checker.pk, claim.pk),
    }


def test_a_remark_sent_twice_tells_once(cast: Cast) -> None:
    claim = a_claim()

    for _time in range(2):
        annotating.add_comment(claim, actor=cast.checker, body="@editor ?")

    assert Notification.objects.count() == 1


def test_a_resolved_query_is_opened_again(cast: Cast) -> None:
    claim = settled(by=cast.checker, approver=cast.editor)
    comment = annotating.add_comment(claim, actor=cast.checker, body="Vraiment ?")
    annotating.resolve_comment(comment, actor=cast.editor)
    assert readiness(claim.article) == []
    workflow.sign_off(claim.article, actor=cast.editor, revision=claim.article.revision_id)

    annotating.unresolve_comment(comment, actor=cast.other_checker)

    comment.refresh_from_db()
    assert (comment.resolved_by, comment.resolved_at) == (None, None)
    assert [blocker.code for blocker in readiness(claim.article)] == ["query"]
    assert valid_sign_off(claim.article) is None
    last = ReviewEvent.objects.latest("sequence")
    assert (last.verb, last.actor, last.data) == (
        "unresolve",
        cast.other_checker,
        {"comment": comment.pk},
    )


def test_an_open_query_is_not_opened_again(cast: Cast) -> None:
    comment = annotating.add_comment(a_claim(), actor=cast.checker, body="Vraiment ?")
    before = ReviewEvent.objects.count()

    with pytest.raises(NotPossibleError, match="open already"):
        annotating.unresolve_comment(comment, actor=cast.checker)

    assert ReviewEvent.objects.count() == before


def test_a_reporter_opens_their_own_query_only(cast: Cast) -> None:
    claim = a_claim(an_article(actor=cast.reporter))
    own = annotating.add_comment(claim, actor=cast.reporter, body="Oui.")
    another = annotating.add_comment(claim, actor=cast.checker, body="Vraiment ?")
    for comment in (own, another):
        annotating.resolve_comment(comment, actor=cast.editor)

    annotating.unresolve_comment(own, actor=cast.reporter)
    with pytest.raises(NotAllowedError):
        annotating.unresolve_comment(another, actor=cast.reporter)

    assert list(Comment.objects.filter(resolved_at=None)) == [own]
