"""Saying on the report where the claims are that a new text loses."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client

from factcheck.choices import Status
from factcheck.models import ArticleRevision
from tests.conftest import Cast
from tests.newsdesk import TEXT, a_claim, settled
from tests.views.revising import DELETED, FIGURE, anchor_of, report, save

pytestmark = pytest.mark.django_db
Login = Callable[[User | None], Client]
HOSTILE = '<script>alert(1)</script> & "« x »"'


def test_a_lost_claim_may_stay_without_a_place(cast: Cast, as_user: Login) -> None:
    claim = a_claim()

    response = save(as_user(cast.checker), claim.article, DELETED, **{"where-1": "leave"})

    assert response.status_code == 302
    assert anchor_of(claim).state == "orphaned"


def test_of_two_places_a_person_chooses_one(cast: Cast, as_user: Login) -> None:
    claim = a_claim()
    head, figure, quote = TEXT.split("\n\n")
    text = f"{head}\n\n{quote}\n\n{figure}\n\n{figure}"
    client = as_user(cast.checker)
    (question,) = report(client, claim.article, text).context["questions"]
    keys = [key for key, _label in question.where.field.choices]
    assert (keys[0], keys[-1], len(keys)) == ("leave", "words", 4)
    assert question.where.value() == "leave"

    save(client, claim.article, text, **{"where-1": keys[2]})

    anchor = anchor_of(claim)
    assert (anchor.state, anchor.exact, anchor.reason) == ("moved", FIGURE, "by_hand")
    assert f"{anchor.start}-{anchor.end}" == keys[2]


def test_the_words_of_a_lost_claim_may_be_pasted(cast: Cast, as_user: Login) -> None:
    claim = settled(by=cast.checker, approver=cast.editor)
    text = DELETED.replace("Vols de données", "Vols de données\n\nUn demi-million de victimes.")

    save(
        as_user(cast.checker),
        claim.article,
        text,
        **{"where-1": "words", "words-1": "un demi-million"},
    )

    assert anchor_of(claim).exact == "Un demi-million"
    claim.refresh_from_db()
    assert claim.status == Status.TO_CHECK


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("", "Paste the words."),
        ("Rien de tel", "These words are not in the text."),
        ("ne", "paste more of the sentence"),
    ],
)
def test_words_that_name_no_place_are_asked_again(
    cast: Cast, as_user: Login, words: str, message: str
) -> None:
    claim = a_claim()
    text = DELETED + "\n\nElle ne dit ne."

    response = save(
        as_user(cast.checker), claim.article, text, **{"where-1": "words", "words-1": words}
    )

    assert response.status_code == 422
    assert message in response.content.decode()
    assert ArticleRevision.objects.count() == 1


def test_an_answer_that_was_not_offered_is_refused(cast: Cast, as_user: Login) -> None:
    claim = a_claim()

    response = save(as_user(cast.checker), claim.article, DELETED, **{"where-1": "0-4"})

    assert response.status_code == 422
    assert ArticleRevision.objects.count() == 1
