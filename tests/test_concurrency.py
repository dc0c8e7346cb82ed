"""Two people at once. Whoever is second hears it from the desk, never from the database."""

from __future__ import annotations

from functools import partial

import pytest
from django.contrib.auth.models import User

from factcheck import annotating, ledger, publishing, workflow
from factcheck.choices import Status
from factcheck.errors import IncompleteError, NotPossibleError, StaleError
from factcheck.models import (
    ArticlePage,
    Citation,
    Claim,
    FactPage,
    FactSnapshot,
    ReviewEvent,
    SignOff,
    Verdict,
)
from factcheck.readiness import valid_sign_off
from tests.conftest import Cast
from tests.newsdesk import (
    a_claim,
    a_proposal,
    an_article,
    cited,
    evidence,
    in_review,
    settled,
)
from tests.racing import losers, race

pytestmark = pytest.mark.django_db(transaction=True)


def test_forty_claims_with_four_approvals_each_have_forty_winners(cast: Cast) -> None:
    article, piece = an_article(), evidence()
    editors = (cast.editor, cast.other_editor, cast.chief, cast.superuser)
    claims = [
        in_review(cited(a_claim(article), actor=cast.checker, evidence=piece), by=cast.checker)
        for _number in range(40)
    ]

    results = [race(*(approval(claim, editor) for editor in editors)) for claim in claims]

    refusals = [losers(result) for result in results]
    assert [len(refused) for refused in refusals] == [3] * 40
    assert {type(error) for refused in refusals for error in refused} <= {
        StaleError,
        NotPossibleError,
    }
    assert Claim.objects.filter(status=Status.VERIFIED).count() == 40
    assert ReviewEvent.objects.filter(verb="approve").count() == 40
    assert list(ledger.faults()) == []


def test_of_two_proposals_one_is_under_review(cast: Cast) -> None:
    claim = cited(a_claim(), actor=cast.checker)

    results = race(*(proposal(claim, user) for user in (cast.checker, cast.other_checker)))

    assert [type(error) for error in losers(results)] == [StaleError]
    assert Verdict.objects.filter(claim=claim).count() == 1
    assert events("propose") == 1


def test_approve_and_send_back_at_once_do_not_both_happen(cast: Cast) -> None:
    claim = in_review(by=cast.checker)
    back = partial(
        workflow.send_back, claim, actor=cast.checker, version=claim.version, reason="Une erreur."
    )

    results = race(approval(claim, cast.editor), back)

    assert [type(error) for error in losers(results)] == [StaleError]
    claim.refresh_from_db()
    verdict = Verdict.objects.get(claim=claim)
    won = (claim.status, verdict.current, verdict.approved_by)
    assert won in {
        (Status.VERIFIED, True, cast.editor),
        (Status.TO_CHECK, False, None),
    }
    assert list(ledger.faults()) == []


def test_an_edit_and_a_proposal_at_once_do_not_both_happen(cast: Cast) -> None:
    claim = cited(a_claim(), actor=cast.checker)
    edit = partial(
        annotating.edit_claim,
        claim,
        actor=cast.other_checker,
        version=claim.version,
        statement="Autre chose.",
    )

    results = race(edit, proposal(claim, cast.checker))

    assert [type(error) for error in losers(results)] == [StaleError]
    claim.refresh_from_db()
    edited = claim.statement == "Autre chose."
    assert claim.status == (Status.TO_CHECK if edited else Status.IN_REVIEW)


def test_one_citation_is_taken_off_once(cast: Cast) -> None:
    claim = cited(a_claim(), actor=cast.checker)
    citation = Citation.objects.get(claim=claim)
    off = [
        partial(annotating.uncite, piece, actor=user, version=claim.version)
        for user, piece in (
            (cast.checker, citation),
            (cast.other_checker, Citation.objects.get(pk=citation.pk)),
        )
    ]

    results = race(*off)

    assert [type(error) for error in losers(results)] == [StaleError]
    assert events("uncite") == 1


