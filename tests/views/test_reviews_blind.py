"""A high risk: the editor judges before seeing what was proposed."""

from __future__ import annotations

import pytest

from factcheck.choices import Risk
from factcheck.models import Claim, Rating
from tests.conftest import Cast
from tests.english import AsUser, english
from tests.newsdesk import a_claim, in_review

pytestmark = pytest.mark.django_db


@pytest.fixture
def as_user() -> AsUser:
    return english


@pytest.fixture
def risky(cast: Cast) -> Claim:
    claim = a_claim(risk=Risk.HIGH)
    return in_review(claim, by=cast.checker, summary="Canari résumé.", explanation="Canari preuve.")


def test_a_high_risk_is_judged_before_the_proposal_is_seen(
    risky: Claim, cast: Cast, as_user: AsUser
) -> None:
    response = as_user(cast.editor).get(f"/desk/claims/{risky.pk}/")

    html = response.content.decode()
    assert response.context["verdict"] is None
    assert "Canari" not in html
    assert str(Rating.objects.get(slug="verified")) not in html
    assert "status--verified" not in html
    assert 'name="outcome"' in html
    assert 'value="verified" checked' not in html


def test_the_proposer_and_the_checkers_see_a_high_risk_proposal(
    risky: Claim, cast: Cast, as_user: AsUser
) -> None:
    for user in (cast.checker, cast.other_checker):
        assert "Canari résumé." in as_user(user).get(f"/desk/claims/{risky.pk}/").content.decode()


def test_a_high_risk_is_not_approved_without_ones_own_outcome(
    risky: Claim, cast: Cast, as_user: AsUser
) -> None:
    response = as_user(cast.editor).post(
        f"/desk/claims/{risky.pk}/approve/", {"version": risky.version}
    )

    assert response.status_code == 422
    assert "Canari" not in response.content.decode()
    assert Claim.objects.get(pk=risky.pk).status == "in_review"


def test_an_outcome_that_differs_shows_the_proposal_and_leads_to_sending_back(
    risky: Claim, cast: Cast, as_user: AsUser
) -> None:
    response = as_user(cast.editor).post(
        f"/desk/claims/{risky.pk}/approve/", {"version": risky.version, "outcome": "disputed"}
    )

    assert response.status_code == 409
    assert "Your outcome differs from the proposed one" in response.content.decode()
    assert "Canari résumé." in response.content.decode()
    assert [d.is_open for d in response.context["decisions"] if d.verb == "send_back"] == [True]
    assert response.context["approval_form"] is None
    assert Claim.objects.get(pk=risky.pk).status == "in_review"


def test_an_outcome_that_agrees_approves(risky: Claim, cast: Cast, as_user: AsUser) -> None:
    response = as_user(cast.editor).post(
        f"/desk/claims/{risky.pk}/approve/", {"version": risky.version, "outcome": "verified"}
    )

    assert response.status_code == 302
    assert Claim.objects.get(pk=risky.pk).status == "verified"


def test_the_slower_editor_of_a_high_risk_is_told_nothing_of_the_proposal(
    risky: Claim, cast: Cast, as_user: AsUser
) -> None:
    response = as_user(cast.editor).post(
        f"/desk/claims/{risky.pk}/approve/", {"version": 1, "outcome": "verified"}
    )

    assert response.status_code == 409
    assert "Canari" not in response.content.decode()
