"""A verdict is written once; after that it is approved, or set aside, and nothing else."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from factcheck.choices import Outcome
from factcheck.models import Rating, Verdict
from tests.conftest import Cast
from tests.newsdesk import a_claim, in_review, settled
from tests.tampering import refused
from tests.verbs import use

pytestmark = pytest.mark.django_db


def other(field: str, verdict: Verdict, cast: Cast) -> Any:
    """A value that the field of this verdict does not have."""
    return {
        "claim": a_claim(),
        "outcome": Outcome.DISPUTED,
        "rating": Rating.objects.exclude(pk=verdict.rating_id).first(),
        "summary": verdict.summary + ".",
        "explanation": "Autrement.",
        "correction_asked": "Autrement.",
        "valid_until": date(2031, 1, 1),
        "proposed_by": cast.other_checker,
        "proposed_at": verdict.proposed_at + timedelta(microseconds=1),
        "approved_by": cast.chief,
        "approved_at": timezone.now() + timedelta(days=1),
        "current": False,
    }[field]


FIELDS = [f.name for f in Verdict._meta.concrete_fields if f.name not in {"id", "current"}]


@pytest.mark.parametrize("field", FIELDS)
def test_no_field_of_an_approved_verdict_changes(cast: Cast, field: str) -> None:
    settled(by=cast.checker, approver=cast.editor)
    verdict = Verdict.objects.get()

    with refused("a verdict is written once"):
        Verdict.objects.filter(pk=verdict.pk).update(**{field: other(field, verdict, cast)})


@pytest.mark.parametrize("field", [f for f in FIELDS if not f.startswith("approved")])
def test_no_field_of_a_proposed_verdict_changes_but_its_approval(cast: Cast, field: str) -> None:
    in_review(by=cast.checker)
    verdict = Verdict.objects.get()

    with refused("a verdict is written once"):
        Verdict.objects.filter(pk=verdict.pk).update(**{field: other(field, verdict, cast)})


def test_a_verdicts_date_is_neither_moved_nor_removed(cast: Cast) -> None:
    in_review(by=cast.checker, valid_until=date(2030, 1, 1))

    for value in (None, date(2030, 1, 2)):
        with refused("a verdict is written once"):
            Verdict.objects.update(valid_until=value)


def test_an_approval_is_not_taken_back(cast: Cast) -> None:
    settled(by=cast.checker, approver=cast.editor)

    with refused("a verdict is written once"):
        Verdict.objects.update(approved_by=None, approved_at=None)


def test_a_verdict_set_aside_is_neither_put_back_nor_approved(cast: Cast) -> None:
    use("send_back", in_review(by=cast.checker), cast.editor)

    with refused("a verdict is written once"):
        Verdict.objects.update(current=True)
    with refused("a verdict is written once"):
        Verdict.objects.update(approved_by=cast.editor, approved_at=timezone.now())


def test_the_database_knows_four_eyes(cast: Cast) -> None:
    in_review(by=cast.superuser)

    with refused("verdict_four_eyes"):
        Verdict.objects.update(approved_by=cast.superuser, approved_at=timezone.now())
