"""What a page of the desk answers to htmx: the same page, without the page around it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client

from factcheck.choices import Kind, Outcome
from factcheck.models import Rating
from tests.conftest import Cast
from tests.newsdesk import a_claim, an_article, cited, in_review
from tests.suggested import a_read_article, suggested

pytestmark = pytest.mark.django_db
Login = Callable[[User | None], Client]
HTMX = {"HX-Request": "true", "Accept-Language": "en"}


def is_whole(response: HttpResponse) -> bool:
    return b"<html" in response.content


@pytest.mark.parametrize("page", ["", "edit/", "propose/", "evidence/new/"])
def test_a_page_of_a_claim_is_a_panel_for_htmx_and_whole_for_anybody_else(
    cast: Cast, as_user: Login, page: str
) -> None:
    url = f"{cited(a_claim(), actor=cast.checker).get_absolute_url()}{page}"
    client = as_user(cast.checker)

    panel, whole = client.get(url, headers=HTMX), client.get(url)

    assert (panel.status_code, is_whole(panel), is_whole(whole)) == (200, False, True)
    assert b"<h1" not in panel.content
    assert panel.content.count(b"<form") == whole.content.count(b"<form") - masthead_forms(whole)


def masthead_forms(response: HttpResponse) -> int:
    return response.content.partition(b"<main")[0].count(b"<form")


def test_what_can_be_done_comes_first_in_a_panel_and_is_said_once(
    cast: Cast, as_user: Login
) -> None:
    url = cited(a_claim(), actor=cast.checker).get_absolute_url()

    page = as_user(cast.checker).get(url, headers=HTMX).content.decode()

    assert page.index('id="decide"') < page.index('id="passage"')
    assert page.count('id="decide"') == 1
    assert 'data-status="to_check"' in page
    assert f'href="{url}propose/?outcome=disputed"' in page


def test_a_refusal_fills_the_panel_with_what_was_typed(cast: Cast, as_user: Login) -> None:
    claim = in_review(by=cast.checker)

    page = as_user(cast.editor).post(
        f"{claim.get_absolute_url()}send-back/", {"version": claim.version}, headers=HTMX
    )

    assert (page.status_code, is_whole(page)) == (422, False)
    assert "This field is required" in page.content.decode()


def test_what_is_said_stands_in_the_panel_that_asked(cast: Cast, as_user: Login) -> None:
    claim = in_review(by=cast.checker)
    client = as_user(cast.editor)

    page = client.post(
        f"{claim.get_absolute_url()}send-back/",
        {"version": claim.version, "reason": "La page manque."},
        headers=HTMX,
        follow=True,
    )

    assert (page.status_code, is_whole(page)) == (200, False)
    assert "The claim is to check again." in page.content.decode()
    assert 'data-status="to_check"' in page.content.decode()


def test_an_article_takes_the_place_of_the_workbench_whoever_asked(
    cast: Cast, as_user: Login
) -> None:
    article = a_read_article()
    client = as_user(cast.checker)

    answer = client.post(
        f"/desk/suggestions/{suggested(article, '12 endroits').pk}/accept/",
        headers=HTMX,
        follow=True,
    )

    names = ("HX-Retarget", "HX-Reselect", "HX-Reswap")
    assert [answer.headers[name] for name in names] == ["#workbench", "#workbench", "outerHTML"]
    assert answer.content.count(b'id="workbench"') == 1
    assert "is a claim to check now" in answer.content.decode().partition('id="workbench"')[2]


def test_cards_stand_behind_the_paragraph_of_their_words(cast: Cast, as_user: Login) -> None:
    article = an_article()
    for kind in Kind:
        a_claim(article, kind=kind)

    response = as_user(cast.checker).get(article.get_absolute_url(), headers=HTMX)

    parts = response.context["parts"]
    assert [[claim.number for claim in part.cards] for part in parts] == [[], [1], [2, 3]]
    assert [part.block["start"] for part in parts] == [0, 16, 67]
    page = response.content.decode()
    places = [page.index(f'id="{place}"') for place in ("ref-1", "claim-1", "ref-2", "claim-2")]
    assert places == sorted(places)


def test_chosen_words_start_the_form_with_what_was_read_in_them(cast: Cast, as_user: Login) -> None:
    article = a_read_article()
    text = article.revision.text if article.revision else ""
    start = text.index("12")
    asked = {"kind": "figure", "start": start, "end": start + 2, "revision": article.revision_id}

    form = (
        as_user(cast.checker).get(f"{article.get_absolute_url()}claims/new/", asked).context["form"]
    )

    assert form["words"].value() == "12"
    assert form["value"].value() == "12"
    assert form["unit"].value() == "endroits"
    assert form["statement"].value() in text
    assert form["place"].value() == f"{start}-{start + 2}"


def test_a_quote_is_not_started_from_a_figure(cast: Cast, as_user: Login) -> None:
    article = a_read_article()
    text = article.revision.text if article.revision else ""
    start = text.index("12")
    asked = {"kind": "source", "start": start, "end": start + 2, "revision": article.revision_id}

    form = (
        as_user(cast.checker).get(f"{article.get_absolute_url()}claims/new/", asked).context["form"]
    )

    assert (form["words"].value(), form["role"].value()) == ("12", None)


def test_the_outcome_that_was_chosen_is_offered_with_its_first_rating(
    cast: Cast, as_user: Login
) -> None:
    url = f"{cited(a_claim(), actor=cast.checker).get_absolute_url()}propose/"
    client = as_user(cast.checker)
    first = Rating.objects.filter(outcome=Outcome.DISPUTED, active=True)[0]

    form = client.get(url, {"outcome": "disputed"}).context["form"]
    other = client.get(url, {"outcome": "nonsense"}).context["form"]

    assert (form["outcome"].value(), form["rating"].value()) == ("disputed", str(first.pk))
    assert (other["outcome"].value(), other["rating"].value()) == (None, None)


def test_a_proposal_that_came_back_keeps_its_rating_when_its_outcome_is_chosen_again(
    cast: Cast, as_user: Login
) -> None:
    claim = in_review(by=cast.checker)
    rating = claim.verdicts.get().rating
    client = as_user(cast.editor)
    url = claim.get_absolute_url()
    client.post(f"{url}send-back/", {"version": claim.version, "reason": "Encore."})

    form = client.get(f"{url}propose/", {"outcome": "verified"}).context["form"]

    assert form["rating"].value() == str(rating.pk)
