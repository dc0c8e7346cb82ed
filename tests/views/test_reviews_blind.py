"""A high risk: the editor judges before seeing what was proposed, and that is recorded."""

from __future__ import annotations

import pytest
from django.http import HttpResponse
from django.test import Client

from factcheck import annotating, intake
from factcheck.choices import Risk
from factcheck.models import Claim, Rating, ReviewEvent
from tests.conftest import Cast
from tests.english import AsUser, english
from tests.newsdesk import TEXT, a_claim, in_review

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


def give(client: Client, claim: Claim, **typed: object) -> HttpResponse:
    data = {"version": claim.version, "outcome": "verified", "reason": "Lu et compté.", **typed}
    return client.post(f"/desk/claims/{claim.pk}/approve/", data, follow=True)


def test_which_evidence_supports_and_which_refutes_is_covered_and_says_why(
    risky: Claim, cast: Cast, as_user: AsUser
) -> None:
    html = as_user(cast.editor).get(f"/desk/claims/{risky.pk}/").content.decode()
    seen = as_user(cast.other_checker).get(f"/desk/claims/{risky.pk}/").content.decode()

    assert "Rapport de la CNIL" in html
    assert "stance--" not in html
    assert "it would hint at the one that was proposed" in html
    assert "stance--supports" in seen
    assert "it would hint" not in seen


def test_the_second_verdict_is_a_form_with_an_outcome_and_a_reason(
    risky: Claim, cast: Cast, as_user: AsUser
) -> None:
    html = as_user(cast.editor).get(f"/desk/claims/{risky.pk}/").content.decode()
    other = in_review(by=cast.checker)
    usual = as_user(cast.editor).get(f"/desk/claims/{other.pk}/").content.decode()

    assert '<textarea name="reason"' in html
    assert "Give your verdict" in html
    assert "Give your verdict" not in usual
    assert 'id="id_approve_reason"' not in usual


@pytest.mark.parametrize(
    ("typed", "fields"),
    [
        ({"outcome": ""}, ["outcome"]),
        ({"outcome": "true"}, ["outcome"]),
        ({"reason": " "}, ["reason"]),
        ({"reason": "x" * 1001}, ["reason"]),
        ({"reason": "a\x00b"}, ["reason"]),
    ],
)
def test_half_a_verdict_comes_back_with_what_was_typed(
    typed: dict[str, str], fields: list[str], risky: Claim, cast: Cast, as_user: AsUser
) -> None:
    response = give(as_user(cast.editor), risky, **typed)

    assert response.status_code == 422
    assert list(response.context["approval_form"].errors) == fields
    assert "Canari" not in response.content.decode()
    assert Claim.objects.get(pk=risky.pk).status == "in_review"


def test_the_longest_reason_is_kept(risky: Claim, cast: Cast, as_user: AsUser) -> None:
    give(as_user(cast.editor), risky, reason="x" * 1000)

    assert ReviewEvent.objects.latest("sequence").reason == "x" * 1000


def test_an_outcome_that_agrees_approves(risky: Claim, cast: Cast, as_user: AsUser) -> None:
    response = give(as_user(cast.editor), risky)

    html = response.content.decode()
    assert response.redirect_chain == [(f"/desk/claims/{risky.pk}/", 302)]
    assert "The verdict is approved." in html
    assert "Canari résumé." in html
    assert "Lu et compté." in html
    assert "judged this claim differently" not in html
    assert Claim.objects.get(pk=risky.pk).status == "verified"


