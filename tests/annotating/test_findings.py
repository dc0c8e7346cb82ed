"""What does not fit together is answered by a checker, an editor or a chief."""

from __future__ import annotations

import pytest

from factcheck import annotating, ledger
from factcheck.choices import FindingState
from factcheck.errors import IncompleteError, NotAllowedError, NotPossibleError, StaleError
from factcheck.models import Finding, ReviewEvent
from tests.conftest import Cast
from tests.newsdesk import an_article
from tests.suggested import TEXT, a_finding, next_text

pytestmark = pytest.mark.django_db


def last() -> ReviewEvent:
    return ReviewEvent.objects.latest("sequence")


def test_an_answer_says_who_and_when(cast: Cast) -> None:
    finding = a_finding(an_article())

    annotating.answer_finding(finding, actor=cast.editor, answer="  Deux mesures. ")

    finding.refresh_from_db()
    assert (finding.state, finding.answer, finding.answered_by) == (
        FindingState.ANSWERED,
        "Deux mesures.",
        cast.editor,
    )
    assert finding.answered_at is not None
    assert (last().verb, last().actor, last().reason, last().data) == (
        "answer",
        cast.editor,
        "Deux mesures.",
        {"finding": finding.pk, "rule": "figure.conflict"},
    )
    assert list(ledger.faults()) == []


def test_an_answer_needs_words(cast: Cast) -> None:
    finding = a_finding(an_article())

    with pytest.raises(IncompleteError, match="Write your answer"):
        annotating.answer_finding(finding, actor=cast.editor, answer=" \n")

    finding.refresh_from_db()
    assert finding.state == FindingState.OPEN


def test_the_second_of_two_is_told_who_was_faster(cast: Cast) -> None:
    finding = a_finding(an_article())
    annotating.answer_finding(finding, actor=cast.editor, answer="Deux mesures.")

    with pytest.raises(StaleError, match="Editor was faster"):
        annotating.answer_finding(finding, actor=cast.chief, answer="Une coquille.")
    annotating.answer_finding(finding, actor=cast.editor, answer="Encore.")

    finding.refresh_from_db()
    assert finding.answer == "Deux mesures."
    assert ReviewEvent.objects.filter(verb="answer").count() == 1


def test_an_answer_can_be_set_aside(cast: Cast) -> None:
    finding = a_finding(an_article())
    before = Finding.objects.values().get()
    annotating.answer_finding(finding, actor=cast.editor, answer="Deux mesures.")

    annotating.reopen_finding(finding, actor=cast.checker)

    assert Finding.objects.values().get() == before
    assert (last().verb, last().actor) == ("ask_again", cast.checker)
    with pytest.raises(NotPossibleError, match="no answer"):
        annotating.reopen_finding(finding, actor=cast.checker)


@pytest.mark.parametrize("restricted", [True, False])
@pytest.mark.parametrize("name", ["reporter", "checker", "outsider"])
def test_who_may_not_answer(cast: Cast, name: str, restricted: bool) -> None:
    author = cast.reporter if name == "reporter" else None
    article = an_article(actor=author, restricted=restricted)
    finding = a_finding(article)
    if name == "checker" and not restricted:
        annotating.answer_finding(finding, actor=cast.checker, answer="Deux mesures.")
        return

    for verb in (
        lambda: annotating.answer_finding(finding, actor=getattr(cast, name), answer="Oui."),
        lambda: annotating.reopen_finding(finding, actor=getattr(cast, name)),
    ):
        with pytest.raises(NotAllowedError):
            verb()


def test_a_finding_of_an_older_text_is_no_longer_answered(cast: Cast) -> None:
    article = an_article()
    finding = a_finding(article)
    next_text(article, TEXT)

    with pytest.raises(StaleError):
        annotating.answer_finding(finding, actor=cast.editor, answer="Oui.")


def test_a_finding_speaks_the_language_of_its_reader() -> None:
    finding = a_finding(an_article())

    french, english = (annotating.sentence_of(finding, language) for language in ("fr", "en"))

    assert "deux valeurs" in french
    assert "two values" in english
    assert "Vols" in english


@pytest.mark.parametrize(
    "changes",
    [
        {"rule": "gone.rule"},
        {"params": {}},
        {"params": {"case": "unknown"}},
        {"params": {"figures": 3}},
    ],
)
def test_of_a_rule_that_is_gone_its_name_is_left(changes: dict[str, object]) -> None:
    finding = a_finding(an_article(), **changes)

    assert annotating.sentence_of(finding, "fr") == finding.rule
