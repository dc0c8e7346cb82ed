"""The second verdict on a high risk: given blind, recorded whatever it is."""

from __future__ import annotations

import pytest

from factcheck import ledger, policy, workflow
from factcheck.choices import Outcome, Risk, Status
from factcheck.errors import IncompleteError, NotAllowedError
from factcheck.models import Anchor, Claim, ReviewEvent, Verdict
from tests.conftest import Cast
from tests.newsdesk import a_claim, in_review, second, settled

pytestmark = pytest.mark.django_db

OUTCOME = "High risk: give your own outcome first."
REASON = "High risk: give the reason for your outcome, in your own words."
LOST = "The claim has lost its place in the text: attach it again first."


def risky(cast: Cast, outcome: str = Outcome.VERIFIED) -> Claim:
    return in_review(
        a_claim(risk=Risk.HIGH),
        by=cast.checker,
        outcome=outcome,
        summary="Le registre le dit.",
        explanation="Compté deux fois.",
    )


def refused(claim: Claim, cast: Cast, **given: str) -> tuple[str, ...]:
    with pytest.raises(IncompleteError) as refusal:
        workflow.approve(claim, actor=cast.editor, version=claim.version, **given)
    return refusal.value.missing


@pytest.mark.parametrize("proposed", Outcome.values)
@pytest.mark.parametrize(
    ("own", "reason", "missing"),
    [
        ("", "", (OUTCOME, REASON)),
        ("", "Lu.", (OUTCOME,)),
        ("true", "Lu.", (OUTCOME,)),
        ("verified", "", (REASON,)),
        ("disputed", " \n", (REASON,)),
    ],
)
def test_what_is_missing_says_nothing_of_the_proposal(
    cast: Cast, proposed: str, own: str, reason: str, missing: tuple[str, ...]
) -> None:
    claim = risky(cast, proposed)
    lines = ReviewEvent.objects.count()

    assert refused(claim, cast, outcome=own, reason=reason) == missing

    claim.refresh_from_db()
    assert claim.status == Status.IN_REVIEW
    assert ReviewEvent.objects.count() == lines


@pytest.mark.parametrize("own", Outcome.values)
def test_a_claim_without_a_place_refuses_both_outcomes_alike(cast: Cast, own: str) -> None:
    claim = risky(cast)
    Anchor.objects.filter(claim=claim).update(state="orphaned", start=None, end=None)

    assert refused(claim, cast, outcome=own, reason="Lu.") == (LOST,)
    assert Verdict.objects.get().current


@pytest.mark.parametrize("outcome", Outcome.values)
def test_the_same_outcome_approves(cast: Cast, outcome: str) -> None:
    claim = second(risky(cast, outcome), by=cast.editor, outcome=outcome, reason=" Lu. ")

    line = ReviewEvent.objects.latest("sequence")
    assert claim.status == outcome
    assert (line.verb, line.reason) == ("approve", "Lu.")
    assert line.data == {"outcome": outcome, "own_outcome": outcome}
    assert workflow.mismatch_of(claim) is None


def test_another_outcome_is_recorded_and_takes_the_claim_back_to_check(cast: Cast) -> None:
    claim = risky(cast)
    version, lines = claim.version, ReviewEvent.objects.count()

    claim = second(claim, by=cast.editor, outcome="disputed", reason=" Le registre a changé. ")

    verdict, line = Verdict.objects.get(), ReviewEvent.objects.latest("sequence")
    assert (claim.status, claim.version) == (Status.TO_CHECK, version + 1)
    assert (verdict.current, verdict.approved_by) == (False, None)
    assert ReviewEvent.objects.count() == lines + 1
    assert (line.verb, line.actor, line.reason) == (
        "disagree",
        cast.editor,
        "Le registre a changé.",
    )
    assert (line.from_status, line.to_status) == ("in_review", "to_check")
    assert line.data == {
        "outcome": "verified",
        "own_outcome": "disputed",
        "rating": verdict.rating.slug,
        "summary": "Le registre le dit.",
        "explanation": "Compté deux fois.",
        "proposer": cast.checker.pk,
        "proposer_name": "checker",
        "verdict": verdict.pk,
    }
    assert list(ledger.faults()) == []


