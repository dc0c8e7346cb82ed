from __future__ import annotations

import pytest

from factcheck import annotating
from factcheck.choices import Kind, Status, Visibility
from factcheck.errors import IncompleteError, NotAllowedError, NotPossibleError, StaleError
from factcheck.models import Answer, Citation, Claim, Evidence, Notification, ReviewEvent
from factcheck.readiness import readiness
from factcheck.workflow import where_lacks
from tests.asking import asked, replied
from tests.conftest import Cast
from tests.newsdesk import a_claim, an_article, in_review, settled

pytestmark = pytest.mark.django_db


def an_answer(cast: Cast, claim: Claim | None = None, **more: object) -> Answer:
    return replied(asked(claim or a_claim(), actor=cast.checker)[0], **more)


def taken(answer: Answer, cast: Cast, **more: object) -> Citation:
    claim = Claim.objects.get(pk=answer.question.claim_id)
    given = {"actor": cast.other_checker, "version": claim.version}
    given |= {"stance": "refutes", "tier": "secondary"}
    return annotating.take_answer(answer, **{**given, **more})


def test_an_answer_waits_and_whoever_asked_is_told(cast: Cast) -> None:
    claim = a_claim(assignee=cast.other_checker)

    answer = an_answer(cast, claim)

    told = Notification.objects.filter(kind="answer").order_by("recipient")
    assert [(one.recipient, one.actor, one.claim) for one in told] == [
        (cast.checker, None, claim),
        (cast.other_checker, None, claim),
    ]
    assert told[0].get_absolute_url() == f"/desk/claims/{claim.pk}/#questions"
    line = ReviewEvent.objects.latest("sequence")
    assert (line.verb, line.actor, line.actor_name, line.reason) == ("answered", None, "", "")
    assert line.data == {"question": answer.question_id, "answer": answer.pk}
    assert not Citation.objects.exists()
    assert "answer" in {one.code for one in readiness(claim.article)}


@pytest.mark.parametrize("status", [Status.IN_REVIEW, Status.VERIFIED])
def test_no_answer_is_lost_because_the_claim_went_on(cast: Cast, status: str) -> None:
    claim = a_claim()
    question, _token = asked(claim, actor=cast.checker)
    if status == Status.IN_REVIEW:
        in_review(claim, by=cast.checker)
    else:
        settled(claim, by=cast.checker, approver=cast.editor)
    before = Claim.objects.get(pk=claim.pk)

    answer = replied(question)

    assert Claim.objects.get(pk=claim.pk).version == before.version
    with pytest.raises(NotPossibleError):
        taken(answer, cast)
    assert Answer.objects.get().decided_at is None


def test_a_question_is_answered_once(cast: Cast) -> None:
    question, _token = asked(a_claim(), actor=cast.checker)
    first = replied(question)

    with pytest.raises(NotPossibleError):
        replied(question, name="Un autre")

    assert list(Answer.objects.all()) == [first]


def test_a_link_that_was_revoked_meanwhile_takes_no_answer(cast: Cast) -> None:
    question, _token = asked(a_claim(), actor=cast.checker)
    annotating.revoke(question, actor=cast.checker)

    with pytest.raises(NotPossibleError):
        replied(question)
    assert not Answer.objects.exists()


def test_what_is_right_is_wrong_nowhere(cast: Cast) -> None:
    answer = an_answer(cast, says="right", why="Je l’ai compté.")

    answer.refresh_from_db()
    assert [answer.what, answer.place, answer.why] == ["", "", "Je l’ai compté."]
    assert annotating.in_words(answer).count("\n") == 1
    assert annotating.in_words(answer).endswith("Je l’ai compté.")


