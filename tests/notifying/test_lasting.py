"""Whoever rests on a fact hears that it changed, and nothing that is not theirs to know."""

from __future__ import annotations

from typing import Any

import pytest

from factcheck import annotating, intake, publishing, workflow
from factcheck.choices import Outcome
from factcheck.errors import RefusalError
from factcheck.models import Article, Claim, FactPage, Notification
from tests.conftest import Cast
from tests.newsdesk import TEXT, a_claim, a_proposal, an_article, cited, settled

pytestmark = pytest.mark.django_db
NOTE = publishing.Note("correction", "Une faute.")


def told() -> set[str]:
    """Who was told since this was asked last; they have read it then."""
    rows = Notification.objects.filter(kind="reused", read_at=None)
    names = list(rows.values_list("recipient__username", flat=True))
    rows.delete()
    assert len(names) == len(set(names))
    return set(names)


def a_fact(cast: Cast, article: Article | None = None) -> FactPage:
    claim = settled(a_claim(article), by=cast.other_checker, approver=cast.chief)
    return publishing.publish_fact(claim, actor=cast.chief)


def resting(page: FactPage, cast: Cast, article: Article | None = None, **fields: Any) -> Claim:
    """A claim with the evidence of a fact, settled by two people; of an article of the reporter's
    own also assigned to them."""
    claim = a_claim(article, assignee=cast.reporter if article else None)
    annotating.reuse_evidence(claim, actor=cast.chief, version=claim.version, page=page)
    claim.refresh_from_db()
    return settled(claim, by=cast.checker, approver=cast.editor, **fields)


def reopen(page: FactPage, by: Any) -> Claim:
    claim = Claim.objects.get(pk=page.claim_id)
    return workflow.reopen(claim, actor=by, version=claim.version, reason="Un doute.")


def test_they_hear_that_it_is_reopened(cast: Cast) -> None:
    page = a_fact(cast)
    own = an_article(actor=cast.reporter)
    claim = resting(page, cast, own)
    a_claim(own, assignee=cast.other_editor)

    reopen(page, cast.other_editor)

    for row in Notification.objects.filter(kind="reused"):
        assert (row.claim, row.article, row.actor, row.due) == (claim, own, None, None)
    assert told() == {"reporter", "checker", "editor"}


def test_nobody_hears_of_their_own_act_or_of_an_article_that_they_may_not_see(cast: Cast) -> None:
    page = a_fact(cast)
    own = an_article(actor=cast.reporter)
    resting(page, cast, own)
    own.refresh_from_db()
    team = [cast.editor, cast.reporter]
    annotating.change_article(
        own, actor=cast.editor, version=own.version, restricted=True, team=team
    )

    reopen(page, cast.editor)

    assert told() == {"reporter"}


@pytest.mark.parametrize("published", [True, False])
def test_a_retraction_and_a_correction_are_told(cast: Cast, *, published: bool) -> None:
    page = a_fact(cast)
    resting(page, cast)
    if published:
        publishing.retract_fact(page, actor=cast.chief, why="Une erreur.")
    else:
        claim = reopen(page, cast.chief)
        claim = settled(claim, by=cast.checker, approver=cast.chief, summary="Autre chose.")
        told()
        publishing.publish_fact(claim, actor=cast.chief, note=NOTE)

    assert told() == {"checker", "editor"}


def test_a_page_that_says_the_same_is_no_news(cast: Cast) -> None:
    page = a_fact(cast)
    resting(page, cast)

    publishing.publish_fact(page.claim, actor=cast.chief)

    assert told() == set()


@pytest.mark.parametrize(("outcome", "news"), [(Outcome.DISPUTED, True), (Outcome.VERIFIED, False)])
def test_the_other_outcome_is_news_of_its_own(cast: Cast, outcome: str, *, news: bool) -> None:
    page = a_fact(cast)
    resting(page, cast)
    claim = reopen(page, cast.chief)
    assert told() == {"checker", "editor"}
    claim = cited(claim, actor=cast.checker, stance="refutes")
    claim = workflow.propose(
        claim,
        actor=cast.other_checker,
        version=claim.version,
        proposal=a_proposal(outcome),
    )
    assert told() == set()

    workflow.approve(claim, actor=cast.chief, version=claim.version)

    assert told() == ({"checker", "editor"} if news else set())


def test_words_that_change_are_told_once_there_is_a_verdict(cast: Cast) -> None:
    article = an_article()
    page = a_fact(cast, article)
    resting(page, cast)

    for figure in ("491 850 personnes", "491 860 personnes"):
        article.refresh_from_db()
        annotating.revise_article(
            article,
            intake.read_article(TEXT.replace("491 840 personnes", figure)),
            actor=cast.chief,
            revision=article.revision_id or 0,
        )
        expected = {"checker", "editor"} if figure.startswith("491 850") else set()
        assert told() == expected


def test_nobody_has_two_that_they_have_not_read(cast: Cast) -> None:
    page = a_fact(cast)
    resting(page, cast)
    reopen(page, cast.chief)
    Notification.objects.filter(kind="reused", recipient=cast.editor).delete()

    publishing.retract_fact(page, actor=cast.chief, why="Une erreur.")

    rows = Notification.objects.filter(kind="reused").values_list("recipient__username", flat=True)
    assert sorted(rows) == ["checker", "editor"]


def test_a_claim_that_is_withdrawn_rests_on_nothing(cast: Cast) -> None:
    page = a_fact(cast)
    claim = resting(page, cast)
    workflow.withdraw(claim, actor=cast.chief, version=claim.version, reason="Non.")

    reopen(page, cast.chief)

    assert told() == set()


def test_a_fact_of_a_restricted_article_is_not_named(cast: Cast) -> None:
    closed = an_article(actor=cast.chief, restricted=True, team=[cast.chief, cast.other_checker])
    page = a_fact(cast, closed)
    resting(page, cast)

    reopen(page, cast.chief)

    rows = list(Notification.objects.filter(kind="reused"))
    assert len(rows) == 2
    assert not {row.article_id for row in rows} & {closed.pk}
    assert told() == {"checker", "editor"}


def test_a_refusal_tells_nobody(cast: Cast) -> None:
    page = a_fact(cast)
    resting(page, cast)
    claim = Claim.objects.get(pk=page.claim_id)

    for version, reason in ((claim.version + 1, "Non."), (claim.version, " ")):
        with pytest.raises(RefusalError):
            workflow.reopen(claim, actor=cast.chief, version=version, reason=reason)

    assert told() == set()


def test_several_claims_of_one_person_are_told_apart(cast: Cast) -> None:
    page = a_fact(cast)
    claims = {resting(page, cast).pk, resting(page, cast).pk}

    reopen(page, cast.chief)

    rows = Notification.objects.filter(kind="reused", recipient=cast.checker)
    assert set(rows.values_list("claim", flat=True)) == claims
