"""An article gets its next text, and every claim of it its place there, or none."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from factcheck import annotating, intake, ledger, policy, workflow
from factcheck.anchoring import VERSION
from factcheck.choices import AnchorState, Outcome, Status
from factcheck.errors import NotAllowedError, StaleError
from factcheck.models import ArticleRevision, Claim, ReviewEvent, Verdict
from factcheck.readiness import readiness
from tests.carried import DELETED, EDITED, FIGURE, LONGER, anchor_of, events, fresh, revise
from tests.conftest import Cast
from tests.newsdesk import TEXT, a_claim, an_article, in_review, settled

pytestmark = pytest.mark.django_db


def last_data(claim: Claim) -> Mapping[str, Any]:
    return ReviewEvent.objects.filter(claim=claim).latest("sequence").data


def test_the_next_revision_is_numbered_and_becomes_the_one_under_check(cast: Cast) -> None:
    article = an_article()

    report = revise(article, LONGER, actor=cast.checker)

    article.refresh_from_db()
    assert article.revision is not None
    assert (report.number, report.is_new, article.revision.number) == (2, True, 2)
    assert article.revision.text == intake.read_article(LONGER).text
    assert article.revision.created_by == cast.checker
    event = ReviewEvent.objects.latest("sequence")
    assert (event.verb, event.claim, event.actor) == ("revise", None, cast.checker)
    assert event.data["sha256"] == article.revision.sha256


def test_a_new_headline_is_copied_for_lists(cast: Cast) -> None:
    article = an_article()

    revise(article, TEXT.replace("Vols de données", "Le vol du siècle"))

    article.refresh_from_db()
    assert article.headline == "Le vol du siècle"


def test_the_same_text_again_makes_no_revision(cast: Cast) -> None:
    claim = a_claim()
    before = ReviewEvent.objects.count()

    report = revise(claim.article, TEXT + "\n\n")

    assert (report.number, report.is_new, list(report.fates)) == (1, False, [])
    assert ArticleRevision.objects.count() == 1
    assert ReviewEvent.objects.count() == before
    assert fresh(claim).version == claim.version


def test_words_that_only_moved_along_keep_their_verdict(cast: Cast) -> None:
    claim = settled(by=cast.checker, approver=cast.editor)

    report = revise(claim.article, LONGER)

    anchor = anchor_of(claim)
    assert fresh(claim).status == Status.VERIFIED
    assert (anchor.state, anchor.exact, anchor.revision.number) == ("kept", FIGURE, 2)
    assert anchor.revision.text[anchor.start : anchor.end] == FIGURE
    assert (anchor.similarity, anchor.reason, anchor.algorithm) == (1, "unchanged", VERSION)
    assert report.counts == {"kept": 1, "moved": 0, "edited": 0, "ambiguous": 0, "orphaned": 0}
    assert list(report.to_look_at) == []
    # Nobody has to read the form that they are filling in again.
    assert fresh(claim).version == claim.version
    assert events(claim)[-1][0] == "approve"


def test_words_that_moved_elsewhere_keep_their_verdict_too(cast: Cast) -> None:
    claim = settled(by=cast.checker, approver=cast.editor)
    head, figure, quote = TEXT.split("\n\n")

    report = revise(claim.article, f"{head}\n\n{quote}\n\n{figure}")

    assert anchor_of(claim).state in (AnchorState.KEPT, AnchorState.MOVED)
    assert fresh(claim).status == Status.VERIFIED
    assert report.fates[0].keeps_verdict


@pytest.mark.parametrize("outcome", list(Outcome))
def test_changed_words_take_a_settled_claim_back_to_check(cast: Cast, outcome: str) -> None:
    claim = settled(by=cast.checker, approver=cast.editor, outcome=outcome)

    report = revise(claim.article, EDITED, actor=cast.checker)

    assert fresh(claim).status == Status.TO_CHECK
    assert anchor_of(claim).state == AnchorState.EDITED
    assert anchor_of(claim).exact == "512 000 personnes"
    assert 0 < anchor_of(claim).similarity < 1
    assert report.fates[0].sets_verdict_aside
    verdict = Verdict.objects.get(claim=claim)
    assert (verdict.current, verdict.outcome) == (False, outcome)
    assert events(claim)[-1] == ("reopen", "to_check", "[491 840 → 512 000] personnes")
    assert last_data(claim)["revision"] == 2
    assert list(ledger.faults()) == []


def test_changed_words_send_a_proposal_back(cast: Cast) -> None:
    claim = in_review(by=cast.checker)

    revise(claim.article, EDITED)

    assert fresh(claim).status == Status.TO_CHECK
    assert events(claim)[-1][:2] == ("send_back", "to_check")
    assert not Verdict.objects.filter(claim=claim, current=True).exists()


def test_changed_words_of_an_open_claim_are_told_and_nothing_else(cast: Cast) -> None:
    claim = a_claim()

    revise(claim.article, EDITED)

    assert fresh(claim).status == Status.TO_CHECK
    assert events(claim)[-1] == ("follow", "", "[491 840 → 512 000] personnes")
    # Whoever proposes on the words of the old text is told so.
    with pytest.raises(StaleError):
        in_review_with_old_version(claim, cast)


def in_review_with_old_version(claim: Claim, cast: Cast) -> None:
    proposal = workflow.Proposal(outcome="verified", rating=None, summary="Oui.")
    workflow.propose(claim, actor=cast.checker, version=claim.version, proposal=proposal)


def test_lost_words_keep_their_history_and_hold_up_the_gate(cast: Cast) -> None:
    claim = settled(by=cast.checker, approver=cast.editor)
    assert "lost" not in {blocker.code for blocker in readiness(claim.article)}

    report = revise(claim.article, DELETED)

    anchor = anchor_of(claim)
    assert fresh(claim).status == Status.VERIFIED
    assert Verdict.objects.filter(claim=claim, current=True).exists()
    assert (anchor.state, anchor.start, anchor.end, anchor.exact) == (
        "orphaned",
        None,
        None,
        FIGURE,
    )
    assert anchor.revision.number == 2
    assert "lost" in {blocker.code for blocker in readiness(fresh(claim).article)}
    assert [fate.claim for fate in report.to_look_at] == [claim]
    assert events(claim)[-1] == ("follow", "", "")


def test_two_places_that_fit_as_well_are_ambiguous_and_one_is_shown(cast: Cast) -> None:
    claim = a_claim()
    head, figure, quote = TEXT.split("\n\n")

    revise(claim.article, f"{head}\n\n{quote}\n\n{figure}\n\n{figure}")

    anchor = anchor_of(claim)
    assert (anchor.state, anchor.span, anchor.reason) == ("ambiguous", None, "twice")
    assert anchor.candidate is not None
    assert anchor.revision.text[slice(*anchor.candidate)] == FIGURE


def test_a_lost_claim_is_looked_for_again_where_it_last_was(cast: Cast) -> None:
    claim = a_claim()
    revise(claim.article, DELETED)

    revise(claim.article, LONGER)

    anchor = anchor_of(claim)
    assert (anchor.state, anchor.exact, anchor.revision.number) == ("kept", FIGURE, 3)


def test_withdrawn_claims_come_along_and_need_nothing(cast: Cast) -> None:
    claim = a_claim()
    workflow.withdraw(claim, actor=cast.editor, version=claim.version, reason="Double.")

    report = revise(claim.article, DELETED)

    assert anchor_of(claim).state == AnchorState.ORPHANED
    assert list(report.to_look_at) == []
    assert events(claim)[-1][0] == "withdraw"


def test_all_claims_of_an_article_are_carried_and_of_no_other(cast: Cast) -> None:
    article = an_article()
    one, two = a_claim(article), a_claim(article, kind="quote")
    other = a_claim()

    report = revise(article, EDITED)

    assert [(fate.claim, fate.state) for fate in report.fates] == [(one, "edited"), (two, "kept")]
    assert anchor_of(other).revision.number == 1


def test_somebody_who_read_an_older_text_is_refused(cast: Cast) -> None:
    article = an_article()
    first = article.revision_id
    revise(article, LONGER)

    with pytest.raises(StaleError):
        revise(article, EDITED, revision=first)

    assert ArticleRevision.objects.count() == 2


def test_who_cannot_see_an_article_cannot_revise_it(cast: Cast) -> None:
    article = an_article(restricted=True)

    for user in (cast.outsider, cast.reporter, cast.checker):
        with pytest.raises(NotAllowedError):
            revise(article, LONGER, actor=user)
    revise(article, LONGER, actor=cast.chief)


def test_a_reporter_revises_their_own_article_even_if_that_reopens_a_claim(cast: Cast) -> None:
    article = an_article(actor=cast.reporter)
    claim = settled(a_claim(article), by=cast.checker, approver=cast.editor)
    assert not policy.is_editor(cast.reporter)

    revise(article, EDITED, actor=cast.reporter)

    assert fresh(claim).status == Status.TO_CHECK


def test_a_preview_writes_nothing_and_says_what_will_happen(cast: Cast) -> None:
    claim = settled(by=cast.checker, approver=cast.editor)
    before = ReviewEvent.objects.count()

    report = annotating.preview_revision(claim.article, intake.read_article(EDITED))

    (fate,) = report.fates
    assert (report.number, fate.state, fate.words) == (2, "edited", "512 000 personnes")
    assert fate.sets_verdict_aside
    assert ArticleRevision.objects.count() == 1
    assert ReviewEvent.objects.count() == before


@pytest.mark.parametrize("count", [1, 6])
def test_the_number_of_queries_does_not_follow_the_number_of_kept_claims(
    cast: Cast, count: int, django_assert_num_queries: Any
) -> None:
    article = an_article()
    for _number in range(count):
        a_claim(article)
    article.refresh_from_db()
    draft = intake.read_article(LONGER)

    with django_assert_num_queries(24):
        annotating.revise_article(article, draft, actor=None, revision=article.revision_id or 0)
