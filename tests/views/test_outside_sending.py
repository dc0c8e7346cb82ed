"""Sending an answer by the link of a question: what comes back, and what is not taken."""

from __future__ import annotations

import pytest
from django.test import Client

from factcheck.annotating.asking import MOST_ATTEMPTS
from factcheck.models import Answer, Question
from factcheck.views.outside import MOST_BYTES
from tests.admin.browsing import form_data
from tests.asking import RIGHT, asked, filled, page
from tests.conftest import Cast
from tests.newsdesk import a_claim

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser() -> Client:
    return Client(enforce_csrf_checks=True)


@pytest.mark.parametrize(
    ("given", "wrong"),
    [
        ({"says": ""}, ["says"]),
        ({"says": "maybe"}, ["says"]),
        ({"name": " "}, ["name"]),
        ({"function": ""}, ["function"]),
        ({"terms": ""}, ["terms"]),
        ({"says": "wrong", "what": "Le total."}, ["place", "why"]),
        ({"why": "x" * 1001}, ["why"]),
        ({"website": "https://example.org"}, ["__all__"]),
        ({"token": ""}, ["__all__"]),
        ({"token": "x:y"}, ["__all__"]),
    ],
)
def test_an_answer_that_is_not_whole_comes_back(
    cast: Cast, browser: Client, given: dict[str, str], wrong: list[str]
) -> None:
    _question, token = asked(a_claim(), actor=cast.checker)
    data = filled(browser, token, place="" if "what" in given else "Ligne 3", **given)

    answer = browser.post(page(token), data)

    assert answer.status_code == 422
    assert sorted(answer.context["form"].errors) == wrong
    assert "Ligne 3" in answer.content.decode() or "what" in given
    assert not Answer.objects.exists()


def test_the_seal_of_another_question_does_not_open_this_one(cast: Cast, browser: Client) -> None:
    claim = a_claim()
    _question, token = asked(claim, actor=cast.checker)
    _other, elsewhere = asked(claim, actor=cast.checker)

    answer = browser.post(page(token), filled(browser, elsewhere))

    assert answer.status_code == 422
    assert not Answer.objects.exists()


@pytest.mark.parametrize("mark", ["\0", "\x07", "\u202e", "\ufeff"])
def test_characters_that_nobody_sees_come_back_without_them(
    cast: Cast, browser: Client, mark: str
) -> None:
    _question, token = asked(a_claim(), actor=cast.checker)
    data = filled(browser, token, why=f"La ligne{mark} 3\r\n\tdu tableau")

    answer = browser.post(page(token), data)

    assert answer.status_code == 422
    assert "La ligne 3\r\n\tdu tableau" in answer.content.decode()
    again = form_data(answer, "answer")
    assert browser.post(page(token), {**data, "why": again["why"]}).status_code == 200


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        # What a browser sends from a page without a referrer.
        ({"Origin": "null", "Sec-Fetch-Site": "same-origin"}, 200),
        ({"Origin": "http://testserver"}, 200),
        ({"Origin": "null"}, 200),
        ({"Origin": "https://example.org"}, 404),
        ({"Origin": "null", "Sec-Fetch-Site": "cross-site"}, 404),
        ({"Origin": "null", "Sec-Fetch-Site": "same-site"}, 404),
    ],
)
def test_a_form_of_another_site_is_not_taken(
    cast: Cast, browser: Client, headers: dict[str, str], status: int
) -> None:
    _question, token = asked(a_claim(), actor=cast.checker)
    data = filled(browser, token)

    assert browser.post(page(token), data, headers=headers).status_code == status
    assert Answer.objects.exists() is (status == 200)


def test_what_is_far_too_long_is_not_read(cast: Cast, browser: Client) -> None:
    question, token = asked(a_claim(), actor=cast.checker)

    answers = [
        browser.post(page(one), {**RIGHT, "why": "x" * MOST_BYTES}) for one in (token, "unknown")
    ]

    assert {(one.status_code, one.content) for one in answers} == {(413, answers[0].content)}
    assert Question.objects.get(pk=question.pk).attempts == 0


def test_trying_comes_to_an_end(cast: Cast, browser: Client) -> None:
    question, token = asked(a_claim(), actor=cast.checker)
    data = filled(browser, token)
    Question.objects.filter(pk=question.pk).update(attempts=MOST_ATTEMPTS - 1)

    statuses = [browser.post(page(token), {**data, "name": ""}).status_code for _ in range(2)]

    assert statuses == [422, 404]
    assert browser.post(page(token), data).status_code == 404


def test_a_desk_that_is_logged_in_is_nobody_here(cast: Cast) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(cast.chief)
    _question, token = asked(a_claim(), actor=cast.checker)

    answer = browser.post(page(token), filled(browser, token))

    assert answer.status_code == 200
    assert "Vary" not in answer.headers or "Cookie" not in answer.headers["Vary"]
