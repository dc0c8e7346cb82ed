from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from factcheck import publishing, workflow
from factcheck.choices import Status
from factcheck.models import Claim, Rating, ReviewEvent, Verdict
from tests.admin.browsing import told
from tests.conftest import Cast
from tests.english import english
from tests.newsdesk import a_claim, an_article, cited, in_review, settled

LIST = "/admin/factcheck/claim/"


def act(client: Client, verb: str, *claims: Claim, path: str = LIST, **more: Any) -> Any:
    """Choose claims in the list and use an action, as they were when the list was shown."""
    data = {"action": verb, "index": 0, "_selected_action": [claim.pk for claim in claims]}
    seen = {f"seen-{claim.pk}": claim.version for claim in claims}
    return client.post(path, {**data, **seen, **more}, follow=True)


def status(claim: Claim) -> str:
    return Claim.objects.get(pk=claim.pk).status


def three_in_review(by: User) -> list[Claim]:
    article = an_article()
    return [in_review(a_claim(article), by=by) for _ in range(3)]


@pytest.mark.parametrize("entry", ["claim", "figureclaim"])
def test_an_editor_approves_several(cast: Cast, entry: str) -> None:
    claims = three_in_review(cast.checker)

    page = act(english(cast.editor), "approve", *claims, path=f"/admin/factcheck/{entry}/")

    assert told(page) == ["3 approved"]
    assert {status(claim) for claim in claims} == {Status.VERIFIED}


def test_nobody_approves_their_own_even_in_bulk(cast: Cast) -> None:
    article = an_article()
    theirs, own = (in_review(a_claim(article), by=person) for person in (cast.checker, cast.editor))

    page = act(english(cast.editor), "approve", theirs, own)

    assert told(page) == [
        "1 approved, 1 refused: claim 2: You proposed this verdict: somebody else must approve it."
    ]
    assert [status(theirs), status(own)] == [Status.VERIFIED, Status.IN_REVIEW]


@pytest.mark.parametrize("who", ["superuser", "chief"])
def test_power_does_not_lift_four_eyes(cast: Cast, who: str) -> None:
    person = getattr(cast, who)
    claim = in_review(by=person)

    act(english(person), "approve", claim)

    assert status(claim) == Status.IN_REVIEW


def test_a_checker_has_no_action_to_approve(cast: Cast) -> None:
    claim = in_review(by=cast.other_checker)

    page = act(english(cast.checker), "approve", claim)

    assert told(page) == ["No action selected."]
    assert status(claim) == Status.IN_REVIEW


def test_what_changed_since_the_list_was_shown_is_refused(cast: Cast) -> None:
    claim = in_review(by=cast.checker)
    workflow.send_back(claim, actor=cast.other_editor, version=claim.version, reason="Non.")

    page = act(english(cast.editor), "approve", claim)

    assert told(page) == [f"1 refused: claim 1: {workflow.STALE}"]


def test_the_list_carries_the_version_of_each_row(cast: Cast) -> None:
    claim = in_review(by=cast.checker)

    page = english(cast.editor).get(LIST).content.decode()

    assert f'<input type="hidden" name="seen-{claim.pk}" value="{claim.version}">' in page


def test_a_refusal_tells_from_which_status(cast: Cast) -> None:
    claim = a_claim()

    page = act(english(cast.editor), "approve", claim)

    assert told(page) == [
        "1 refused: claim 1: This claim is “to check”: that is not possible from here."
    ]


@pytest.mark.parametrize(
    ("verb", "done"),
    [("send_back", "1 sent back"), ("withdraw", "1 withdrawn"), ("reopen", "1 reopened")],
)
def test_a_reason_is_asked_on_a_page_of_its_own(cast: Cast, verb: str, done: str) -> None:
    claim = in_review(by=cast.checker)
    if verb == "reopen":
        claim = workflow.approve(claim, actor=cast.other_editor, version=claim.version)
    client = english(cast.editor)

    asked = act(client, verb, claim)
    empty = act(client, verb, claim, apply=1, reason=" ")
    unchanged = status(claim)
    answer = act(client, verb, claim, apply=1, reason="Une raison.")

    assert [asked.status_code, empty.status_code] == [200, 422]
    assert unchanged == claim.status
    assert told(answer) == [done]
    assert ReviewEvent.objects.order_by("-sequence")[0].reason == "Une raison."


