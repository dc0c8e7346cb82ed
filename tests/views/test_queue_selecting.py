"""Selecting claims of the queue: who can, what is ticked, and the page that comes back."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth.models import User

from factcheck import policy
from factcheck.choices import Risk, Status
from factcheck.views import queue as queue_view
from tests.conftest import Cast
from tests.english import english
from tests.newsdesk import a_claim, an_article, in_review
from tests.views.test_queue_bulk import ASSIGN, SEND_BACK, chosen, state, ticked

pytestmark = pytest.mark.django_db


def controls(user: User) -> list[str]:
    page = english(user).get("/desk/", {"list": "all"}).content.decode()
    found = re.findall(r'formaction="/desk/claims/([a-z-]+)/', page)
    return [*found, *(["boxes"] if 'name="claim"' in page else [])]


def test_only_those_who_may_see_the_controls(cast: Cast) -> None:
    claim = in_review(a_claim(an_article(actor=cast.reporter)), by=cast.checker)
    a_claim(claim.article)

    seen = {
        who: controls(getattr(cast, who))
        for who in ("reporter", "checker", "other_checker", "editor", "chief")
    }

    both = ["assign", "send-back", "boxes"]
    assert seen == {
        "reporter": [],
        "checker": both,
        "other_checker": ["assign", "boxes"],
        "editor": both,
        "chief": both,
    }
    assert policy.can_view_claim(cast.reporter, claim)


def test_who_may_not(cast: Cast) -> None:
    claim = in_review(a_claim(an_article(actor=cast.reporter)), by=cast.checker)
    client = english(cast.reporter)

    assigned = client.post(ASSIGN, chosen(claim, assignee=cast.checker.pk))
    sent_back = client.post(SEND_BACK, chosen(claim, reason="Une raison."))

    assert (assigned.status_code, sent_back.status_code) == (403, 409)
    assert state(claim) == [(Status.IN_REVIEW, None, None)]


def test_every_row_of_the_page_is_selected_by_a_link(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queue_view, "SIZE", 2)
    article = an_article()
    claims = [a_claim(article, risk=Risk.HIGH) for _ in range(3)]
    client = english(cast.editor)

    plain = client.get("/desk/?list=all&risk=high")
    link = re.search(r'href="/desk/(\?[^"]*select=page)"', plain.content.decode())
    assert link is not None
    page = client.get("/desk/" + link[1].replace("&amp;", "&"))

    assert ticked(plain) == []
    assert ticked(page) == [f"{claim.pk}.1" for claim in claims[:2]]
    assert 'href="/desk/?list=all&amp;risk=high">Select none<' in page.content.decode()


def test_the_page_comes_back_under_its_filters(cast: Cast) -> None:
    figure = a_claim()
    quote = a_claim(figure.article, kind="quote")

    response = english(cast.editor).post(f"{ASSIGN}?list=all&kind=quote", chosen(figure))

    assert response.status_code == 422
    assert [row.claim for row in response.context["rows"]] == [quote]
    assert [row.claim for row in response.context["elsewhere"]] == [figure]
    assert f'formaction="{ASSIGN}?list=all&amp;kind=quote"' in response.content.decode()


def test_the_page_of_a_refusal_leads_back_to_the_queue(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queue_view, "SIZE", 1)
    article = an_article()
    claims = [a_claim(article) for _ in range(2)]

    page = english(cast.editor).post(f"{ASSIGN}?list=all", chosen(*claims)).content.decode()

    assert re.findall(r'href="(\?[^"]*)"', page) == []
    assert 'action="/desk/" class="form toolbar" role="search"' in page
    assert re.search(r'rel="next" href="/desk/\?list=all&amp;page=after_', page)
