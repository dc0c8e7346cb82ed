"""Two versions of one claim: whose is kept is chosen field by field, without a script."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from factcheck import annotating
from factcheck.choices import Kind
from factcheck.models import Claim
from tests.conftest import Cast
from tests.english import AsUser, english
from tests.newsdesk import a_claim, a_source
from tests.sending import Sent

pytestmark = pytest.mark.django_db


@pytest.fixture
def as_user() -> AsUser:
    return english


def figure(claim: Claim, **changes: object) -> dict[str, object]:
    return {
        "version": 1,
        "statement": claim.statement,
        "risk": claim.risk,
        "value": "491840",
        "approximation": "exact",
        "unit": "personnes",
        **changes,
    }


def test_each_field_keeps_the_version_that_was_chosen(cast: Cast, as_user: AsUser) -> None:
    claim = a_claim()
    url = f"/desk/claims/{claim.pk}/edit/"
    as_user(cast.editor).post(
        url, figure(claim, statement="Leur version.", unit="dossiers", value="491841")
    )
    client = as_user(cast.checker)
    conflict = client.post(
        url, figure(claim, statement="Ma version.", unit="patients", measure="fuites")
    )

    sent = Sent(conflict.content.decode(), url)
    data = {**sent.data, "keep-statement": "mine", "keep-unit": "theirs", "keep-value": "theirs"}
    response = client.post(url, data)

    assert {name for name, _value in sent.radios} == {
        "keep-statement",
        "keep-unit",
        "keep-value",
        "keep-measure",
    }
    assert response.status_code == 302
    claim = Claim.objects.get(pk=claim.pk)
    assert (claim.statement, claim.figure.unit, claim.figure.value, claim.figure.measure) == (
        "Ma version.",
        "dossiers",
        491841,
        "fuites",
    )
    assert claim.version == 3


def test_what_only_others_changed_is_theirs_beforehand(cast: Cast, as_user: AsUser) -> None:
    claim = a_claim()
    url = f"/desk/claims/{claim.pk}/edit/"
    as_user(cast.editor).post(url, figure(claim, unit="dossiers", statement="Leur version."))
    client = as_user(cast.checker)

    conflict = client.post(url, figure(claim, statement="Ma version.", measure="fuites"))

    sent = Sent(conflict.content.decode(), url).data
    kept = {name: value for name, value in sent.items() if name.startswith("keep-")}
    assert kept == {"keep-statement": "mine", "keep-unit": "theirs", "keep-measure": "mine"}
    client.post(url, sent)
    claim = Claim.objects.get(pk=claim.pk)
    assert (claim.statement, claim.figure.unit, claim.figure.measure) == (
        "Ma version.",
        "dossiers",
        "fuites",
    )


def test_a_third_person_meanwhile_brings_the_choice_again(cast: Cast, as_user: AsUser) -> None:
    claim = a_claim()
    url = f"/desk/claims/{claim.pk}/edit/"
    annotating.edit_claim(claim, actor=cast.editor, version=1, statement="Leur version.")
    client = as_user(cast.checker)
    first = Sent(client.post(url, figure(claim, statement="La mienne.")).content.decode(), url)
    annotating.edit_claim(claim, actor=cast.chief, version=2, statement="Encore une autre.")

    again = client.post(url, {**first.data, "keep-statement": "mine"})

    assert again.status_code == 409
    assert "Encore une autre." in again.content.decode()
    assert Sent(again.content.decode(), url).data["statement"] == "La mienne."
    assert Claim.objects.get(pk=claim.pk).statement == "Encore une autre."


def test_boxes_and_dates_can_be_theirs(cast: Cast, as_user: AsUser) -> None:
    detail = {"speaker": a_source(), "said_on": date(2021, 2, 14), "verbatim": True}
    claim = a_claim(kind=Kind.QUOTE, detail=detail)
    url = f"/desk/claims/{claim.pk}/edit/"
    annotating.edit_claim(claim, actor=cast.editor, version=1, risk="high")
    typed = {
        "version": 2,
        "statement": "x",
        "risk": "low",
        "keep-risk": "theirs",
        "keep-verbatim": "theirs",
        "keep-said_on": "theirs",
        "keep-speaker": "theirs",
    }

    as_user(cast.checker).post(url, typed)

    claim = Claim.objects.get(pk=claim.pk)
    assert (claim.statement, claim.risk) == ("x", "high")
    assert (claim.quote.verbatim, claim.quote.said_on) == (True, date(2021, 2, 14))
    assert claim.quote.speaker == detail["speaker"]


def test_a_hidden_source_is_no_choice(cast: Cast, as_user: AsUser) -> None:
    hidden = a_source("Gorge profonde", protected=True)
    claim = a_claim(kind=Kind.SOURCE, detail={"source": hidden})
    url = f"/desk/claims/{claim.pk}/edit/"
    annotating.edit_claim(claim, actor=cast.chief, version=1, statement="Leur version.")

    typed = {"version": 1, "statement": "La mienne.", "risk": "normal", "source": "Un autre"}
    html = as_user(cast.checker).post(url, typed).content.decode()

    assert "keep-source" not in html
    assert "Gorge profonde" not in html
    sent = {**Sent(html, url).data, "keep-source": "theirs"}
    assert as_user(cast.checker).post(url, sent).status_code == 302
    assert Claim.objects.get(pk=claim.pk).source_detail.source == hidden


def test_hostile_words_of_both_sides_stay_words(cast: Cast, as_user: AsUser) -> None:
    claim = a_claim()
    url = f"/desk/claims/{claim.pk}/edit/"
    annotating.edit_claim(claim, actor=cast.editor, version=1, statement="<b>Leur</b> version.")

    html = (
        as_user(cast.checker)
        .post(url, figure(claim, statement="</textarea><i>La mienne."))
        .content.decode()
    )

    assert "<b>Leur" not in html
    assert "<i>La mienne" not in html
    assert Sent(html, url).data["statement"] == "</textarea><i>La mienne."


def test_an_assignment_is_chosen_field_by_field(cast: Cast, as_user: AsUser) -> None:
    claim = a_claim()
    url = f"/desk/claims/{claim.pk}/assign/"
    annotating.assign_claim(
        claim,
        actor=cast.editor,
        version=1,
        assignee=cast.checker,
        due=datetime(2030, 1, 2, 9, tzinfo=UTC),
    )
    client = as_user(cast.checker)
    conflict = client.post(url, {"version": 1, "assignee": cast.other_checker.pk})

    sent = Sent(conflict.content.decode(), url).data
    assert (sent["keep-assignee"], sent["keep-due"]) == ("mine", "theirs")
    response = client.post(url, sent)

    assert response.status_code == 302
    claim = Claim.objects.get(pk=claim.pk)
    assert claim.assignee == cast.other_checker
    assert claim.due == datetime(2030, 1, 2, 9, tzinfo=UTC)
