from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from factcheck import annotating
from factcheck.choices import Kind
from factcheck.models import Claim, Source
from tests.conftest import Cast
from tests.english import AsUser, english
from tests.newsdesk import a_claim, a_source, in_review

pytestmark = pytest.mark.django_db


@pytest.fixture
def as_user() -> AsUser:
    return english


def filled(claim: Claim, **changes: object) -> dict[str, object]:
    """The edit form of a figure as a browser would post it."""
    return {
        "version": claim.version,
        "statement": claim.statement,
        "risk": claim.risk,
        "value": "491840",
        "approximation": "exact",
        "unit": "personnes",
        **changes,
    }


def test_an_edit_is_saved(cast: Cast, as_user: AsUser) -> None:
    claim = a_claim()

    response = as_user(cast.checker).post(
        f"/desk/claims/{claim.pk}/edit/",
        filled(claim, statement="Mieux dit.", risk="high", value="491 841,5", unit="dossiers"),
    )

    assert response.headers["Location"] == f"/desk/claims/{claim.pk}/"
    claim.refresh_from_db()
    assert (claim.statement, claim.risk, claim.version) == ("Mieux dit.", "high", 2)
    assert (claim.figure.value, claim.figure.unit) == (Decimal("491841.5"), "dossiers")


def test_the_edit_form_holds_what_is_saved(cast: Cast, as_user: AsUser) -> None:
    claim = a_claim()

    html = as_user(cast.checker).get(f"/desk/claims/{claim.pk}/edit/").content.decode()

    assert 'name="version" value="1"' in html
    assert 'value="491840"' in html
    assert claim.statement in html


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("statement", ""),
        ("statement", "x" * 1001),
        ("statement", "a\x00b"),
        ("risk", "none"),
        ("value", "beaucoup"),
    ],
)
def test_a_bad_edit_comes_back_with_everything_typed(
    field: str, value: str, cast: Cast, as_user: AsUser
) -> None:
    claim = a_claim()
    typed = filled(claim, unit="dossiers", **{field: value})

    response = as_user(cast.checker).post(f"/desk/claims/{claim.pk}/edit/", typed)

    assert response.status_code == 422
    assert 'value="dossiers"' in response.content.decode()
    claim.refresh_from_db()
    assert claim.version == 1


def test_a_bad_edit_keeps_the_version_that_was_read(cast: Cast, as_user: AsUser) -> None:
    claim = a_claim()
    annotating.edit_claim(claim, actor=cast.editor, version=1, statement="Entre-temps.")

    response = as_user(cast.checker).post(
        f"/desk/claims/{claim.pk}/edit/", filled(claim, statement="")
    )

    assert 'name="version" value="1"' in response.content.decode()


def test_the_slower_of_two_edits_sees_both_and_loses_nothing(cast: Cast, as_user: AsUser) -> None:
    claim = a_claim()
    mine = filled(claim, statement="Ma version.", value="3,5")
    theirs = filled(claim, statement="Leur version.", unit="dossiers")
    as_user(cast.editor).post(f"/desk/claims/{claim.pk}/edit/", theirs)

    response = as_user(cast.checker).post(f"/desk/claims/{claim.pk}/edit/", mine)

    assert response.status_code == 409
    shown = {d.label: (d.theirs, d.yours) for d in response.context["differences"] if d.differs}
    assert shown == {
        "Statement": ("Leur version.", "Ma version."),
        "Value": ("491840", "3,5"),
        "Unit": ("dossiers", "personnes"),
    }
    html = response.content.decode()
    assert 'name="version" value="2"' in html
    assert ">\nMa version.</textarea>" in html
    assert Claim.objects.get(pk=claim.pk).statement == "Leur version."


def test_an_edit_without_a_version_is_refused(cast: Cast, as_user: AsUser) -> None:
    claim = a_claim()
    typed = filled(claim, statement="x")
    del typed["version"]

    assert as_user(cast.checker).post(f"/desk/claims/{claim.pk}/edit/", typed).status_code == 409
    assert Claim.objects.get(pk=claim.pk).version == 1


def test_a_claim_in_review_is_not_changed(cast: Cast, as_user: AsUser) -> None:
    claim = in_review(by=cast.checker)
    client = as_user(cast.checker)

    assert client.get(f"/desk/claims/{claim.pk}/edit/").status_code == 409
    refused = client.post(f"/desk/claims/{claim.pk}/edit/", filled(claim, statement="Autre."))

    assert refused.status_code == 409
    assert "send it back or reopen it" in refused.content.decode()
    assert Claim.objects.get(pk=claim.pk).version == claim.version


def test_a_stale_edit_of_a_claim_in_review_offers_no_form(cast: Cast, as_user: AsUser) -> None:
    claim = a_claim()
    typed = filled(claim, statement="La mienne.")
    in_review(claim, by=cast.editor)

    html = as_user(cast.checker).post(f"/desk/claims/{claim.pk}/edit/", typed).content.decode()

    assert "La mienne." in html
    assert "keep-statement" not in html
    assert "send it back or reopen it" in html


def test_a_hidden_source_survives_the_edit_of_somebody_who_may_not_see_it(
    cast: Cast, as_user: AsUser
) -> None:
    source = a_source("Gorge profonde", protected=True)
    claim = a_claim(kind=Kind.SOURCE, detail={"source": source})
    client = as_user(cast.checker)
    form = client.get(f"/desk/claims/{claim.pk}/edit/").content.decode()

    response = client.post(
        f"/desk/claims/{claim.pk}/edit/",
        {"version": 1, "statement": "x", "risk": "low", "source": "Un autre", "role": "préfet"},
    )

    assert "Gorge profonde" not in form
    assert response.status_code == 302
    claim.source_detail.refresh_from_db()
    assert (claim.source_detail.source, claim.source_detail.role) == (source, "préfet")
    assert Source.objects.count() == 1


def test_a_new_source_is_not_left_behind_by_a_refused_edit(cast: Cast, as_user: AsUser) -> None:
    claim = a_claim()
    annotating.edit_claim(claim, actor=cast.editor, version=1, statement="Entre-temps.")

    as_user(cast.checker).post(
        f"/desk/claims/{claim.pk}/edit/", filled(claim, attributed_to="L’Institut")
    )

    assert not Source.objects.filter(name="L’Institut").exists()


def test_a_conflict_shows_choices_dates_and_boxes_in_words(cast: Cast, as_user: AsUser) -> None:
    detail = {"speaker": a_source("Une préfète"), "said_on": date(2021, 2, 14)}
    claim = a_claim(kind=Kind.QUOTE, detail=detail)
    annotating.edit_claim(claim, actor=cast.editor, version=1, risk="high")

    typed = {"version": 1, "statement": claim.statement, "risk": "low", "said_on": "2021-02-15"}
    response = as_user(cast.checker).post(f"/desk/claims/{claim.pk}/edit/", typed)

    shown = {d.label: (d.theirs, d.yours) for d in response.context["differences"] if d.differs}
    assert shown == {
        "Risk": ("high", "low"),
        "Speaker": ("Une préfète", ""),
        "Word for word": ("yes", "no"),
        "Said on": ("2021-02-14", "2021-02-15"),
    }
