"""A claim is put back on its words in the browser."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from factcheck import annotating, intake
from factcheck.choices import Status
from factcheck.models import Anchor, Claim
from tests.conftest import Cast
from tests.newsdesk import TEXT, a_claim, settled

pytestmark = pytest.mark.django_db
Login = Callable[[User | None], Client]
ENGLISH = {"Accept-Language": "en"}
HEAD, FIGURE, QUOTE = TEXT.split("\n\n")
DELETED = f"{HEAD}\n\n{QUOTE}\n\nUn demi-million de victimes."
DOUBLED = f"{HEAD}\n\n{QUOTE}\n\n{FIGURE}\n\n{FIGURE}"
REWORDED = f"{HEAD}\n\n{QUOTE}\n\nLe total de 491 840 personnes ayant été touchées, dit-on."


def revised(claim: Claim, text: str) -> Claim:
    claim.article.refresh_from_db()
    draft, revision = intake.read_article(text), claim.article.revision_id or 0
    annotating.revise_article(claim.article, draft, actor=None, revision=revision)
    return Claim.objects.select_related("article__revision", "anchor").get(pk=claim.pk)


def url_of(claim: Claim) -> str:
    return f"{claim.get_absolute_url()}attach/"


def attach(client: Client, claim: Claim, words: str, **fields: Any) -> Any:
    data = {"version": claim.version, "revision": claim.article.revision_id, "words": words}
    return client.post(url_of(claim), {**data, **fields}, headers=ENGLISH)


def anchor_of(claim: Claim) -> Anchor:
    anchor = Claim.objects.select_related("anchor").get(pk=claim.pk).anchor
    assert anchor is not None
    return anchor


def test_pasted_words_are_found_and_the_claim_goes_back_to_check(
    cast: Cast, as_user: Login
) -> None:
    claim = revised(settled(by=cast.checker, approver=cast.editor), DELETED)

    response = attach(as_user(cast.checker), claim, "un demi-million")

    assert response.headers["Location"] == claim.get_absolute_url()
    assert anchor_of(claim).exact == "Un demi-million"
    claim.refresh_from_db()
    assert claim.status == Status.TO_CHECK


def test_the_pages_of_a_lost_claim_lead_here(cast: Cast, as_user: Login) -> None:
    claim = revised(a_claim(), DELETED)

    for page in (claim.get_absolute_url(), claim.article.get_absolute_url()):
        assert url_of(claim) in as_user(cast.checker).get(page).content.decode()


def test_a_claim_that_has_its_place_is_not_asked_about(cast: Cast, as_user: Login) -> None:
    claim = a_claim()

    page = as_user(cast.checker).get(claim.get_absolute_url()).content.decode()

    assert url_of(claim) not in page


def test_of_the_same_words_in_two_places_one_is_chosen(cast: Cast, as_user: Login) -> None:
    claim = revised(a_claim(), DOUBLED)
    client = as_user(cast.checker)
    form = client.get(url_of(claim), headers=ENGLISH).context["form"]
    keys = [key for key, _label in form.fields["place"].widget.choices]
    assert form["words"].value() == "491 840 personnes"
    assert len(keys) == 2

    undecided = attach(client, claim, "491 840 personnes")
    assert undecided.status_code == 422
    attach(client, claim, "491 840 personnes", place=keys[1])

    anchor = anchor_of(claim)
    assert f"{anchor.start}-{anchor.end}" == keys[1]
    assert anchor.state == "moved"


def test_the_nearest_words_are_offered_and_never_taken(cast: Cast, as_user: Login) -> None:
    claim = a_claim(words="Les données de 491 840 personnes ont été publiées.")
    claim = revised(claim, REWORDED)
    assert anchor_of(claim).candidate is not None
    client = as_user(cast.checker)
    response = client.get(url_of(claim), headers=ENGLISH)
    candidate = response.context["candidate"]
    assert "Yes, it is here" in response.content.decode()

    attach(client, claim, candidate.words, place=candidate.key)

    assert anchor_of(claim).exact == candidate.words


def test_words_that_are_not_in_the_text_are_refused(cast: Cast, as_user: Login) -> None:
    claim = revised(a_claim(), DELETED)

    response = attach(as_user(cast.checker), claim, "491 840 personnes")

    assert response.status_code == 422
    assert "These words are not in the text." in response.content.decode()


def test_words_that_are_everywhere_are_refused(cast: Cast, as_user: Login) -> None:
    claim = revised(a_claim(), DELETED + "\n\n" + "non et " * 30)

    response = attach(as_user(cast.checker), claim, "non")

    assert response.status_code == 422
    assert "more than 20 places" in response.content.decode()


def test_who_was_second_sees_both(cast: Cast, as_user: Login) -> None:
    claim = revised(a_claim(), DELETED)
    attach(as_user(cast.editor), claim, "un demi-million")

    response = attach(as_user(cast.checker), claim, "victimes")

    assert response.status_code == 409
    assert "victimes" in response.content.decode()
    assert anchor_of(claim).exact == "Un demi-million"


def test_the_gate_waits_until_the_claim_has_its_place(cast: Cast, as_user: Login) -> None:
    claim = revised(settled(by=cast.checker, approver=cast.editor), DOUBLED)
    gate = f"{claim.article.get_absolute_url()}gate/"
    client = as_user(cast.editor)
    assert "has lost its place" in client.get(gate, headers=ENGLISH).content.decode()
    form = client.get(url_of(claim)).context["form"]

    attach(client, claim, "491 840 personnes", place=form.fields["place"].widget.choices[0][0])

    assert "has lost its place" not in client.get(gate, headers=ENGLISH).content.decode()
    claim.refresh_from_db()
    assert claim.status == Status.VERIFIED


def test_the_page_of_a_claim_says_that_its_words_changed(cast: Cast, as_user: Login) -> None:
    claim = settled(by=cast.checker, approver=cast.editor)
    told = "A revision changed these words"
    client = as_user(cast.checker)
    assert told not in client.get(claim.get_absolute_url(), headers=ENGLISH).content.decode()

    claim = revised(claim, TEXT.replace("491 840", "512 000"))

    assert told in client.get(claim.get_absolute_url(), headers=ENGLISH).content.decode()
