from __future__ import annotations

import hashlib
from datetime import timedelta

import pytest
from django.utils import timezone

from factcheck import annotating, workflow
from factcheck.annotating.asking import MOST_ATTEMPTS, MOST_DAYS, MOST_OPEN, MOST_VIEWS
from factcheck.choices import Kind, Record
from factcheck.errors import IncompleteError, NotAllowedError, NotPossibleError
from factcheck.models import Question, ReviewEvent
from tests.asking import asked, replied
from tests.conftest import Cast
from tests.newsdesk import a_claim, a_source, an_article, cited, evidence

pytestmark = pytest.mark.django_db


def test_a_link_is_a_secret_of_which_only_the_hash_is_kept(cast: Cast) -> None:
    question, token = asked(a_claim(), actor=cast.checker)
    again, other = asked(question.claim, actor=cast.checker)

    assert len(token) == 43
    assert token != other
    assert question.token_hash == hashlib.sha256(token.encode()).hexdigest()
    row = Question.objects.filter(pk=question.pk).values().get()
    assert token not in str(row)
    assert annotating.question_behind(token) == question
    assert annotating.question_behind(other) == again


def test_a_link_ends_by_itself_after_a_week(cast: Cast) -> None:
    question, token = asked(a_claim(), actor=cast.checker)
    left = question.expires_at - timezone.now()

    Question.objects.update(expires_at=timezone.now())

    assert timedelta(days=6, hours=23) < left <= timedelta(days=7)
    assert question.most_views == 20
    assert annotating.question_behind(token) is None


@pytest.mark.parametrize(
    ("name", "value"),
    [("days", 0), ("days", MOST_DAYS + 1), ("views", 0), ("views", MOST_VIEWS + 1)],
)
def test_no_link_is_for_ever(cast: Cast, name: str, value: int) -> None:
    with pytest.raises(ValueError, match="a link ends"):
        asked(a_claim(), actor=cast.checker, **{name: value})
    asked(a_claim(), actor=cast.checker, days=MOST_DAYS, views=MOST_VIEWS)


def test_the_sentence_is_shown_only_when_it_is_asked_for(cast: Cast) -> None:
    claim = a_claim()

    without, _token = asked(claim, actor=cast.checker)
    question, _token = asked(claim, actor=cast.checker, show_sentence=True)

    assert without.passage == ""
    assert question.passage == "Les données de 491 840 personnes ont été publiées."
    assert question.language == "fr"


def test_the_ledger_says_that_somebody_was_asked_and_no_word_of_it(cast: Cast) -> None:
    question, token = asked(a_claim(), actor=cast.checker, words="Un mot secret ?")
    annotating.revoke(question, actor=cast.editor)

    lines = ReviewEvent.objects.order_by("-sequence")[:2]

    assert [(one.verb, one.actor, one.data, one.reason) for one in lines] == [
        ("revoke", cast.editor, {"question": question.pk}, ""),
        ("ask", cast.checker, {"question": question.pk}, ""),
    ]
    assert token not in str([one.data for one in lines])


def test_a_reporter_asks_nobody_and_revokes_nothing(cast: Cast) -> None:
    claim = a_claim(an_article(actor=cast.reporter))
    question, _token = asked(claim, actor=cast.checker)

    with pytest.raises(NotAllowedError):
        asked(claim, actor=cast.reporter)
    with pytest.raises(NotAllowedError):
        annotating.revoke(question, actor=cast.reporter)
    assert Question.objects.filter(revoked_at=None).count() == 1


def test_only_the_team_asks_about_a_restricted_article(cast: Cast) -> None:
    article = an_article(actor=cast.editor, restricted=True)
    claim = a_claim(article)
    for stranger in (cast.chief, cast.checker):
        with pytest.raises(NotAllowedError):
            asked(claim, actor=stranger)
    article.team.add(cast.checker)

    _question, token = asked(claim, actor=cast.checker)

    assert annotating.question_behind(token) is not None


def test_a_link_of_somebody_outside_the_team_ends_when_the_article_is_restricted(
    cast: Cast,
) -> None:
    article = an_article()
    _question, token = asked(a_claim(article), actor=cast.checker)
    _other, kept = asked(article.claims.get(), actor=cast.other_checker)

    annotating.change_article(
        article,
        actor=cast.editor,
        version=article.version,
        restricted=True,
        team=[cast.editor, cast.other_checker],
    )

    assert annotating.question_behind(token) is None
    assert annotating.question_behind(kept) is not None


