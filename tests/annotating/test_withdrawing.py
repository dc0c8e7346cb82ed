"""Withdrawing evidence: who, when, and what it then no longer does."""

from __future__ import annotations

import pytest

from factcheck import annotating, publishing, workflow
from factcheck.choices import Visibility
from factcheck.errors import IncompleteError, NotAllowedError, NotPossibleError
from factcheck.handover import entries_of
from factcheck.models import Citation, Evidence, ReviewEvent
from tests.conftest import Cast
from tests.newsdesk import a_claim, a_proposal, a_source, an_article, cited, evidence, in_review
from tests.newsdesk import settled as settle
from tests.verbs import claim_in

pytestmark = pytest.mark.django_db


def test_it_is_withdrawn_with_a_reason_and_restored(cast: Cast) -> None:
    piece = evidence()

    annotating.withdraw_evidence(piece, actor=cast.checker, reason=" Un faux. ")

    piece.refresh_from_db()
    assert (piece.withdrawn_by, piece.withdrawn_because) == (cast.checker, "Un faux.")
    assert piece.withdrawn_at is not None
    annotating.restore_evidence(piece, actor=cast.editor)
    piece.refresh_from_db()
    assert (piece.withdrawn_at, piece.withdrawn_by, piece.withdrawn_because) == (None, None, "")
    lines = ReviewEvent.objects.order_by("sequence")
    assert list(lines.values_list("verb", "actor", "reason", "article", "data")) == [
        ("withdraw_evidence", cast.checker.pk, "Un faux.", None, {"evidence": piece.pk}),
        ("restore_evidence", cast.editor.pk, "", None, {"evidence": piece.pk}),
    ]


@pytest.mark.parametrize("hides", ["visibility", "source"])
def test_the_ledger_keeps_no_reason_that_could_give_somebody_away(cast: Cast, hides: str) -> None:
    fields = {
        "visibility": {"visibility": Visibility.PROTECTED},
        "source": {"source": a_source(protected=True)},
    }[hides]
    piece = annotating.withdraw_evidence(evidence(**fields), actor=cast.chief, reason="Canari.")

    assert piece.withdrawn_because == "Canari."
    assert ReviewEvent.objects.get().reason == ""


@pytest.mark.parametrize("who", ["reporter", "outsider"])
def test_it_takes_a_checker(cast: Cast, who: str) -> None:
    actor = getattr(cast, who)
    piece = evidence(added_by=actor)

    with pytest.raises(NotAllowedError):
        annotating.withdraw_evidence(piece, actor=actor, reason="Un faux.")
    annotating.withdraw_evidence(piece, actor=cast.checker, reason="Un faux.")
    with pytest.raises(NotAllowedError):
        annotating.restore_evidence(piece, actor=actor)


def test_it_takes_somebody_who_sees_it(cast: Cast) -> None:
    piece = evidence(visibility=Visibility.PROTECTED, added_by=cast.chief)

    with pytest.raises(NotAllowedError):
        annotating.withdraw_evidence(piece, actor=cast.editor, reason="Un faux.")


def test_what_does_not_fit_is_refused(cast: Cast) -> None:
    piece = evidence()
    with pytest.raises(NotPossibleError):
        annotating.restore_evidence(piece, actor=cast.checker)
    with pytest.raises(NotPossibleError):
        annotating.withdraw_evidence(piece, actor=cast.checker, reason=" \n")
    annotating.withdraw_evidence(piece, actor=cast.checker, reason="Un faux.")
    with pytest.raises(NotPossibleError):
        annotating.withdraw_evidence(piece, actor=cast.checker, reason="Encore.")

    assert Evidence.objects.get().withdrawn_because == "Un faux."


@pytest.mark.parametrize(
    ("status", "possible"),
    [
        ("to_check", True),
        ("in_review", False),
        ("verified", False),
        ("disputed", False),
        ("withdrawn", True),
    ],
)
def test_not_while_a_verdict_rests_on_it(cast: Cast, status: str, possible: bool) -> None:
    claim = claim_in(status, cast)
    citation = Citation.objects.filter(claim=claim).first()
    piece = citation.evidence if citation else evidence()

    if possible:
        annotating.withdraw_evidence(piece, actor=cast.checker, reason="Un faux.")
    else:
        with pytest.raises(NotPossibleError):
            annotating.withdraw_evidence(piece, actor=cast.checker, reason="Un faux.")

    piece.refresh_from_db()
    assert (piece.withdrawn_at is not None) is possible


def test_not_while_a_published_page_rests_on_it(cast: Cast) -> None:
    claim = settle(by=cast.checker, approver=cast.editor)
    page = publishing.publish_fact(claim, actor=cast.editor)
    claim.refresh_from_db()
    claim = workflow.reopen(claim, actor=cast.editor, version=claim.version, reason="Un doute.")
    piece = Evidence.objects.get()

    with pytest.raises(NotPossibleError):
        annotating.withdraw_evidence(piece, actor=cast.checker, reason="Un faux.")

    publishing.retract_fact(page, actor=cast.editor, why="Un faux.")
    annotating.withdraw_evidence(piece, actor=cast.checker, reason="Un faux.")


def test_it_carries_no_verdict_any_more(cast: Cast) -> None:
    claim = cited(a_claim(), actor=cast.checker)
    piece = annotating.withdraw_evidence(
        Evidence.objects.get(), actor=cast.checker, reason="Un faux."
    )

    with pytest.raises(IncompleteError) as refusal:
        in_review(claim, by=cast.checker)
    assert len(refusal.value.missing) == 1
    annotating.restore_evidence(piece, actor=cast.checker)
    workflow.propose(claim, actor=cast.checker, version=claim.version, proposal=a_proposal())


def test_it_is_not_cited_anew(cast: Cast) -> None:
    piece = annotating.withdraw_evidence(evidence(), actor=cast.checker, reason="Un faux.")

    with pytest.raises(NotPossibleError):
        cited(a_claim(), actor=cast.checker, evidence=piece)

    assert Citation.objects.count() == 0


def test_it_is_not_taken_over(cast: Cast) -> None:
    article = an_article()
    claim = cited(cited(a_claim(article), actor=cast.checker), actor=cast.checker)
    other = a_claim(article)
    first, second = Citation.objects.order_by("id")
    annotating.withdraw_evidence(first.evidence, actor=cast.checker, reason="Un faux.")

    reusable = annotating.reusable_citations(other, actor=cast.checker, origins=[claim.pk])

    assert reusable == {claim.pk: [second]}


def test_it_leaves_the_desk_no_more(cast: Cast) -> None:
    claim = cited(a_claim(), actor=cast.checker)
    first = Citation.objects.get()
    claim = cited(claim, actor=cast.checker)
    annotating.withdraw_evidence(first.evidence, actor=cast.checker, reason="Un faux.")
    kept = Citation.objects.exclude(pk=first.pk).get()

    [entry] = entries_of(claim.article)
    settle(claim, by=cast.checker, approver=cast.editor)

    assert ([piece.citation for piece in entry.pieces], entry.withheld) == ([kept], 0)
    assert list(Citation.objects.filter(claim=claim).public()) == [
        one for one in Citation.objects.filter(claim=claim) if one.pk != first.pk
    ]
