from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from factcheck import workflow
from factcheck.models import Claim, Rating, ReviewEvent, Verdict
from tests.conftest import Cast
from tests.english import AsUser, english
from tests.newsdesk import a_claim, a_proposal, cited, in_review

pytestmark = pytest.mark.django_db
SUMMARY = "Le chiffre est confirmé par le fichier lui-même."


@pytest.fixture
def as_user() -> AsUser:
    return english


def typed(claim: Claim, **changes: object) -> dict[str, object]:
    """The proposal form as a browser would post it."""
    rating = Rating.objects.get(slug="verified")
    return {
        "version": claim.version,
        "outcome": "verified",
        "rating": rating.pk,
        "summary": SUMMARY,
        **changes,
    }


def act(client: Client, claim: Claim, verb: str, **data: object) -> int:
    data = {"version": claim.version, **data}
    return client.post(f"/desk/claims/{claim.pk}/{verb}/", data).status_code


def status_of(claim: Claim) -> str:
    return Claim.objects.get(pk=claim.pk).status


# Proposing


def test_a_verdict_is_proposed_whole(cast: Cast, as_user: AsUser) -> None:
    claim = cited(a_claim(), actor=cast.checker)
    data = typed(claim, explanation="Compté.", correction_asked="491 841", valid_until="2100-01-31")

    response = as_user(cast.checker).post(f"/desk/claims/{claim.pk}/propose/", data, follow=True)

    assert response.redirect_chain == [(f"/desk/claims/{claim.pk}/", 302)]
    assert "Your verdict is proposed" in response.content.decode()
    verdict = Verdict.objects.get(claim=claim)
    assert (verdict.outcome, verdict.rating.slug) == ("verified", "verified")
    assert (verdict.summary, verdict.explanation) == (SUMMARY, "Compté.")
    assert (verdict.correction_asked, str(verdict.valid_until)) == ("491 841", "2100-01-31")
    assert (verdict.proposed_by, verdict.approved_by) == (cast.checker, None)
    assert status_of(claim) == "in_review"


def test_ratings_in_use_are_grouped_by_outcome(cast: Cast, as_user: AsUser) -> None:
    Rating.objects.filter(slug="misleading").update(active=False)

    response = as_user(cast.checker).get(f"/desk/claims/{a_claim().pk}/propose/")

    groups = response.context["form"].fields["rating"].choices[1:]
    slugs = dict(Rating.objects.values_list("pk", "slug"))
    assert [(label, [slugs[int(pk)] for pk, _ in rows]) for label, rows in groups] == [
        ("verified", ["verified", "verified-caveat"]),
        ("disputed", ["false", "contested"]),
    ]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("outcome", ""),
        ("outcome", "true"),
        ("rating", ""),
        ("rating", "999999"),
        ("summary", "  "),
        ("summary", "x" * 401),
        ("summary", "a\x00b"),
        ("valid_until", "demain"),
        ("valid_until", (timezone.localdate() - timedelta(days=2)).isoformat()),
    ],
)
def test_a_bad_proposal_comes_back_with_its_error_beside_the_field(
    field: str, value: str, cast: Cast, as_user: AsUser
) -> None:
    claim = cited(a_claim(), actor=cast.checker)
    data = typed(claim, explanation="Longuement écrit.", **{field: value})

    response = as_user(cast.checker).post(f"/desk/claims/{claim.pk}/propose/", data)

    assert response.status_code == 422
    assert list(response.context["form"].errors) == [field]
    assert "Longuement écrit." in response.content.decode()
    assert status_of(claim) == "to_check"


def test_a_rating_of_the_other_outcome_is_refused(cast: Cast, as_user: AsUser) -> None:
    claim = cited(a_claim(), actor=cast.checker)
    data = typed(claim, rating=Rating.objects.get(slug="false").pk)

    response = as_user(cast.checker).post(f"/desk/claims/{claim.pk}/propose/", data)

    assert response.status_code == 422
    assert "belongs to the other outcome" in response.content.decode()


def test_what_is_missing_is_listed_with_links_and_nothing_typed_is_lost(
    cast: Cast, as_user: AsUser
) -> None:
    claim = a_claim(detail={})

    response = as_user(cast.checker).post(f"/desk/claims/{claim.pk}/propose/", typed(claim))

    html = response.content.decode()
    assert response.status_code == 422
    assert f'<a href="/desk/claims/{claim.pk}/edit/">Fill in the figure' in html
    assert f'<a href="/desk/claims/{claim.pk}/evidence/new/?stance=supports">Add evidence' in html
    assert SUMMARY in html


