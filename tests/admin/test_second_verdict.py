"""A high risk in the admin: the second verdict is given blind here too."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from factcheck import workflow
from factcheck.choices import Risk, Status
from factcheck.models import Claim, ReviewEvent, Verdict
from tests.admin.browsing import told
from tests.conftest import Cast
from tests.english import english
from tests.newsdesk import a_claim, an_article, in_review

LIST = "/admin/factcheck/claim/"
SUMMARY = "Le résumé que personne ne doit lire."


@pytest.fixture
def risky(cast: Cast) -> Claim:
    return in_review(a_claim(risk=Risk.HIGH), by=cast.checker, summary=SUMMARY)


def act(client: Client, verb: str, *claims: Claim, **more: Any) -> Any:
    data = {"action": verb, "index": 0, "_selected_action": [claim.pk for claim in claims]}
    seen = {f"seen-{claim.pk}": claim.version for claim in claims}
    return client.post(LIST, {**data, **seen, **more}, follow=True)


def given(claim: Claim, outcome: str, reason: str = "Lu.") -> dict[str, Any]:
    return {"apply": 1, f"outcome-{claim.pk}": outcome, f"reason-{claim.pk}": reason}


def test_it_asks_for_an_own_outcome_and_its_reason(cast: Cast, risky: Claim) -> None:
    client = english(cast.editor)

    asked = act(client, "approve", risky)
    half = act(client, "approve", risky, **given(risky, "verified", reason=" "))
    same = act(client, "approve", risky, **given(risky, "verified", reason="Lu et compté."))

    assert f'name="outcome-{risky.pk}"' in asked.content.decode()
    assert f'name="reason-{risky.pk}"' in asked.content.decode()
    assert half.status_code == 422
    assert told(same) == ["1 approved"]
    assert ReviewEvent.objects.latest("sequence").reason == "Lu et compté."


def test_an_outcome_that_differs_is_recorded(cast: Cast, risky: Claim) -> None:
    page = act(english(cast.editor), "approve", risky, **given(risky, "disputed", reason="Non."))

    line = ReviewEvent.objects.latest("sequence")
    assert told(page) == ["1 judged differently than proposed: to check again"]
    assert page.context["messages"]._loaded_data[0].level_tag == "warning"
    assert Claim.objects.get(pk=risky.pk).status == Status.TO_CHECK
    assert (line.verb, line.reason) == ("disagree", "Non.")


def test_a_mismatch_stands_on_the_claim_with_both_outcomes_and_reasons(
    cast: Cast, risky: Claim
) -> None:
    act(english(cast.editor), "approve", risky, **given(risky, "disputed", reason="<i>Non</i>"))
    path = reverse("admin:factcheck_figureclaim_change", args=[risky.pk])

    html = english(cast.other_editor).get(path).content.decode()

    both = f"verified (checker: {SUMMARY}), disputed (editor: &lt;i&gt;Non&lt;/i&gt;)"
    assert f"Two people judged differently: {both}" in html


def test_each_claim_has_an_outcome_and_a_reason_of_its_own(cast: Cast) -> None:
    article = an_article()
    claims = [in_review(a_claim(article, risk=Risk.HIGH), by=cast.checker) for _number in range(2)]
    usual, own = (in_review(a_claim(article), by=person) for person in (cast.checker, cast.editor))
    first, other = claims

    page = act(
        english(cast.editor),
        "approve",
        *claims,
        usual,
        own,
        **{**given(first, "verified", "Un."), **given(other, "disputed", "Deux.")},
    )

    own_work = "You proposed this verdict: somebody else must approve it."
    differed = "1 judged differently than proposed: to check again"
    assert told(page) == [f"2 approved, {differed}, 1 refused: claim 4: {own_work}"]
    lines = ReviewEvent.objects.filter(verb__in=("approve", "disagree")).order_by("sequence")
    assert [(line.verb, line.reason) for line in lines] == [
        ("approve", "Un."),
        ("disagree", "Deux."),
        ("approve", ""),
    ]


def test_a_proposal_on_a_high_risk_stays_out_of_sight(cast: Cast, risky: Claim) -> None:
    verdict = Verdict.objects.get()
    event = ReviewEvent.objects.get(verb="propose")
    signs = {
        reverse("admin:factcheck_claim_change", args=[risky.pk]): SUMMARY,
        reverse("admin:factcheck_verdict_changelist"): f"/verdict/{verdict.pk}/change/",
        reverse("admin:factcheck_verdict_change", args=[verdict.pk]): SUMMARY,
        reverse("admin:factcheck_reviewevent_change", args=[event.pk]): "&quot;outcome&quot;",
    }

    def shown(user: User) -> list[bool]:
        client = english(user)
        return [sign in client.get(p, follow=True).content.decode() for p, sign in signs.items()]

    assert shown(cast.editor) == [False, False, False, False]
    assert shown(cast.checker) == [True, True, True, True]


def test_the_stance_of_its_evidence_stays_out_of_sight_and_says_why(
    cast: Cast, risky: Claim
) -> None:
    path = reverse("admin:factcheck_figureclaim_change", args=[risky.pk])

    blind = english(cast.editor).get(path).content.decode()
    seen = english(cast.other_checker).get(path).content.decode()

    assert "Rapport de la CNIL" in blind
    assert "supports" not in blind.replace("which evidence supports or refutes", "")
    assert "which evidence supports or refutes the claim, are shown to you once" in blind
    assert "supports" in seen
    assert "which evidence supports" not in seen


def test_no_form_to_propose_shows_what_is_proposed_already(cast: Cast, risky: Claim) -> None:
    page = act(english(cast.editor), "propose", risky)

    assert told(page) == ["This claim is “in review”: that is not possible from here."]
    assert SUMMARY not in page.content.decode()


def test_a_set_aside_proposal_is_where_the_next_one_starts(cast: Cast, risky: Claim) -> None:
    claim = workflow.send_back(risky, actor=cast.editor, version=risky.version, reason="Plus.")

    page = act(english(cast.editor), "propose", claim)

    assert SUMMARY in page.content.decode()


@pytest.mark.parametrize(
    "query", ["data__outcome=verified", "data__contains=verified", "reason__contains=Lu"]
)
def test_the_ledger_cannot_be_asked_for_what_a_line_holds(
    cast: Cast, risky: Claim, query: str
) -> None:
    for user in (cast.editor, cast.checker):
        answer = english(user).get(f"/admin/factcheck/reviewevent/?{query}")
        assert answer.status_code == 400


def test_once_it_is_settled_every_line_is_there_again(cast: Cast, risky: Claim) -> None:
    client = english(cast.editor)
    event = ReviewEvent.objects.get(verb="propose")
    path = f"/admin/factcheck/reviewevent/{event.pk}/change/"
    before = client.get(path).status_code

    act(client, "approve", risky, **given(risky, "verified"))

    assert [before, client.get(path).status_code] == [302, 200]
    assert "&quot;outcome&quot;" in client.get(path).content.decode()
