"""Sending back, reopening, withdrawing, restoring: the verbs that ask for a reason."""

from __future__ import annotations

import pytest

from factcheck import publishing, workflow
from factcheck.models import Claim, ReviewEvent
from tests.conftest import Cast
from tests.english import AsUser, english
from tests.newsdesk import a_claim, an_article, in_review, settled

pytestmark = pytest.mark.django_db
WHY = "Parce que <b>le fichier</b> a changé."
SHOWN = "Parce que &lt;b&gt;le fichier&lt;/b&gt; a changé."


@pytest.fixture
def as_user() -> AsUser:
    return english


def ready_for(verb: str, cast: Cast) -> Claim:
    """A claim from which the verb leads on."""
    if verb == "send-back":
        return in_review(by=cast.checker)
    claim = settled(by=cast.checker, approver=cast.editor) if verb == "reopen" else a_claim()
    if verb == "restore":
        workflow.withdraw(claim, actor=cast.editor, version=claim.version, reason="x")
        claim.refresh_from_db()
    return claim


VERBS = [
    ("send-back", "to_check"),
    ("reopen", "to_check"),
    ("withdraw", "withdrawn"),
    ("restore", "to_check"),
]


@pytest.mark.parametrize(("verb", "target"), VERBS)
def test_it_moves_the_claim_and_keeps_the_reason(
    verb: str, target: str, cast: Cast, as_user: AsUser
) -> None:
    claim = ready_for(verb, cast)
    client = as_user(cast.editor)
    offered = client.get(f"/desk/claims/{claim.pk}/").content.decode()

    response = client.post(
        f"/desk/claims/{claim.pk}/{verb}/", {"version": claim.version, "reason": WHY}, follow=True
    )

    assert f'action="/desk/claims/{claim.pk}/{verb}/"' in offered
    assert response.redirect_chain == [(f"/desk/claims/{claim.pk}/", 302)]
    assert SHOWN in response.content.decode()
    assert Claim.objects.get(pk=claim.pk).status == target
    assert ReviewEvent.objects.filter(claim=claim, reason=WHY).count() == 1


@pytest.mark.parametrize(("verb", "target"), VERBS)
@pytest.mark.parametrize("reason", ["", "   ", "a\x00b", "x" * 2001])
def test_it_asks_for_a_reason(
    verb: str, target: str, reason: str, cast: Cast, as_user: AsUser
) -> None:
    claim = ready_for(verb, cast)

    response = as_user(cast.editor).post(
        f"/desk/claims/{claim.pk}/{verb}/", {"version": claim.version, "reason": reason}
    )

    assert response.status_code == 422
    assert [d.is_open for d in response.context["decisions"]] == [
        d.verb == verb.replace("-", "_") for d in response.context["decisions"]
    ]
    assert Claim.objects.get(pk=claim.pk).status == claim.status


@pytest.mark.parametrize(("verb", "target"), VERBS)
def test_the_slower_person_sees_what_happened_and_their_reason(
    verb: str, target: str, cast: Cast, as_user: AsUser
) -> None:
    claim = ready_for(verb, cast)
    workflow.BY_REASON[verb.replace("-", "_")](
        claim, actor=cast.other_editor, version=claim.version, reason="Déjà fait."
    )

    response = as_user(cast.editor).post(
        f"/desk/claims/{claim.pk}/{verb}/", {"version": claim.version, "reason": WHY}
    )

    html = response.content.decode()
    assert response.status_code == 409
    assert "Other-Editor</strong>" in html
    assert "Déjà fait." in html
    assert SHOWN in html
    assert Claim.objects.get(pk=claim.pk).version == claim.version + 1


@pytest.mark.parametrize(("verb", "target"), VERBS)
def test_it_is_not_for_other_checkers(verb: str, target: str, cast: Cast, as_user: AsUser) -> None:
    claim = ready_for(verb, cast)
    client = as_user(cast.other_checker)

    html = client.get(f"/desk/claims/{claim.pk}/").content.decode()
    response = client.post(
        f"/desk/claims/{claim.pk}/{verb}/", {"version": claim.version, "reason": WHY}
    )

    assert f"/{verb}/" not in html
    assert response.status_code == 403
    assert Claim.objects.get(pk=claim.pk).status == claim.status


@pytest.mark.parametrize("verb", ["send-back", "reopen", "restore"])
def test_from_another_status_it_is_not_possible(verb: str, cast: Cast, as_user: AsUser) -> None:
    claim = a_claim()

    response = as_user(cast.editor).post(
        f"/desk/claims/{claim.pk}/{verb}/", {"version": claim.version, "reason": WHY}
    )

    assert response.status_code == 409
    assert "that is not possible from here" in response.content.decode()


def test_the_proposer_takes_the_proposal_back(cast: Cast, as_user: AsUser) -> None:
    claim = in_review(by=cast.checker)
    client = as_user(cast.checker)

    html = client.get(f"/desk/claims/{claim.pk}/").content.decode()
    response = client.post(
        f"/desk/claims/{claim.pk}/send-back/", {"version": claim.version, "reason": "Trop vite."}
    )

    assert "<summary>Take back</summary>" in html
    assert response.status_code == 302
    assert Claim.objects.get(pk=claim.pk).status == "to_check"


def test_a_reporter_withdraws_their_own_mark_while_it_is_to_check(
    cast: Cast, as_user: AsUser
) -> None:
    claim = a_claim(an_article(actor=cast.reporter), actor=cast.reporter)

    response = as_user(cast.reporter).post(
        f"/desk/claims/{claim.pk}/withdraw/", {"version": 1, "reason": "Doublon."}
    )

    assert response.status_code == 302
    assert Claim.objects.get(pk=claim.pk).status == "withdrawn"


def test_a_public_claim_is_not_withdrawn_and_the_reason_is_kept(
    cast: Cast, as_user: AsUser
) -> None:
    claim = settled(by=cast.checker, approver=cast.editor)
    publishing.publish_fact(claim, actor=cast.editor)

    response = as_user(cast.editor).post(
        f"/desk/claims/{claim.pk}/withdraw/", {"version": claim.version, "reason": WHY}
    )

    html = response.content.decode()
    assert response.status_code == 409
    assert "retract the page first" in html
    assert f"{SHOWN}</textarea>" in html
    assert Claim.objects.get(pk=claim.pk).status == "verified"