def test_publishing_twice_at_once_leaves_one_page_with_one_snapshot(cast: Cast) -> None:
    claim = settled(by=cast.checker, approver=cast.editor)
    editors = (cast.editor, cast.other_editor)

    results = race(*(partial(publishing.publish_fact, claim, actor=user) for user in editors))

    assert losers(results) == []
    assert FactPage.objects.count() == 1
    assert FactSnapshot.objects.count() == 1
    assert events("publish") == 1


def test_eight_marks_at_once_get_the_numbers_one_to_eight(cast: Cast) -> None:
    article = an_article()

    results = race(*(partial(a_claim, article, actor=cast.checker) for _number in range(8)))

    assert losers(results) == []
    numbers = article.claims.order_by("number").values_list("number", flat=True)
    assert list(numbers) == [1, 2, 3, 4, 5, 6, 7, 8]
    assert list(ledger.faults()) == []


def test_twenty_writers_leave_one_gapless_chain(cast: Cast) -> None:
    article = an_article()
    write = partial(ledger.append, article=article, verb="note", actor=cast.checker)

    results = race(*[write] * 20)

    assert losers(results) == []
    sequences = ReviewEvent.objects.order_by("sequence").values_list("sequence", flat=True)
    assert list(sequences) == list(range(1, 22))
    assert list(ledger.faults()) == []


def test_work_on_one_article_never_ends_in_a_deadlock(cast: Cast) -> None:
    # The hard case for PostgreSQL: one holds the article and wants the ledger, the other holds
    # the ledger and, for its foreign key, wants the article.
    article = an_article()
    claims = [in_review(a_claim(article), by=cast.checker) for _number in range(6)]
    revision = article.revision_id

    for claim in claims:
        results = race(
            approval(claim, cast.editor),
            partial(a_claim, article, actor=cast.checker),
            partial(a_claim, article, actor=cast.other_checker),
            partial(
                workflow.sign_off,
                article,
                actor=cast.other_editor,
                revision=revision,
                override_reason="Demain.",
            ),
        )
        assert losers(results) == []

    assert list(ledger.faults()) == []


def test_pages_of_one_article_are_published_and_retracted_at_once(cast: Cast) -> None:
    article = an_article()
    claims = [
        settled(a_claim(article), by=cast.checker, approver=cast.editor) for _number in range(6)
    ]
    pages = [publishing.publish_fact(claim, actor=cast.editor) for claim in claims[:3]]
    workflow.sign_off(article, actor=cast.editor, revision=article.revision_id)
    publishing.publish_article(article, actor=cast.editor)

    for claim, page in zip(claims[3:], pages, strict=True):
        results = race(
            partial(publishing.publish_fact, claim, actor=cast.editor),
            partial(publishing.publish_article, article, actor=cast.other_editor),
            partial(publishing.retract_fact, page, actor=cast.chief, why="Une erreur."),
        )
        assert losers(results) == []

    document = ArticlePage.objects.get().snapshot.document
    assert [fact["number"] for fact in document["facts"]] == [4, 5, 6]
    assert list(ledger.faults()) == []


def test_a_sign_off_never_covers_work_that_its_editor_had_not_seen(cast: Cast) -> None:
    for _round in range(5):
        claim = settled(by=cast.checker, approver=cast.editor)
        reopening = partial(
            workflow.reopen, claim, actor=cast.editor, version=claim.version, reason="Un doute."
        )
        signing = partial(
            workflow.sign_off,
            claim.article,
            actor=cast.other_editor,
            revision=claim.article.revision_id,
        )

        results = race(reopening, signing)

        assert {type(error) for error in losers(results)} <= {IncompleteError}
        assert valid_sign_off(claim.article) is None
    assert SignOff.objects.exclude(blocker_count=0).count() == 0


def approval(claim: Claim, editor: User) -> partial[Claim]:
    return partial(workflow.approve, claim, actor=editor, version=claim.version)


def proposal(claim: Claim, user: User) -> partial[Claim]:
    return partial(
        workflow.propose, claim, actor=user, version=claim.version, proposal=a_proposal()
    )


def events(verb: str) -> int:
    return ReviewEvent.objects.filter(verb=verb).count()
