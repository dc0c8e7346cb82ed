"""Until when a verdict is good: what the scale offers to whoever proposes it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from factcheck import workflow
from factcheck.models import Claim, Rating, Verdict
from tests.conftest import Cast
from tests.english import english
from tests.newsdesk import a_claim, cited, settled

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
TODAY = date(2026, 11, 26)


@pytest.fixture
def noon() -> Iterator[None]:
    with time_machine.travel("2026-11-26T12:00:00+00:00", tick=False):
        yield


def offered(client: Client, claim: Claim, outcome: str) -> tuple[Any, str]:
    response = client.get(f"/desk/claims/{claim.pk}/propose/", {"outcome": outcome})
    form = response.context["form"]
    return form["valid_until"].value(), str(form["valid_until"].help_text)


@pytest.mark.usefixtures("noon")
def test_the_scale_offers_a_date_for_the_rating_and_the_kind(cast: Cast) -> None:
    first = Rating.objects.filter(outcome="verified")[0]
    second = Rating.objects.filter(outcome="disputed")[0]
    Rating.objects.filter(pk=first.pk).update(days_figure=180, days_source=1)
    Rating.objects.filter(pk=second.pk).update(days_figure=30)
    figure, quote = cited(a_claim(), actor=cast.checker), a_claim(kind="quote")
    client = english(cast.checker)

    value, words = offered(client, figure, "verified")

    assert value == TODAY + 180 * DAY
    assert (
        f"Usual on this scale: {first.label_en}: 25 May 2027; {second.label_en}: 26 December"
        in words
    )
    assert offered(client, figure, "disputed")[0] == TODAY + 30 * DAY
    assert offered(client, figure, "")[0] is None
    value, words = offered(client, quote, "verified")
    assert (value, "Usual" in words) == (None, False)
    assert offered(client, a_claim(kind="source"), "verified")[0] == TODAY + DAY


@pytest.mark.usefixtures("noon")
@pytest.mark.parametrize(
    ("last", "value"),
    [
        (TODAY + DAY, TODAY + DAY),
        (TODAY, TODAY),
        (TODAY - DAY, TODAY + 180 * DAY),
        (None, None),
    ],
)
def test_a_date_that_somebody_chose_is_kept_until_it_is_over(
    cast: Cast, last: date | None, value: date | None
) -> None:
    Rating.objects.update(days_figure=180)
    claim = settled(by=cast.checker, approver=cast.editor, valid_until=last)
    claim = workflow.reopen(claim, actor=cast.editor, version=claim.version, reason="Encore.")

    assert offered(english(cast.checker), claim, "")[0] == value
    assert offered(english(cast.checker), claim, "verified")[0] == value


@pytest.mark.usefixtures("noon")
def test_the_date_may_be_cleared(cast: Cast) -> None:
    Rating.objects.update(days_figure=180)
    claim = cited(a_claim(), actor=cast.checker)
    rating = Rating.objects.filter(outcome="verified")[0]
    data = {
        "version": claim.version,
        "outcome": "verified",
        "rating": rating.pk,
        "summary": "Lu.",
        "valid_until": "",
    }

    english(cast.checker).post(f"/desk/claims/{claim.pk}/propose/", data)

    assert Verdict.objects.get().valid_until is None


def test_the_scale_is_a_chiefs_to_set(cast: Cast) -> None:
    cast.chief.is_staff = True
    cast.chief.save()
    rating = Rating.objects.all()[0]

    html = english(cast.chief).get(f"/admin/factcheck/rating/{rating.pk}/change/").content.decode()

    assert all(f'name="days_{kind}"' in html for kind in ("figure", "quote", "source"))
