"""Asking somebody outside, from the page of a claim."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from factcheck import annotating
from factcheck.choices import Kind, Visibility
from factcheck.models import Answer, Citation, Claim, Question
from tests.asking import WHO, asked, page, replied
from tests.conftest import Cast
from tests.english import english
from tests.newsdesk import a_claim, an_article, in_review

pytestmark = pytest.mark.django_db

ASKED = {"words": "Combien ?", "days": 7, "views": 20}


def ask(client: Client, claim: Claim, **given: Any) -> Any:
    return client.post(f"/desk/claims/{claim.pk}/ask/", {**ASKED, **given})


def shown(client: Client, claim: Claim) -> str:
    return client.get(f"/desk/claims/{claim.pk}/").content.decode()


def test_the_link_is_shown_once_and_works(cast: Cast, client: Client) -> None:
    claim, browser = a_claim(), english(cast.checker)

    answer = ask(browser, claim, show_sentence="on", days=3, views=5)

    [token] = re.findall(r"/ask/([\w-]{43})/", answer.content.decode())
    assert answer.status_code == 200
    assert "Les données de 491 840 personnes" in client.get(page(token)).content.decode()
    assert token not in shown(browser, claim)
    question = Question.objects.get()
    assert [question.words, question.most_views] == ["Combien ?", 5]
    assert question.expires_at - timezone.now() < timedelta(days=3)


def test_the_link_names_the_address_of_the_site(cast: Cast, settings: Any) -> None:
    settings.SITE_URL = "https://facts.example.org"

    answer = ask(english(cast.checker), a_claim())

    assert 'value="https://facts.example.org/ask/' in answer.content.decode()


@pytest.mark.parametrize(
    ("kind", "restricted", "preset"),
    [(Kind.FIGURE, False, True), (Kind.QUOTE, False, False), (Kind.FIGURE, True, False)],
)
def test_a_quote_is_not_read_out_unless_it_is_asked_for(
    cast: Cast, kind: str, *, restricted: bool, preset: bool
) -> None:
    article = an_article(restricted=restricted)
    article.team.add(cast.checker)
    claim = a_claim(article, kind=kind)

    answer = english(cast.checker).get(f"/desk/claims/{claim.pk}/")

    assert answer.context["ask_form"]["show_sentence"].value() is preset


def test_words_without_a_place_have_no_sentence_to_show(cast: Cast) -> None:
    claim = a_claim()
    Claim.objects.update(anchor=None)

    answer = english(cast.checker).get(f"/desk/claims/{claim.pk}/")

    assert "show_sentence" not in answer.context["ask_form"].fields


@pytest.mark.parametrize(
    ("given", "wrong"),
    [({"words": ""}, "words"), ({"days": 31}, "days"), ({"views": 0}, "views")],
)
def test_a_question_that_is_not_whole_comes_back(
    cast: Cast, given: dict[str, Any], wrong: str
) -> None:
    answer = ask(english(cast.checker), a_claim(), **given)

    assert answer.status_code == 422
    assert list(answer.context["ask_form"].errors) == [wrong]
    assert not Question.objects.exists()


def test_a_refusal_keeps_what_was_typed(cast: Cast) -> None:
    claim = a_claim()
    for _ in range(20):
        asked(claim, actor=cast.checker)

    answer = ask(english(cast.checker), claim, words="Et celle-ci ?")

    assert answer.status_code == 409
    assert "Et celle-ci ?" in answer.content.decode()
    assert "20 open questions are the most" in answer.content.decode()


@pytest.mark.parametrize(
    ("who", "restricted", "status"),
    [
        ("reporter", False, 403),
        ("checker", False, 200),
        ("chief", False, 200),
        ("checker", True, 404),
        ("chief", True, 403),
    ],
)
def test_who_may_ask(cast: Cast, who: str, restricted: bool, status: int) -> None:
    article = an_article(actor=cast.reporter, restricted=restricted)
    claim = a_claim(article)

    assert ask(english(getattr(cast, who)), claim).status_code == status
    assert Question.objects.exists() is (status == 200)


def test_a_reporter_reads_what_was_asked_and_answered(cast: Cast) -> None:
    claim = a_claim(an_article(actor=cast.reporter))
    replied(asked(claim, actor=cast.checker, words="Combien ?")[0])
    asked(claim, actor=cast.checker)

    text = shown(english(cast.reporter), claim)

    assert "Combien ?" in text
    assert WHO["name"] in text
    for form in ("/ask/", "/revoke/", "/take/", "/leave/"):
        assert form not in text


def test_each_link_says_how_it_stands(cast: Cast) -> None:
    claim = a_claim()
    rows = {name: asked(claim, actor=cast.checker)[0] for name in "abcde"}
    annotating.revoke(rows["b"], actor=cast.checker)
    Question.objects.filter(pk=rows["c"].pk).update(expires_at=timezone.now())
    Question.objects.filter(pk=rows["d"].pk).update(views=20)
    replied(rows["e"])

    context = english(cast.checker).get(f"/desk/claims/{claim.pk}/").context

    told = [(one.state, one.can_revoke) for one in context["questions"]]
    assert told == [
        ("open", True),
        ("revoked", False),
        ("expired", False),
        ("used_up", False),
        ("answered", False),
    ]


def test_a_link_is_revoked_from_the_page(cast: Cast, client: Client) -> None:
    question, token = asked(a_claim(), actor=cast.checker)
    browser = english(cast.other_checker)

    answers = [browser.post(f"/desk/questions/{question.pk}/revoke/") for _ in range(2)]

    assert [one.status_code for one in answers] == [302, 409]
    assert client.get(page(token)).status_code == 404


def test_an_answer_is_taken_up_with_a_stance_of_ones_own(cast: Cast) -> None:
    claim = a_claim()
    answer = replied(asked(claim, actor=cast.checker)[0])
    browser, address = english(cast.checker), f"/desk/answers/{answer.pk}/take/"

    context = browser.get(f"/desk/claims/{claim.pk}/").context
    form = context["questions"][0].take
    without = browser.post(address, {"version": claim.version, "tier": "primary"})
    done = browser.post(
        address, {"version": claim.version, "tier": "primary", "stance": "supports"}
    )

    assert form["stance"].value() is None
    assert [without.status_code, done.status_code] == [422, 302]
    assert [one.stance for one in Citation.objects.all()] == ["supports"]
    assert "Taken up as evidence by Checker" in shown(browser, claim)


def test_an_answer_waits_while_the_claim_is_closed(cast: Cast) -> None:
    claim = a_claim()
    answer = replied(asked(claim, actor=cast.checker)[0])
    claim = in_review(claim, by=cast.checker)
    browser = english(cast.checker)

    text = shown(browser, claim)
    refused = browser.post(
        f"/desk/answers/{answer.pk}/take/",
        {"version": claim.version, "tier": "primary", "stance": "supports"},
    )

    assert "It waits: evidence is added to a claim to check only." in text
    assert f"/desk/answers/{answer.pk}/take/" not in text
    assert refused.status_code == 409
    assert Answer.objects.get().decided_at is None


def test_a_stale_page_takes_no_answer_up(cast: Cast) -> None:
    claim = a_claim()
    answer = replied(asked(claim, actor=cast.checker)[0])

    refused = english(cast.checker).post(
        f"/desk/answers/{answer.pk}/take/", {"version": 9, "tier": "primary", "stance": "supports"}
    )

    assert refused.status_code == 409
    assert not Citation.objects.exists()


def test_an_answer_is_set_aside_with_its_reason(cast: Cast) -> None:
    claim = a_claim()
    answer = replied(asked(claim, actor=cast.checker)[0])
    browser, address = english(cast.checker), f"/desk/answers/{answer.pk}/leave/"

    statuses = [
        browser.post(address, {"reason": reason}).status_code for reason in ("", "Hors sujet.", "x")
    ]

    assert statuses == [422, 302, 409]
    assert "Set aside by Checker: Hors sujet." in " ".join(shown(browser, claim).split())


def test_an_answer_is_hidden_with_the_evidence_that_it_became(cast: Cast) -> None:
    claim = a_claim()
    answer = replied(asked(claim, actor=cast.checker)[0])
    waiting = replied(asked(claim, actor=cast.checker)[0], name="Bo Vidal", what="L’année.")
    citation = annotating.take_answer(
        answer, actor=cast.checker, version=claim.version, stance="refutes", tier="primary"
    )
    told = (WHO["name"], "Le total.")
    before = shown(english(cast.other_checker), claim)
    citation.evidence.visibility = Visibility.PROTECTED
    annotating.save_evidence(citation.evidence, actor=cast.checker)

    hidden = shown(english(cast.other_checker), claim)
    own = shown(english(cast.checker), claim)

    sentence = "The answer became evidence that you may not see."
    assert [all(words in page for words in told) for page in (before, own)] == [True, True]
    assert [words for words in told if words in hidden] == []
    assert [sentence in page for page in (before, hidden, own)] == [False, True, False]
    assert "Taken up as evidence by Checker" in hidden
    assert (waiting.name in hidden, "L’année." in hidden) == (True, True)


def test_what_somebody_outside_wrote_is_shown_and_not_run(cast: Cast) -> None:
    claim = a_claim()
    script = "<script>alert(1)</script>"
    pieces = ("name", "function", "what", "place", "why")
    replied(asked(claim, actor=cast.checker)[0], **dict.fromkeys(pieces, script))

    text = shown(english(cast.checker), claim)

    assert script not in text
    assert text.count("&lt;script&gt;alert(1)") == 5


def test_the_history_says_that_somebody_outside_answered(cast: Cast) -> None:
    claim = a_claim()
    replied(asked(claim, actor=cast.checker)[0])

    answer = english(cast.checker).get(f"/desk/claims/{claim.pk}/")

    told = [(line.who, line.words) for line in answer.context["history"][:2]]
    assert told == [
        ("Somebody outside", "answered a question of the desk"),
        ("Checker", "made a link to ask somebody outside"),
    ]