@pytest.mark.parametrize("reader", ["editor", "checker", "other_checker", "chief", "reporter"])
def test_an_outcome_that_differs_is_shown_to_everybody_with_both_reasons(
    risky: Claim, cast: Cast, as_user: AsUser, reader: str
) -> None:
    risky.article.team.add(cast.reporter)
    answer = give(as_user(cast.editor), risky, outcome="disputed", reason="Pas <b>compté</b>.")

    response = as_user(getattr(cast, reader)).get(f"/desk/claims/{risky.pk}/")

    html = response.content.decode()
    assert "Your outcome differs from the proposed one" in answer.content.decode()
    assert Claim.objects.get(pk=risky.pk).status == "to_check"
    assert "Two people judged this claim differently" in html
    assert [(one.who, one.outcome, one.words) for one in response.context["judgements"]] == [
        ("Checker", "verified", ["Canari résumé.", "Canari preuve."]),
        ("Editor", "disputed", ["Pas <b>compté</b>."]),
    ]
    assert "Canari preuve." in html
    assert "Pas &lt;b&gt;compté&lt;/b&gt;." in html
    assert "Editor</strong> judged the claim differently" in html
    assert "stance--supports" in html
    assert "No verdict has been proposed yet." not in html


def test_a_new_proposal_ends_the_mismatch_and_is_covered_again(
    risky: Claim, cast: Cast, as_user: AsUser
) -> None:
    give(as_user(cast.editor), risky, outcome="disputed", reason="Secondcanari.")
    claim = in_review(Claim.objects.get(pk=risky.pk), by=cast.checker, summary="Canari encore.")

    html = as_user(cast.editor).get(f"/desk/claims/{claim.pk}/").content.decode()
    seen = as_user(cast.checker).get(f"/desk/claims/{claim.pk}/").content.decode()

    assert "Two people judged" not in html + seen
    assert "anari" not in html
    assert "What this line says about a verdict is shown to you once your own is in." in html
    assert "Canari encore." in seen
    assert "Secondcanari." in seen
    assert "What this line says" not in seen


def test_a_change_of_the_words_stays_readable_in_the_history(cast: Cast, as_user: AsUser) -> None:
    claim = in_review(a_claim(risk=Risk.HIGH), by=cast.checker)
    draft = intake.read_article(TEXT.replace("840", "841"))
    revision = claim.article.revision_id
    annotating.revise_article(claim.article, draft, actor=cast.editor, revision=revision)
    claim = in_review(Claim.objects.get(pk=claim.pk), by=cast.checker)

    response = as_user(cast.editor).get(f"/desk/claims/{claim.pk}/")

    words = [line.words for line in response.context["history"] if not line.is_covered]
    assert words[:2] == ["proposed a verdict", "sent the claim back"]
    assert "841]" in response.content.decode()


def test_the_slower_of_two_second_readers_loses_no_word(
    risky: Claim, cast: Cast, as_user: AsUser
) -> None:
    first = give(as_user(cast.chief), risky, outcome="disputed", reason="Non.")
    slower = give(as_user(cast.editor), risky, reason="Je l’ai compté.")

    html = slower.content.decode()
    assert (first.status_code, slower.status_code) == (200, 409)
    assert "Je l’ai compté." in html
    assert "<blockquote>verified</blockquote>" in html
    assert "Chief</strong> judged the claim differently" in html
    assert ReviewEvent.objects.filter(verb__in=("approve", "disagree")).count() == 1


def test_the_slower_editor_of_a_new_proposal_is_told_nothing_of_it(
    risky: Claim, cast: Cast, as_user: AsUser
) -> None:
    response = give(as_user(cast.editor), risky, version=1)

    assert response.status_code == 409
    assert "Canari" not in response.content.decode()


def test_a_claim_that_lost_its_place_keeps_the_words_and_says_nothing(
    risky: Claim, cast: Cast, as_user: AsUser
) -> None:
    risky.anchors.update(state="orphaned", start=None, end=None)

    pages = [
        give(as_user(cast.editor), risky, outcome=outcome).content.decode()
        for outcome in ("verified", "disputed")
    ]

    assert ["Lu et compté." in html for html in pages] == [True, True]
    assert ["attach it again first" in html for html in pages] == [True, True]
    assert "Canari" not in "".join(pages)
    assert Claim.objects.get(pk=risky.pk).status == "in_review"


def test_what_an_outcome_lacks_is_not_listed_once_one_is_proposed(
    risky: Claim, cast: Cast, as_user: AsUser
) -> None:
    response = as_user(cast.editor).post(
        f"/desk/claims/{risky.pk}/propose/", {"version": risky.version}
    )

    assert response.status_code == 422
    assert response.context["checklists"] == []
