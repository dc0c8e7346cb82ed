from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial

import pytest
from django.contrib.auth.models import User
from django.utils import timezone, translation

from factcheck import annotating, publishing, workflow
from factcheck.choices import Outcome
from factcheck.models import (
    Anchor,
    Article,
    ArticleRevision,
    Citation,
    Claim,
    SignOff,
    Suggestion,
)
from factcheck.readiness import WORK, readiness, valid_sign_off
from factcheck.transitions import TRANSITIONS
from tests.conftest import Cast
from tests.newsdesk import a_claim, an_article, cited, in_review, settled
from tests.sentences import passed_over
from tests.suggested import a_finding, read
from tests.verbs import use

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Blockers are compared with the sentences of the source."""
    with translation.override("en"):
        yield


@pytest.fixture
def article() -> Article:
    return an_article()


def codes(article: Article) -> list[tuple[str, int]]:
    return [(b.code, b.claim.number if b.claim else 0) for b in readiness(article)]


def lose(claim: Claim, state: str = "orphaned") -> None:
    Anchor.objects.filter(claim=claim).update(state=state, start=None, end=None)


def due(days: int) -> dict[str, object]:
    return {"valid_until": timezone.localdate() + timedelta(days=days)}


def test_an_article_without_claims_is_not_ready(article: Article) -> None:
    (blocker,) = readiness(article)

    assert (blocker.code, blocker.message) == ("no_claims", "No claim has been marked yet.")
    assert (blocker.claim, blocker.url) == (None, "")


def test_a_withdrawn_claim_counts_for_nothing(cast: Cast, article: Article) -> None:
    claim = a_claim(article)
    annotating.add_comment(claim, actor=cast.checker, body="Vraiment ?")
    use("withdraw", claim, cast.editor)

    assert codes(article) == [("no_claims", 0)]


def test_verified_claims_make_an_article_ready(cast: Cast, article: Article) -> None:
    settled(a_claim(article), by=cast.checker, approver=cast.editor)

    assert readiness(article) == []


def test_open_claims_block_in_the_order_of_their_numbers(cast: Cast, article: Article) -> None:
    first = a_claim(article)
    in_review(a_claim(article), by=cast.checker)
    settled(a_claim(article), by=cast.checker, approver=cast.editor)
    a_claim()

    blockers = readiness(article)

    assert [(b.code, b.message) for b in blockers] == [
        ("unsettled", "Claim 1 is not settled: to check."),
        ("unsettled", "Claim 2 is not settled: in review."),
    ]
    assert (blockers[0].claim, blockers[0].url) == (first, first.get_absolute_url())


def test_a_disputed_claim_blocks_while_its_words_stand(cast: Cast, article: Article) -> None:
    claim = settled(
        a_claim(article), by=cast.checker, approver=cast.editor, outcome=Outcome.DISPUTED
    )

    assert [b.message for b in readiness(article)] == [
        "Claim 1 is disputed and its words still stand in the text."
    ]
    lose(claim)
    assert [(b.code, b.message) for b in readiness(article)] == [
        ("lost", "Claim 1 has lost its place.")
    ]


@pytest.mark.parametrize("state", ["orphaned", "ambiguous"])
def test_a_lost_place_blocks(cast: Cast, article: Article, state: str) -> None:
    lose(settled(a_claim(article), by=cast.checker, approver=cast.editor), state)

    assert codes(article) == [("lost", 1)]


@pytest.mark.parametrize("state", ["moved", "edited"])
def test_a_place_that_changed_does_not_block(cast: Cast, article: Article, state: str) -> None:
    settled(a_claim(article), by=cast.checker, approver=cast.editor)
    Anchor.objects.update(state=state)

    assert codes(article) == []


def test_a_claim_without_any_anchor_is_lost(cast: Cast, article: Article) -> None:
    settled(a_claim(article), by=cast.checker, approver=cast.editor)
    Claim.objects.update(anchor=None)

    assert codes(article) == [("lost", 1)]


@pytest.mark.parametrize(("days", "expected"), [(-1, [("stale", 1)]), (0, []), (1, [])])
def test_a_verdict_blocks_from_the_day_after_its_last(
    cast: Cast, article: Article, days: int, expected: list[tuple[str, int]]
) -> None:
    settled(a_claim(article), by=cast.checker, approver=cast.editor, **due(days))

    assert codes(article) == expected


def test_the_date_of_a_verdict_set_aside_does_not_count(cast: Cast, article: Article) -> None:
    claim = settled(a_claim(article), by=cast.checker, approver=cast.editor, **due(-1))
    claim = use("reopen", claim, cast.editor)
    settled(claim, by=cast.checker, approver=cast.editor)

    assert codes(article) == []


def test_an_open_query_blocks_until_it_is_resolved(cast: Cast, article: Article) -> None:
    claim = settled(a_claim(article), by=cast.checker, approver=cast.editor)
    comment = annotating.add_comment(claim, actor=cast.checker, body="Vraiment ?")

    assert [(b.code, b.message) for b in readiness(article)] == [
        ("query", "Claim 1 has an open query.")
    ]
    annotating.resolve_comment(comment, actor=cast.editor)
    assert readiness(article) == []


def test_everything_at_once_comes_in_order(
    cast: Cast, article: Article, django_assert_num_queries: Callable[[int], object]
) -> None:
    lost = in_review(a_claim(article), by=cast.checker, **due(-2))
    lose(lost)
    annotating.add_comment(lost, actor=cast.checker, body="Un.")
    annotating.add_comment(lost, actor=cast.checker, body="Deux.")
    settled(
        a_claim(article),
        by=cast.checker,
        approver=cast.editor,
        outcome=Outcome.DISPUTED,
        **due(-2),
    )
    a_claim(article)

    assert codes(article) == [
        ("lost", 1),
        ("unsettled", 1),
        ("stale", 1),
        ("query", 1),
        ("uncorrected", 2),
        ("stale", 2),
        ("unsettled", 3),
    ]
    assert readiness(article)[2].message == "The verdict on claim 1 is past its date."


@pytest.mark.parametrize("count", [1, 3])
def test_the_gate_costs_six_queries(
    cast: Cast,
    article: Article,
    count: int,
    django_assert_num_queries: Callable[[int], pytest.RaisesExc[Exception]],
) -> None:
    for _number in range(count):
        settled(a_claim(article), by=cast.checker, approver=cast.editor, **due(-1))

    with django_assert_num_queries(6):
        assert len(readiness(article)) == count


# The sign-off that covers the article


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
        "query": lambda: annotating.add_comment(claim, actor=cast.chief, body="Vraiment ?"),
        "unresolve": partial(annotating.unresolve_comment, resolved, actor=cast.chief),
        "detect": lambda: read(article),
        "reoffer": partial(annotating.restore_suggestion, dismissed, actor=cast.chief),
        "ask_again": partial(annotating.reopen_finding, answered, actor=cast.chief),
        "check_after_all": partial(annotating.check_after_all, said, actor=cast.chief),
    }.get(verb, lambda: use(verb, claim, cast.chief))


def test_these_verbs_are_work() -> None:
    on_a_claim = {"mark", "edit", "attach", "cite", "reuse", "uncite", "query", "unresolve"}
    assert set(WORK) == {
        *TRANSITIONS, *on_a_claim, "detect", "reoffer", "ask_again", "check_after_all",
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
