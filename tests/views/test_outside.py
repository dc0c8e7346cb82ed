"""The page behind the link of a question, as somebody outside meets it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from factcheck import annotating
from factcheck.choices import Kind, Visibility
from factcheck.models import Answer, Question
from tests.asking import RIGHT, WHO, WRONG, asked, filled, page, replied
from tests.canary import Canaries
from tests.conftest import Cast
from tests.newsdesk import TEXT, a_claim, a_source, an_article, cited, evidence

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser() -> Client:
    """Somebody's own, which checks what a browser would be refused for."""
    return Client(enforce_csrf_checks=True)


def views(question: Question) -> int:
    return Question.objects.get(pk=question.pk).views


def test_the_page_shows_the_question_and_the_sentence(cast: Cast, browser: Client) -> None:
    _question, token = asked(a_claim(), actor=cast.checker, words="<b>Oui ?", show_sentence=True)

    answer = browser.get(page(token))
    text = answer.content.decode()

    assert answer.status_code == 200
    assert "&lt;b&gt;Oui ?" in text
    assert "Les données de 491 840 personnes ont été publiées." in text
    assert settings.FACTCHECK_ORGANIZATION in text
    assert '<html lang="fr">' in text


def test_the_page_speaks_the_language_of_the_article(cast: Cast, browser: Client) -> None:
    article = an_article(language="en")
    _question, token = asked(a_claim(article), actor=cast.checker)

    answer = browser.get(page(token))

    assert "We have a question for you" in answer.content.decode()
    assert answer.headers["Content-Language"] == "en"


def test_the_page_is_a_secret_between_two(cast: Cast, browser: Client) -> None:
    _question, token = asked(a_claim(), actor=cast.checker)

    for answer in (browser.get(page(token)), browser.get(page("x"))):
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"
        assert 'name="robots" content="noindex, nofollow"' in answer.content.decode()
        assert not answer.cookies
        assert "Cookie" not in answer.headers.get("Vary", "")
        text = answer.content.decode()
        assert "<script" not in text
        assert "<a " not in text


def test_nothing_else_of_the_claim_is_on_the_page(cast: Cast, browser: Client) -> None:
    canary = Canaries()
    article = an_article(
        text=TEXT.replace("Vols de données", canary("headline")),
        byline=canary("byline"),
        desk=canary("desk"),
    )
    hidden = a_source(canary("protected"), protected=True)
    claim = a_claim(
        article,
        kind=Kind.QUOTE,
        statement=canary("statement"),
        detail={"speaker": a_source(canary("speaker")), "channel": canary("channel")},
    )
    piece = evidence(
        canary("evidence"), notes=canary("notes"), visibility=Visibility.INTERNAL, source=hidden
    )
    cited(claim, actor=cast.checker, evidence=piece, excerpt=canary("excerpt"))
    annotating.add_comment(claim, actor=cast.checker, body=canary("comment"))
    cast.checker.last_name = canary("who asked")
    cast.checker.save()
    for words in ("another question", "question asked"):
        _question, token = asked(claim, actor=cast.checker, words=canary(words))
    replied(asked(claim, actor=cast.checker)[0], why=canary("another answer"))
    data = filled(browser, token)

    texts = [
        browser.get(page(token)).content.decode(),
        browser.post(page(token), {**data, "name": ""}).content.decode(),
        browser.post(page(token), data).content.decode(),
        browser.get(page(token)).content.decode(),
    ]

    found = {place for place, word in canary.planted.items() if any(word in t for t in texts)}
    assert found == {"question asked"}


def test_looking_counts_and_asking_for_the_head_does_not(cast: Cast, browser: Client) -> None:
    question, token = asked(a_claim(), actor=cast.checker, views=2)

    statuses = [browser.head(page(token)).status_code, views(question)]
    statuses += [browser.get(page(token)).status_code for _ in range(3)]

    assert statuses == [200, 0, 200, 200, 404]
    assert views(question) == 2
    assert browser.head(page(token)).status_code == 404


def test_looking_answers_nothing(cast: Cast, browser: Client) -> None:
    _question, token = asked(a_claim(), actor=cast.checker)

    browser.get(page(token), RIGHT)
    browser.head(page(token), RIGHT)

    assert not Answer.objects.exists()


def test_every_link_that_cannot_be_used_gets_the_same_answer(cast: Cast, browser: Client) -> None:
    claim = a_claim(an_article(language="en"))
    links = {name: asked(claim, actor=cast.checker) for name in ("revoked", "expired", "used")}
    annotating.revoke(links["revoked"][0], actor=cast.checker)
    Question.objects.filter(pk=links["expired"][0].pk).update(
        expires_at=timezone.now() - timedelta(seconds=1)
    )
    Question.objects.filter(pk=links["used"][0].pk).update(views=20)
    tokens = [token for _question, token in links.values()]

    answers = [browser.get(page(token)) for token in (*tokens, "x", "é" * 300)]

    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1
    assert len({str(sorted(answer.headers.items())) for answer in answers}) == 1
    posted = [browser.post(page(token), RIGHT) for token in (tokens[0], tokens[1], "x")]
    assert {(one.status_code, one.content) for one in posted} == {(404, answers[0].content)}


def test_the_same_work_for_every_link_that_cannot_be_used(
    cast: Cast, browser: Client, django_assert_num_queries: Any
) -> None:
    question, token = asked(a_claim(), actor=cast.checker)
    Question.objects.filter(pk=question.pk).update(views=20)

    for address in (token, "x"):
        with django_assert_num_queries(1):
            browser.get(page(address))


def test_an_answer_is_sent_and_confirmed(cast: Cast, browser: Client) -> None:
    question, token = asked(a_claim(), actor=cast.checker)
    wrong = {**WRONG, "terms": "unnamed", "name": " Ada \r\nRossi "}

    answer = browser.post(page(token), filled(browser, token, **wrong))

    assert answer.status_code == 200
    assert answer.context["state"] == "thanks"
    assert not answer.cookies
    kept = Answer.objects.get(question=question)
    assert [kept.says, kept.what, kept.place, kept.why] == list(WRONG.values())
    assert [kept.name, kept.function, kept.may_be_named] == [*WHO.values(), False]


def test_who_may_be_named_said_so(cast: Cast, browser: Client) -> None:
    _question, token = asked(a_claim(), actor=cast.checker)

    browser.post(page(token), filled(browser, token))

    assert Answer.objects.get().may_be_named is True


def test_a_second_answer_is_refused_kindly(cast: Cast, browser: Client) -> None:
    _question, token = asked(a_claim(), actor=cast.checker)
    data = filled(browser, token)
    browser.post(page(token), data)

    again = browser.post(page(token), {**data, "name": "Un autre"})
    looked = browser.get(page(token))

    assert [again.status_code, again.context["state"]] == [409, "answered"]
    assert [looked.status_code, looked.context["state"]] == [200, "answered"]
    assert WHO["name"] not in again.content.decode() + looked.content.decode()
    assert [one.name for one in Answer.objects.all()] == [WHO["name"]]


def test_who_wrote_while_the_views_ran_out_is_still_heard(cast: Cast, browser: Client) -> None:
    _question, token = asked(a_claim(), actor=cast.checker, views=1)
    data = filled(browser, token)

    assert browser.get(page(token)).status_code == 404
    assert browser.post(page(token), data).status_code == 200