def test_a_withdrawn_claim_is_asked_about_no_more(cast: Cast) -> None:
    claim = a_claim()
    workflow.withdraw(claim, actor=cast.editor, version=claim.version, reason="Doublon.")

    with pytest.raises(NotPossibleError, match="withdrawn"):
        asked(claim, actor=cast.checker)


def test_a_question_has_words(cast: Cast) -> None:
    with pytest.raises(IncompleteError):
        asked(a_claim(), actor=cast.checker, words=" \n")


def test_there_is_an_end_to_open_questions(cast: Cast) -> None:
    claim = a_claim()
    first, _token = asked(claim, actor=cast.checker)
    for _ in range(MOST_OPEN - 1):
        asked(claim, actor=cast.checker)

    with pytest.raises(NotPossibleError, match="20 open questions"):
        asked(claim, actor=cast.checker)
    replied(first)
    asked(claim, actor=cast.checker)


@pytest.mark.parametrize("words", ["Qu’a dit Camille Aube ?", "Et camille  ?", "CAMILLE AUBE"])
def test_a_protected_source_is_not_named_to_people_outside(cast: Cast, words: str) -> None:
    source = a_source("Camille Aube", aliases="Camille, CA-7", protected=True)
    source.keepers.add(cast.checker)
    claim = a_claim(kind=Kind.QUOTE, detail={"speaker": source})

    with pytest.raises(NotPossibleError, match="must not be named"):
        asked(claim, actor=cast.checker, words=words)
    # Whoever does not know the name does not learn it by trying.
    asked(claim, actor=cast.other_checker, words=words)


def test_nor_is_the_protected_source_of_the_evidence(cast: Cast) -> None:
    source = a_source("Camille Aube", protected=True)
    claim = cited(a_claim(), actor=cast.checker, evidence=evidence(source=source))

    with pytest.raises(NotPossibleError):
        asked(claim, actor=cast.chief, words="Camille Aube l’a-t-elle dit ?")


@pytest.mark.parametrize(("record", "told"), [(Record.ON, True), (Record.BACKGROUND, False)])
def test_nor_is_who_did_not_speak_on_the_record(cast: Cast, record: str, *, told: bool) -> None:
    claim = a_claim(kind=Kind.SOURCE, detail={"source": a_source(), "record": record})

    if told:
        asked(claim, actor=cast.checker, words="Didier Neyrat l’a dit ?")
        return
    with pytest.raises(NotPossibleError):
        asked(claim, actor=cast.checker, words="Didier Neyrat l’a dit ?")
    with pytest.raises(NotPossibleError):
        asked(claim, actor=cast.checker, words="Est-ce juste ?", show_sentence=True)


def test_trying_names_tells_nothing_of_a_protected_source_off_the_record(cast: Cast) -> None:
    source = a_source("Camille Aube", protected=True)
    source.keepers.add(cast.checker)
    claim = a_claim(kind=Kind.SOURCE, detail={"source": source, "record": Record.OFF})

    with pytest.raises(NotPossibleError, match="must not be named"):
        asked(claim, actor=cast.checker, words="Camille Aube l’a dit ?")
    asked(claim, actor=cast.other_checker, words="Camille Aube l’a dit ?")


def test_a_revoked_link_opens_nothing_and_is_revoked_once(cast: Cast) -> None:
    question, token = asked(a_claim(), actor=cast.checker)
    annotating.revoke(question, actor=cast.other_checker)

    with pytest.raises(NotPossibleError):
        annotating.revoke(question, actor=cast.checker)
    question.refresh_from_db()
    assert question.revoked_by == cast.other_checker
    assert annotating.question_behind(token) is None


def test_views_and_attempts_come_to_an_end(cast: Cast) -> None:
    question, _token = asked(a_claim(), actor=cast.checker, views=2)

    assert [annotating.count_view(question) for _ in range(3)] == [True, True, False]
    assert [annotating.count_attempt(question) for _ in range(MOST_ATTEMPTS + 1)] == [
        *[True] * MOST_ATTEMPTS,
        False,
    ]
