"""What is not possible on a claim's page, and why: told there, and no form for it."""

from __future__ import annotations

import pytest

from factcheck import publishing
from tests.conftest import Cast
from tests.english import english
from tests.newsdesk import a_claim, cited, in_review, settled

pytestmark = pytest.mark.django_db

HEADING = "Not possible for you now, and why"


def test_each_verb_stands_there_with_its_reason(cast: Cast) -> None:
    claim = in_review(by=cast.checker)

    html = english(cast.other_checker).get(claim.get_absolute_url()).content.decode()

    assert HEADING in html
    assert "<dt>Approve</dt><dd>An editor must approve it.</dd>" in html
    assert "<dt>Send back</dt><dd>Only whoever proposed the verdict or an editor can" in html
    assert "Nothing waits for you here." in html


def test_nothing_is_said_where_everything_is_possible(cast: Cast) -> None:
    claim = cited(a_claim(), actor=cast.checker)

    html = english(cast.editor).get(claim.get_absolute_url()).content.decode()

    assert HEADING not in html
    assert f'href="/desk/claims/{claim.pk}/propose/?outcome=verified"' in html


def test_no_button_leads_to_a_proposal_that_nothing_can_come_of(cast: Cast) -> None:
    claim = a_claim()

    html = english(cast.editor).get(claim.get_absolute_url()).content.decode()

    assert f'href="/desk/claims/{claim.pk}/propose/"' not in html
    assert "<dt>Propose a verdict</dt><dd>Add evidence that supports or refutes" in html


def test_words_that_came_back_keep_their_form(cast: Cast) -> None:
    claim = settled(by=cast.checker, approver=cast.editor)
    publishing.publish_fact(claim, actor=cast.editor)
    client = english(cast.editor)
    first = client.get(claim.get_absolute_url())

    refused = client.post(
        f"/desk/claims/{claim.pk}/withdraw/", {"version": claim.version, "reason": "Un doublon."}
    )

    assert [one.verb for one in first.context["decisions"]] == ["reopen"]
    assert refused.status_code == 409
    assert "Un doublon." in refused.content.decode()
    assert [one.verb for one in refused.context["decisions"]] == ["reopen", "withdraw"]


def test_a_claim_with_a_public_page_says_where_to_retract_it(cast: Cast) -> None:
    claim = settled(by=cast.checker, approver=cast.editor)
    publishing.publish_fact(claim, actor=cast.editor)

    html = english(cast.editor).get(claim.get_absolute_url()).content.decode()

    assert 'retract the page first. <a href="#publication">Retract the page</a></dd>' in html
    assert f'action="/desk/claims/{claim.pk}/withdraw/"' not in html


def test_who_may_not_retract_is_not_sent_there(cast: Cast) -> None:
    claim = settled(by=cast.checker, approver=cast.editor)
    publishing.publish_fact(claim, actor=cast.editor)

    html = english(cast.checker).get(claim.get_absolute_url()).content.decode()

    assert 'href="#publication"' not in html
