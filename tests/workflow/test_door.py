from __future__ import annotations

from datetime import date

import pytest

from factcheck import annotating, ledger, publishing, workflow
from factcheck.choices import AnchorState, Outcome, Risk, Stance, Status
from factcheck.errors import IncompleteError, NotAllowedError, NotPossibleError, StaleError
from factcheck.models import Anchor, Claim, Rating, ReviewEvent, Verdict
from tests.conftest import Cast
from tests.newsdesk import a_claim, a_proposal, cited, in_review, settled
from tests.verbs import claim_in, use

pytestmark = pytest.mark.django_db

REASONED = {
    "send_back": "in_review",
    "reopen": "disputed",
    "withdraw": "verified",
    "restore": "withdrawn",
}


def propose(claim: Claim, cast: Cast, proposal: workflow.Proposal) -> Claim:
    return workflow.propose(claim, actor=cast.checker, version=claim.version, proposal=proposal)


def test_the_whole_road_leaves_a_ledger_without_faults(cast: Cast) -> None:
    claim = settled(by=cast.checker, approver=cast.editor)
    page = publishing.publish_fact(claim, actor=cast.editor)
    workflow.sign_off(claim.article, actor=cast.editor, revision=claim.article.revision_id)
    publishing.publish_article(claim.article, actor=cast.editor)
    page.refresh_from_db()
    publishing.retract_fact(page, actor=cast.editor, why="Une erreur.")

    verbs = ReviewEvent.objects.order_by("sequence").values_list("verb", flat=True)

    assert list(verbs) == [
        "import",
        "mark",
        "cite",
        "propose",
        "approve",
        "publish",
        "sign_off",
        "publish",
        "retract",
    ]
    assert list(ledger.faults()) == []


@pytest.mark.parametrize("outcome", Outcome.values)
def test_a_proposal_becomes_a_verdict_and_its_approval_the_status(cast: Cast, outcome: str) -> None:
    claim = cited(a_claim(), actor=cast.checker, stance=workflow.CARRIES[outcome])
    since = claim.status_since
    proposal = a_proposal(
        outcome,
        summary="  Résumé.  ",
        explanation="Comment.",
        correction_asked="Écrire autre chose.",
        valid_until=date(2030, 1, 2),
    )

    claim = propose(claim, cast, proposal)
    verdict = Verdict.objects.get(claim=claim)
    approved = workflow.approve(
        claim, actor=cast.editor, version=claim.version, reason="Vu.", outcome=outcome
    )

    assert (verdict.outcome, verdict.rating, verdict.summary) == (
        outcome,
        proposal.rating,
        "Résumé.",
    )
    assert (verdict.explanation, verdict.correction_asked, verdict.valid_until) == (
        "Comment.",
        "Écrire autre chose.",
        date(2030, 1, 2),
    )
    assert (verdict.proposed_by, verdict.approved_by, verdict.current) == (cast.checker, None, True)
    verdict.refresh_from_db()
    assert (verdict.approved_by, verdict.current) == (cast.editor, True)
    assert approved.status == outcome
    assert approved.status_since > since
    lines = ReviewEvent.objects.filter(claim=claim).order_by("sequence")
    assert [(line.verb, line.reason, line.data) for line in lines][-2:] == [
        ("propose", "", {"outcome": outcome, "rating": proposal.rating.slug}),
        ("approve", "Vu.", {"outcome": outcome, "own_outcome": outcome}),
    ]


def test_the_proposer_cannot_approve(cast: Cast) -> None:
    claim = in_review(by=cast.editor)

    with pytest.raises(NotAllowedError, match="You proposed this verdict"):
        workflow.approve(claim, actor=cast.editor, version=claim.version)

    assert ReviewEvent.objects.filter(verb="approve").count() == 0


@pytest.mark.parametrize("name", ["chief", "superuser"])
def test_nobody_is_exempt_from_four_eyes(cast: Cast, name: str) -> None:
    user = getattr(cast, name)
    claim = in_review(by=user)

    with pytest.raises(NotAllowedError):
        workflow.approve(claim, actor=user, version=claim.version)

    claim.refresh_from_db()
    assert claim.status == Status.IN_REVIEW
    assert use("approve", claim, cast.editor).status == Status.VERIFIED


def test_a_second_round_counts_its_own_proposer(cast: Cast) -> None:
    claim = use("send_back", in_review(by=cast.editor), cast.other_editor)
    claim = propose(claim, cast, a_proposal())

    claim = use("approve", claim, cast.editor)

    assert claim.status == Status.VERIFIED
    assert list(Verdict.objects.order_by("id").values_list("current", flat=True)) == [False, True]


@pytest.mark.parametrize(("verb", "status"), REASONED.items())
@pytest.mark.parametrize("reason", ["", " \n\t"])
def test_a_verb_without_its_reason_is_refused(
    cast: Cast, verb: str, status: str, reason: str
) -> None:
    claim = claim_in(status, cast)

    with pytest.raises(IncompleteError) as refusal:
        workflow.BY_REASON[verb](claim, actor=cast.chief, version=claim.version, reason=reason)

    assert refusal.value.missing == ("Give the reason: it stays in the history.",)
    claim.refresh_from_db()
    assert claim.status == status