@pytest.mark.parametrize("name", ["checker", "other_checker", "reporter"])
def test_only_another_editor_gives_the_second_verdict(cast: Cast, name: str) -> None:
    claim = risky(cast)

    with pytest.raises(NotAllowedError):
        second(claim, by=getattr(cast, name), outcome="disputed")

    assert Verdict.objects.get().current


# Other risks: the editor sees the proposal, and need not say an outcome


def test_another_outcome_approves_no_other_risk_either(cast: Cast) -> None:
    claim = in_review(by=cast.checker)

    assert refused(claim, cast, outcome="disputed") == (
        "Give the reason: it stays in the history.",
    )
    assert refused(claim, cast, outcome="true", reason="Lu.") == (
        "Choose an outcome: verified or disputed.",
    )
    after = workflow.approve(
        claim, actor=cast.editor, version=claim.version, outcome="disputed", reason="Lu."
    )
    assert after.status == Status.TO_CHECK
    assert ReviewEvent.objects.latest("sequence").verb == "disagree"


# The mismatch


def test_a_mismatch_stands_until_something_is_proposed_anew(cast: Cast) -> None:
    claim = risky(cast)
    assert workflow.mismatch_of(claim) is None

    claim = second(claim, by=cast.editor, outcome="disputed", reason="Lu.")
    mismatch = workflow.mismatch_of(claim)
    claim = workflow.withdraw(claim, actor=cast.editor, version=claim.version, reason="Doublon.")
    claim = workflow.restore(claim, actor=cast.editor, version=claim.version, reason="Non.")
    after_a_detour = workflow.mismatch_of(claim)
    claim = in_review(claim, by=cast.other_checker)

    assert mismatch is not None
    assert (mismatch.first.outcome, mismatch.second_outcome) == ("verified", "disputed")
    assert (mismatch.first.proposed_by, mismatch.second.actor) == (cast.checker, cast.editor)
    assert after_a_detour == mismatch
    assert workflow.mismatch_of(claim) is None


def test_a_proposal_sent_back_is_no_mismatch_nor_is_that_of_another_claim(cast: Cast) -> None:
    other = second(risky(cast), by=cast.editor, outcome="disputed")
    claim = risky(cast)

    claim = workflow.send_back(claim, actor=cast.editor, version=claim.version, reason="Plus.")

    assert workflow.mismatch_of(claim) is None
    assert workflow.mismatch_of(other) is not None


def test_after_a_mismatch_the_rule_holds_anew_for_everybody(cast: Cast) -> None:
    claim = second(risky(cast), by=cast.editor, outcome="disputed")
    assert not policy.is_blind(cast.editor, claim)

    claim = in_review(claim, by=cast.checker)

    assert policy.is_blind(cast.editor, claim)
    assert second(claim, by=cast.editor, outcome="verified").status == Status.VERIFIED


def test_the_latest_of_two_mismatches_counts(cast: Cast) -> None:
    claim = second(risky(cast), by=cast.editor, outcome="disputed", reason="Un.")
    claim = in_review(claim, by=cast.checker, summary="Encore.")

    claim = second(claim, by=cast.other_editor, outcome="disputed", reason="Deux.")

    mismatch = workflow.mismatch_of(claim)
    assert mismatch is not None
    assert (mismatch.first.summary, mismatch.second.reason) == ("Encore.", "Deux.")


def test_a_settled_claim_has_no_mismatch(cast: Cast) -> None:
    claim = settled(a_claim(risk=Risk.HIGH), by=cast.checker, approver=cast.editor)

    assert workflow.mismatch_of(claim) is None