@pytest.mark.parametrize(
    ("named", "visibility"), [(True, Visibility.PUBLIC), (False, Visibility.INTERNAL)]
)
def test_an_answer_becomes_evidence_as_a_person_decides(
    cast: Cast, *, named: bool, visibility: str
) -> None:
    answer = an_answer(cast, may_be_named=named)

    citation = taken(answer, cast)

    piece = Evidence.objects.get()
    assert [citation.stance, citation.added_by, citation.claim] == [
        "refutes",
        cast.other_checker,
        answer.question.claim,
    ]
    assert [piece.kind, piece.tier, piece.visibility, piece.added_by, piece.captured_at] == [
        "statement",
        "secondary",
        visibility,
        cast.other_checker,
        answer.at,
    ]
    assert ("Ada Rossi, épidémiologiste" in piece.title) is named
    assert ("Ada" in piece.title, "épidémiologiste" in piece.title) == (named, named)
    assert piece.title
    for words in ("Le total.", "491 840", "Le rapport dit 491 480."):
        assert words in citation.excerpt
    assert citation.locator
    answer.refresh_from_db()
    assert [answer.evidence, answer.decided_by] == [piece, cast.other_checker]
    verbs = list(ReviewEvent.objects.order_by("-sequence").values_list("verb", flat=True)[:2])
    assert verbs == ["cite", "take_answer"]
    assert "answer" not in {one.code for one in readiness(answer.question.claim.article)}


def test_an_answer_is_dealt_with_once(cast: Cast) -> None:
    first, second = an_answer(cast), an_answer(cast)
    taken(first, cast)
    annotating.leave_answer(second, actor=cast.checker, reason="Hors sujet.")

    for answer in (first, second):
        with pytest.raises(NotPossibleError, match="dealt with"):
            taken(answer, cast)
        with pytest.raises(NotPossibleError, match="dealt with"):
            annotating.leave_answer(answer, actor=cast.checker, reason="Encore.")
    assert Citation.objects.count() == 1


def test_an_answer_is_set_aside_for_a_reason_and_stays(cast: Cast) -> None:
    answer = an_answer(cast)

    with pytest.raises(IncompleteError):
        annotating.leave_answer(answer, actor=cast.checker, reason=" ")
    annotating.leave_answer(answer, actor=cast.checker, reason=" Hors sujet. ")

    answer.refresh_from_db()
    assert [answer.reason, answer.decided_by, answer.what] == [
        "Hors sujet.",
        cast.checker,
        "Le total.",
    ]
    line = ReviewEvent.objects.latest("sequence")
    assert (line.verb, line.reason) == ("leave_answer", "")


def test_somebody_faster_is_not_passed_over(cast: Cast) -> None:
    answer = an_answer(cast)

    with pytest.raises(StaleError):
        taken(answer, cast, version=99)
    answer.refresh_from_db()
    assert answer.decided_at is None
    assert not Evidence.objects.exists()


def test_a_reporter_decides_about_no_answer(cast: Cast) -> None:
    answer = an_answer(cast, a_claim(an_article(actor=cast.reporter)))

    with pytest.raises(NotAllowedError):
        taken(answer, cast, actor=cast.reporter)
    with pytest.raises(NotAllowedError):
        annotating.leave_answer(answer, actor=cast.reporter, reason="Non.")


def test_an_answer_stands_in_the_way_of_no_undo(cast: Cast) -> None:
    claim = a_claim(kind=Kind.FIGURE)
    annotating.edit_claim(claim, actor=cast.checker, version=claim.version, risk="high")
    edit = ReviewEvent.objects.latest("sequence")
    an_answer(cast, claim)

    assert annotating.undoable(edit, actor=cast.checker)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_what_somebody_outside_said_can_carry_a_verdict(cast: Cast, language: str) -> None:
    answer = an_answer(cast, a_claim(an_article(language=language)))

    assert where_lacks(taken(answer, cast)) == ""


def test_an_answer_that_was_taken_up_is_not_undone(cast: Cast) -> None:
    citation = taken(an_answer(cast), cast)
    line = ReviewEvent.objects.get(verb="cite")

    assert line.data["citation"] == citation.pk
    with pytest.raises(NotPossibleError):
        annotating.undo(line, actor=cast.other_checker)