@pytest.mark.parametrize(("verb", "status"), REASONED.items())
def test_a_reason_is_kept_and_the_verdict_set_aside(cast: Cast, verb: str, status: str) -> None:
    claim = claim_in(status, cast)

    workflow.BY_REASON[verb](claim, actor=cast.chief, version=claim.version, reason=" Un doute. ")

    assert ReviewEvent.objects.latest("sequence").reason == "Un doute."
    assert not Verdict.objects.filter(current=True).exists()


@pytest.mark.parametrize("verb", ["propose", "approve", *REASONED])
@pytest.mark.parametrize("step", [-1, 1])
def test_an_older_or_unknown_version_is_stale(cast: Cast, verb: str, step: int) -> None:
    status = {"propose": "to_check", "approve": "in_review", **REASONED}[verb]
    claim = claim_in(status, cast)
    lines, version = ReviewEvent.objects.count(), claim.version
    claim.version += step

    with pytest.raises(StaleError):
        use(verb, claim, cast.chief)

    claim.refresh_from_db()
    assert (claim.status, claim.version) == (status, version)
    assert ReviewEvent.objects.count() == lines


def test_a_decision_taken_meanwhile_is_news_and_not_a_mistake_of_the_second(cast: Cast) -> None:
    claim = in_review(by=cast.checker)
    use("approve", claim, cast.editor)

    with pytest.raises(StaleError):
        use("approve", claim, cast.other_editor)


def test_compare_and_set_looks_at_the_status_too(cast: Cast) -> None:
    claim = in_review(by=cast.checker)
    claim.status = Status.TO_CHECK

    with pytest.raises(StaleError):
        workflow.compare_and_set(claim, claim.version, statement="Autre chose.")

    claim.refresh_from_db()
    assert claim.statement != "Autre chose."


def test_a_published_claim_is_withdrawn_after_its_page_is_retracted(cast: Cast) -> None:
    claim = settled(by=cast.checker, approver=cast.editor)
    assert not workflow.is_published(claim)
    page = publishing.publish_fact(claim, actor=cast.editor)
    assert workflow.is_published(claim)

    with pytest.raises(NotPossibleError, match="retract the page first"):
        use("withdraw", claim, cast.editor)

    publishing.retract_fact(page, actor=cast.editor, why="Une erreur.")
    assert not workflow.is_published(claim)
    assert use("withdraw", claim, cast.editor).status == Status.WITHDRAWN


@pytest.mark.parametrize("state", [AnchorState.AMBIGUOUS, AnchorState.ORPHANED])
def test_a_claim_that_lost_its_place_is_not_approved(cast: Cast, state: str) -> None:
    claim = in_review(by=cast.checker)
    Anchor.objects.filter(claim=claim).update(state=state, start=None, end=None)

    with pytest.raises(IncompleteError) as refusal:
        use("approve", claim, cast.editor)

    assert refusal.value.missing == (
        "The claim has lost its place in the text: attach it again first.",
    )


def test_a_claim_without_any_anchor_is_not_approved(cast: Cast) -> None:
    claim = in_review(by=cast.checker)
    Claim.objects.filter(pk=claim.pk).update(anchor=None)

    with pytest.raises(IncompleteError):
        use("approve", claim, cast.editor)


@pytest.mark.parametrize("risk", [Risk.LOW, Risk.NORMAL])
def test_other_risks_ask_for_no_outcome_of_ones_own(cast: Cast, risk: str) -> None:
    claim = in_review(a_claim(risk=risk), by=cast.checker)

    assert use("approve", claim, cast.editor).status == Status.VERIFIED


def test_a_claim_in_review_without_a_verdict_has_nothing_to_approve(cast: Cast) -> None:
    claim = in_review(by=cast.checker)
    Verdict.objects.update(current=False)

    with pytest.raises(NotPossibleError, match="no proposed verdict"):
        use("approve", claim, cast.editor)


def test_work_on_a_claim_makes_what_was_read_before_stale(cast: Cast) -> None:
    claim = cited(a_claim(), actor=cast.checker)
    annotating.edit_claim(
        claim, actor=cast.other_checker, version=claim.version, statement="Autre chose."
    )

    with pytest.raises(StaleError):
        propose(claim, cast, a_proposal())


def test_a_rating_that_is_no_longer_in_use_is_not_proposed(cast: Cast) -> None:
    claim = cited(a_claim(), actor=cast.checker, stance=Stance.SUPPORTS)
    proposal = a_proposal()
    Rating.objects.update(active=False)
    proposal.rating.refresh_from_db()

    with pytest.raises(IncompleteError) as refusal:
        propose(claim, cast, proposal)

    assert refusal.value.missing == ("This rating is no longer in use: choose another one.",)
