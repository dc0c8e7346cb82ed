"""The rules that the database keeps itself, whoever writes to it."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.db.models import F
from django.utils import timezone

from factcheck.choices import Outcome, Status
from factcheck.models import Claim, Rating, Verdict
from factcheck.models.triggers import APPEND_ONLY, TRIGGERS, install
from factcheck.search import engine
from tests.conftest import Cast
from tests.newsdesk import a_claim, an_article, in_review, settled
from tests.tampering import SQLITE, raw, refused
from tests.verbs import claim_in, use

pytestmark = pytest.mark.django_db

UNFOUNDED = "a status follows from a verdict"


def installed() -> set[str]:
    query = (
        "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        if SQLITE
        else "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'O'"
    )
    return {name for (name,) in raw(query)}


def expected() -> set[str]:
    truncating = (
        set()
        if SQLITE
        else {f"factcheck_{table}_no_truncate" for table in (*APPEND_ONLY, "seal", "verdict")}
    )
    indexing = set(engine.TRIGGERS) if SQLITE else set()
    return {f"factcheck_{trigger.name}" for trigger in TRIGGERS} | truncating | indexing


def test_every_trigger_is_there_after_the_migrations() -> None:
    assert installed() == expected()


def test_installing_twice_changes_nothing() -> None:
    install(connection)

    assert installed() == expected()


def move(claim: Claim, status: str, **changes: Any) -> None:
    changes.setdefault("version", F("version") + 1)
    Claim.objects.filter(pk=claim.pk).update(status=status, **changes)


def forge(claim: Claim, cast: Cast, outcome: str = Outcome.VERIFIED, **fields: Any) -> Verdict:
    rating = Rating.objects.filter(outcome=outcome).first()
    return Verdict.objects.create(
        claim=claim,
        outcome=outcome,
        rating=rating,
        summary="Faux.",
        proposed_by=cast.checker,
        **fields,
    )


@pytest.mark.parametrize("status", [s for s in Status if s != Status.TO_CHECK])
def test_a_claim_starts_to_check(status: str) -> None:
    claim = a_claim()
    claim.pk, claim.anchor, claim.number, claim.status = None, None, 9, status

    with refused("a claim starts to check"):
        claim.save(force_insert=True)


@pytest.mark.parametrize("status", [Status.IN_REVIEW, Status.VERIFIED, Status.DISPUTED])
def test_a_status_without_a_verdict_is_refused(status: str) -> None:
    with refused(UNFOUNDED):
        move(a_claim(), status)


@pytest.mark.parametrize("outcome", Outcome.values)
def test_a_proposed_verdict_settles_nothing(cast: Cast, outcome: str) -> None:
    with refused(UNFOUNDED):
        move(in_review(by=cast.checker), outcome)


def test_an_approved_verdict_settles_its_own_outcome_only(cast: Cast) -> None:
    claim = in_review(by=cast.checker)
    Verdict.objects.update(approved_by=cast.editor, approved_at=timezone.now())

    with refused(UNFOUNDED):
        move(claim, Status.DISPUTED)
    move(claim, Status.VERIFIED)


def test_a_verdict_set_aside_settles_nothing(cast: Cast) -> None:
    claim = in_review(by=cast.checker)
    Verdict.objects.update(approved_by=cast.editor, approved_at=timezone.now(), current=False)

    with refused(UNFOUNDED):
        move(claim, Status.VERIFIED)


def test_the_verdict_of_another_claim_settles_nothing(cast: Cast) -> None:
    settled(by=cast.checker, approver=cast.editor)
    claim = in_review(by=cast.checker)

    with refused(UNFOUNDED):
        move(claim, Status.VERIFIED)
    with refused(UNFOUNDED):
        move(a_claim(), Status.IN_REVIEW)


def test_an_approved_verdict_is_not_under_review(cast: Cast) -> None:
    claim = a_claim()
    forge(claim, cast, approved_by=cast.editor, approved_at=timezone.now())

    with refused(UNFOUNDED):
        move(claim, Status.IN_REVIEW)
    with refused(UNFOUNDED):
        move(claim, Status.VERIFIED)


@pytest.mark.parametrize("status", [Status.VERIFIED, Status.DISPUTED, Status.WITHDRAWN])
def test_only_a_claim_to_check_goes_under_review(cast: Cast, status: str) -> None:
    claim = claim_in(status, cast)
    Verdict.objects.update(current=False)
    forge(claim, cast)

    with refused(UNFOUNDED):
        move(claim, Status.IN_REVIEW)


@pytest.mark.parametrize("status", [Status.DISPUTED, Status.WITHDRAWN])
def test_only_a_claim_in_review_is_settled(cast: Cast, status: str) -> None:
    claim = claim_in(status, cast)
    Verdict.objects.update(current=False)
    forge(claim, cast, approved_by=cast.editor, approved_at=timezone.now())

    with refused(UNFOUNDED):
        move(claim, Status.VERIFIED)


@pytest.mark.parametrize("status", [Status.IN_REVIEW, Status.VERIFIED, Status.DISPUTED])
@pytest.mark.parametrize("to", [Status.TO_CHECK, Status.WITHDRAWN])
def test_nothing_goes_back_while_its_verdict_is_in_force(cast: Cast, status: str, to: str) -> None:
    claim = claim_in(status, cast)

    with refused(UNFOUNDED):
        move(claim, to)
    Verdict.objects.update(current=False)
    move(claim, to)


@pytest.mark.parametrize("step", [0, -1])
def test_a_status_changes_with_a_higher_version_only(cast: Cast, step: int) -> None:
    claim = use("withdraw", a_claim(), cast.editor)

    with refused():
        move(claim, Status.TO_CHECK, version=claim.version + step)


@pytest.mark.parametrize("changes", [{"number": 9}, {"version": 0}, {"article_id": None}])
def test_a_claim_keeps_its_article_its_number_and_never_an_older_version(
    changes: dict[str, Any],
) -> None:
    claim = a_claim()
    if "article_id" in changes:
        changes = {"article_id": an_article().pk}

    with refused("a claim keeps its article and number"):
        Claim.objects.filter(pk=claim.pk).update(**changes)