def test_a_withdrawn_claim_is_restored(cast: Cast) -> None:
    claim = a_claim()
    claim = workflow.withdraw(claim, actor=cast.editor, version=claim.version, reason="Doublon.")

    page = act(english(cast.editor), "restore", claim, apply=1, reason="Il compte.")

    assert told(page) == ["1 restored"]
    assert status(claim) == Status.TO_CHECK


def test_a_published_claim_says_why_it_stays(cast: Cast) -> None:
    claim = settled(by=cast.checker, approver=cast.editor)
    publishing.publish_fact(claim, actor=cast.editor)

    page = act(english(cast.editor), "withdraw", claim, apply=1, reason="Non.")

    assert told(page) == [
        "1 refused: claim 1: This claim has a published page: retract the page first."
    ]


def test_claims_that_are_not_visible_are_not_reached(cast: Cast) -> None:
    claim = in_review(a_claim(an_article(actor=cast.chief, restricted=True)), by=cast.chief)

    act(english(cast.editor), "send_back", claim, apply=1, reason="Non.")

    assert status(claim) == Status.IN_REVIEW


# Buttons on the page of a claim


def buttons(client: Client, claim: Claim) -> list[str]:
    page = client.get(reverse("admin:factcheck_figureclaim_change", args=[claim.pk]))
    return [verb for verb, _label in page.context["verbs"]]


def test_buttons_are_the_verbs_that_are_allowed(cast: Cast) -> None:
    claim = in_review(by=cast.checker)

    shown = {
        who: buttons(english(getattr(cast, who)), claim)
        for who in ("checker", "other_checker", "editor")
    }

    assert shown == {
        "checker": ["send_back"],
        "other_checker": [],
        "editor": ["approve", "send_back", "withdraw"],
    }


def test_a_button_comes_back_to_the_claim(cast: Cast) -> None:
    claim = in_review(by=cast.checker)

    page = act(english(cast.editor), "approve", claim, path="/admin/factcheck/figureclaim/", back=1)

    assert page.redirect_chain == [(f"/admin/factcheck/figureclaim/{claim.pk}/change/", 302)]


def test_every_verb_needs_a_token(cast: Cast) -> None:
    claim = in_review(by=cast.checker)
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.editor)

    answer = client.post(LIST, {"action": "approve", "index": 0, "_selected_action": claim.pk})

    assert [answer.status_code, status(claim)] == [403, Status.IN_REVIEW]


def test_a_verb_is_never_a_get(cast: Cast) -> None:
    claim = in_review(by=cast.checker)

    english(cast.editor).get(LIST, {"action": "approve", "index": 0, "_selected_action": claim.pk})

    assert status(claim) == Status.IN_REVIEW


# Proposing


def proposal(**changes: Any) -> dict[str, Any]:
    rating = Rating.objects.get(slug="verified").pk
    return {
        "apply": 1,
        "outcome": "verified",
        "rating": rating,
        "summary": "Confirmé.",
        **changes,
    }


def test_a_verdict_is_proposed(cast: Cast) -> None:
    claim = cited(a_claim(), actor=cast.checker)
    client = english(cast.checker)

    asked = act(client, "propose", claim)
    answer = act(client, "propose", claim, **proposal(explanation="Le fichier."))

    assert 'name="summary"' in asked.content.decode()
    assert told(answer) == ["1 proposed"]
    verdict = Verdict.objects.get()
    assert [verdict.summary, verdict.explanation, verdict.proposed_by] == [
        "Confirmé.",
        "Le fichier.",
        cast.checker,
    ]


def test_an_incomplete_proposal_keeps_what_was_typed(cast: Cast) -> None:
    claim = a_claim()

    page = act(english(cast.checker), "propose", claim, **proposal(summary="Confirmé, je crois."))

    assert page.status_code == 422
    missing = "Add evidence that supports the claim, and say where in it (the locator)."
    assert page.context["form"].non_field_errors() == [f"1 refused: claim 1: {missing}"]
    assert "Confirmé, je crois." in page.content.decode()


def test_one_verdict_at_a_time(cast: Cast) -> None:
    article = an_article()

    page = act(english(cast.checker), "propose", a_claim(article), a_claim(article))

    assert told(page) == ["A verdict is proposed for one claim at a time."]
    assert not Verdict.objects.exists()


@pytest.mark.parametrize("value", ["x", "²", "-1", "9" * 30])
def test_a_damaged_version_is_left_aside(cast: Cast, value: str) -> None:
    claim = in_review(by=cast.checker)

    page = act(english(cast.editor), "approve", claim, **{f"seen-{claim.pk}": value, "seen-x": "1"})

    assert page.status_code == 200
