"""What waits for a second pair of eyes: found from the proposals of others while these are few."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from factcheck.choices import Status
from factcheck.filters import queue as queue_filters
from factcheck.models import Article, Claim
from factcheck.views import queue as queue_view
from tests.conftest import Cast
from tests.newsdesk import a_claim, an_article, in_review
from tests.tampering import SQLITE, raw

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shared_world")]
Login = Callable[[User | None], Client]


def begin(cast: Cast) -> tuple[Article, list[Claim]]:
    """Of three proposals two are of the checker, and one claim waits for nobody."""
    article = an_article()
    people = (cast.checker, cast.other_checker, cast.checker)
    waiting = [in_review(a_claim(article), by=person) for person in people]
    a_claim(article)
    return article, waiting


def shown(client: Client) -> tuple[list[Claim], str]:
    context = client.get("/desk/", {"list": "review"}).context
    [count] = [tab.count for tab in context["tabs"] if tab.name == "review"]
    return [row.claim for row in context["rows"]], count


@pytest.mark.parametrize(
    ("most", "of_one", "of_two"), [(0, "0+", "0+"), (1, "1", "1+"), (9, "1", "2")]
)
def test_it_is_the_same_list_however_many_wait(
    begun: tuple[Article, list[Claim]],
    cast: Cast,
    as_user: Login,
    monkeypatch: pytest.MonkeyPatch,
    most: int,
    of_one: str,
    of_two: str,
) -> None:
    _article, (first, second, third) = begun
    for module in (queue_filters, queue_view):
        monkeypatch.setattr(module, "MOST", most)

    assert shown(as_user(cast.checker)) == ([second], of_one)
    assert shown(as_user(cast.other_checker)) == ([first, third], of_two)


def test_what_somebody_may_not_see_takes_no_place(
    cast: Cast, as_user: Login, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queue_filters, "MOST", 1)
    hidden = an_article(restricted=True)
    for _ in range(3):
        in_review(a_claim(hidden), by=cast.chief)

    found, count = shown(as_user(cast.checker))

    assert (len(found), count) == (1, "1")
    assert Claim.objects.filter(status=Status.IN_REVIEW).count() == 6


def test_the_way_leads_past_no_proposal_of_ones_own(cast: Cast) -> None:
    if not SQLITE:
        # A table of a few rows is read whole.
        raw("SET LOCAL enable_seqscan = off")

    plan = queue_filters.queue_list("review", cast.checker, count=1).explain()

    read = re.findall(r"verdict_waiting_idx.*(?:\n.*Index Cond: )?\(proposed_by_id ?([<>])", plan)
    assert read == ["<", ">"]
    assert "claim_status_idx" not in plan


def test_both_the_count_and_the_rows_are_found_so(cast: Cast, as_user: Login) -> None:
    client = as_user(cast.checker)

    with CaptureQueriesContext(connection) as queries:
        shown(client)

    assert sum("UNION ALL" in one["sql"] for one in queries) == 2
