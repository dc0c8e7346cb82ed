"""What came second is shown beside what came first, and can be sent again."""

from __future__ import annotations

import pytest

from factcheck import annotating, publishing, workflow
from factcheck.models import Claim, Rating
from tests.conftest import Cast
from tests.english import AsUser, english
from tests.newsdesk import a_claim, in_review, settled
from tests.sending import Sent

pytestmark = pytest.mark.django_db


@pytest.fixture
def as_user() -> AsUser:
    return english


def verified() -> dict[str, object]:
    """What is typed to propose a verdict on the first version of a claim."""
    rating = Rating.objects.filter(outcome="verified")[0]
    return {"version": 1, "outcome": "verified", "rating": rating.pk, "summary": "Mon résumé."}


@pytest.mark.parametrize("settled_meanwhile", [False, True])
def test_a_reason_can_be_sent_again_where_the_verb_is_still_possible(
    settled_meanwhile: bool, cast: Cast, as_user: AsUser
) -> None:
    claim = a_claim()
    url = f"/desk/claims/{claim.pk}/withdraw/"
    annotating.edit_claim(claim, actor=cast.checker, version=1, statement="Autrement.")
    if settled_meanwhile:
        workflow.withdraw(claim, actor=cast.other_editor, version=2, reason="Déjà fait.")
    client = as_user(cast.editor)

    conflict = client.post(url, {"version": 1, "reason": "Mes mots <à moi>."})
    sent = Sent(conflict.content.decode(), url).data

    assert conflict.status_code == 409
    assert "Mes mots &lt;à moi&gt;." in conflict.content.decode()
    assert sent.get("reason") == (None if settled_meanwhile else "Mes mots <à moi>.")
    assert client.post(url, sent).status_code == (422 if settled_meanwhile else 302)
    assert Claim.objects.get(pk=claim.pk).status == "withdrawn"


def test_a_verdict_that_came_second_is_compared_with_the_first(cast: Cast, as_user: AsUser) -> None:
    claim = a_claim()
    in_review(claim, by=cast.other_checker, summary="Le résumé de l’autre.")

    html = (
        as_user(cast.checker)
        .post(
            f"/desk/claims/{claim.pk}/propose/",
            verified(),
        )
        .content.decode()
    )

    assert "Mon résumé." in html
    assert "Le résumé de l’autre." in html


def test_a_high_risk_proposal_is_not_shown_to_who_must_judge_it(
    cast: Cast, as_user: AsUser
) -> None:
    claim = a_claim(risk="high")
    in_review(claim, by=cast.checker, summary="Le résumé de l’autre.")

    html = (
        as_user(cast.editor)
        .post(
            f"/desk/claims/{claim.pk}/propose/",
            verified(),
        )
        .content.decode()
    )

    assert "Mon résumé." in html
    assert "Le résumé de l’autre." not in html


@pytest.mark.parametrize("retracted_meanwhile", [False, True])
def test_a_retraction_can_be_sent_again_while_there_is_a_page(
    retracted_meanwhile: bool, cast: Cast, as_user: AsUser
) -> None:
    claim = settled(by=cast.checker, approver=cast.editor)
    page = publishing.publish_fact(claim, actor=cast.editor)
    url = f"/desk/claims/{claim.pk}/retract/"
    if retracted_meanwhile:
        publishing.retract_fact(page, actor=cast.chief, why="Déjà fait.")
    client = as_user(cast.editor)

    conflict = client.post(url, {"version": 1, "why": "Mes mots <à moi>."})
    sent = Sent(conflict.content.decode(), url).data

    assert conflict.status_code == 409
    assert "Mes mots &lt;à moi&gt;." in conflict.content.decode()
    assert sent.get("why") == (None if retracted_meanwhile else "Mes mots <à moi>.")
    if not retracted_meanwhile:
        assert client.post(url, sent).status_code == 302


def test_a_person_who_was_left_in_the_list_is_theirs_beforehand(
    cast: Cast, as_user: AsUser
) -> None:
    claim = a_claim(assignee=cast.checker)
    annotating.assign_claim(claim, actor=cast.editor, version=1, assignee=cast.editor, due=None)
    url = f"/desk/claims/{claim.pk}/assign/"

    typed = {"version": 1, "assignee": cast.checker.pk, "due": "2030-01-02T10:00"}
    sent = Sent(as_user(cast.checker).post(url, typed).content.decode(), url).data

    assert (sent["keep-assignee"], sent["keep-due"]) == ("theirs", "mine")