def test_two_propose_at_once_and_the_slower_keeps_what_was_typed(
    cast: Cast, as_user: AsUser
) -> None:
    claim = cited(a_claim(), actor=cast.checker)
    mine = typed(claim, summary="Ma conclusion.")
    workflow.propose(claim, actor=cast.editor, version=claim.version, proposal=a_proposal())

    response = as_user(cast.checker).post(f"/desk/claims/{claim.pk}/propose/", mine)
    now = {**mine, "version": Claim.objects.get(pk=claim.pk).version}
    second = as_user(cast.checker).post(f"/desk/claims/{claim.pk}/propose/", now)

    assert response.status_code == 409
    assert "Ma conclusion." in response.content.decode()
    assert response.context["history"][0].words == "proposed a verdict"
    # With the version of now it is no longer a matter of being slow.
    assert second.status_code == 409
    assert "Ma conclusion." in second.content.decode()
    assert Verdict.objects.filter(claim=claim).count() == 1


def test_work_goes_on_from_the_proposal_that_was_sent_back(cast: Cast, as_user: AsUser) -> None:
    claim = in_review(by=cast.checker)
    workflow.send_back(claim, actor=cast.editor, version=claim.version, reason="Plus court.")

    html = as_user(cast.checker).get(f"/desk/claims/{claim.pk}/propose/").content.decode()

    assert SUMMARY in html


def test_a_claim_in_review_has_no_proposal_page(cast: Cast, as_user: AsUser) -> None:
    claim = in_review(by=cast.checker)

    assert as_user(cast.checker).get(f"/desk/claims/{claim.pk}/propose/").status_code == 409


# Approving


def test_an_editor_approves(cast: Cast, as_user: AsUser) -> None:
    claim = in_review(by=cast.checker)
    client = as_user(cast.editor)

    html = client.get(f"/desk/claims/{claim.pk}/").content.decode()
    response = client.post(f"/desk/claims/{claim.pk}/approve/", {"version": claim.version})

    assert f'action="/desk/claims/{claim.pk}/approve/"' in html
    assert response.headers["Location"] == f"/desk/claims/{claim.pk}/"
    assert status_of(claim) == "verified"


def test_nobody_approves_their_own_proposal(cast: Cast, as_user: AsUser) -> None:
    claim = in_review(by=cast.editor)
    client = as_user(cast.editor)

    html = client.get(f"/desk/claims/{claim.pk}/").content.decode()
    response = client.post(f"/desk/claims/{claim.pk}/approve/", {"version": claim.version})

    assert f'action="/desk/claims/{claim.pk}/approve/"' not in html
    assert "You proposed this verdict: somebody else must approve it." in html
    assert response.status_code == 403
    assert "somebody else must approve it" in response.content.decode()
    assert status_of(claim) == "in_review"


def test_a_checker_sees_who_must_approve(cast: Cast, as_user: AsUser) -> None:
    claim = in_review(by=cast.checker)
    client = as_user(cast.other_checker)

    html = client.get(f"/desk/claims/{claim.pk}/").content.decode()

    assert "An editor must approve it." in html
    assert act(client, claim, "approve") == 403
    assert status_of(claim) == "in_review"


def test_of_two_approvals_at_once_one_wins(cast: Cast, as_user: AsUser) -> None:
    claim = in_review(by=cast.checker)

    first = act(as_user(cast.editor), claim, "approve")
    second = as_user(cast.chief).post(
        f"/desk/claims/{claim.pk}/approve/", {"version": claim.version}
    )

    assert (first, second.status_code) == (302, 409)
    assert "Editor</strong> approved the verdict" in second.content.decode()
    assert f'href="/desk/claims/{claim.pk}/"' in second.content.decode()
    assert ReviewEvent.objects.filter(claim=claim, verb="approve").count() == 1


def test_a_claim_that_lost_its_place_is_not_approved(cast: Cast, as_user: AsUser) -> None:
    claim = in_review(by=cast.checker)
    claim.anchors.update(state="orphaned", start=None, end=None)

    response = as_user(cast.editor).post(
        f"/desk/claims/{claim.pk}/approve/", {"version": claim.version}
    )

    assert response.status_code == 409
    assert "attach it again first" in response.content.decode()
    assert status_of(claim) == "in_review"
