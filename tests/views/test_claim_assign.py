from __future__ import annotations

from datetime import UTC, datetime

import pytest

from factcheck import annotating, policy
from factcheck.models import Claim
from tests.conftest import Cast
from tests.english import AsUser, english
from tests.newsdesk import a_claim

pytestmark = pytest.mark.django_db


@pytest.fixture
def as_user() -> AsUser:
    return english


def test_a_claim_is_assigned_with_its_due_date(cast: Cast, as_user: AsUser) -> None:
    claim = a_claim()

    response = as_user(cast.checker).post(
        f"/desk/claims/{claim.pk}/assign/",
        {"version": 1, "assignee": cast.other_checker.pk, "due": "2030-01-02T10:00"},
    )

    assert response.status_code == 302
    claim.refresh_from_db()
    assert claim.assignee == cast.other_checker
    assert claim.due == datetime(2030, 1, 2, 9, tzinfo=UTC)


@pytest.mark.parametrize("who", ["outsider", "reporter"])
def test_a_claim_is_assigned_to_checkers_only(who: str, cast: Cast, as_user: AsUser) -> None:
    claim = a_claim()

    response = as_user(cast.checker).post(
        f"/desk/claims/{claim.pk}/assign/", {"version": 1, "assignee": getattr(cast, who).pk}
    )

    assert response.status_code == 422
    claim.refresh_from_db()
    assert claim.assignee is None


def test_the_slower_assignment_sees_both(cast: Cast, as_user: AsUser) -> None:
    claim = a_claim()
    annotating.assign_claim(claim, actor=cast.editor, version=1, assignee=cast.checker, due=None)

    response = as_user(cast.checker).post(
        f"/desk/claims/{claim.pk}/assign/", {"version": 1, "assignee": cast.other_checker.pk}
    )

    assert response.status_code == 409
    assert [(d.theirs, d.yours) for d in response.context["differences"] if d.differs] == [
        ("Checker", "Other-Checker")
    ]
    assert Claim.objects.get(pk=claim.pk).assignee == cast.checker


def test_a_refused_assignment_keeps_the_version_that_was_read(cast: Cast, as_user: AsUser) -> None:
    claim = a_claim()
    annotating.assign_claim(claim, actor=cast.editor, version=1, assignee=cast.checker, due=None)

    response = as_user(cast.checker).post(
        f"/desk/claims/{claim.pk}/assign/", {"version": 1, "due": "demain"}
    )

    assert response.status_code == 422
    assert response.context["assign_form"]["version"].value() == "1"


def test_somebody_taken_off_the_team_meanwhile_is_refused_beside_the_field(
    cast: Cast, as_user: AsUser, monkeypatch: pytest.MonkeyPatch
) -> None:
    claim = a_claim()
    monkeypatch.setattr(policy, "can_view_article", lambda user, _: user != cast.other_checker)

    response = as_user(cast.checker).post(
        f"/desk/claims/{claim.pk}/assign/", {"version": 1, "assignee": cast.other_checker.pk}
    )

    assert response.status_code == 409
    assert response.context["assign_form"].errors == {
        "assignee": ["This person cannot see the article."]
    }
