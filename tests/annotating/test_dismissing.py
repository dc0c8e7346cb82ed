"""A suggestion is dismissed with a reason, and can be offered again."""

from __future__ import annotations

import pytest

from factcheck import annotating, ledger, workflow
from factcheck.choices import Status, SuggestionState
from factcheck.errors import IncompleteError, NotAllowedError, NotPossibleError
from factcheck.models import ReviewEvent, Suggestion
from tests.conftest import Cast
from tests.suggested import a_read_article, states, suggested

pytestmark = pytest.mark.django_db

OPEN, DISMISSED = SuggestionState.OPEN, SuggestionState.DISMISSED


def last() -> ReviewEvent:
    return ReviewEvent.objects.latest("sequence")


def test_a_dismissed_suggestion_says_who_when_and_why(cast: Cast) -> None:
    article = a_read_article()
    suggestion = suggested(article, "12 endroits")

    annotating.dismiss_suggestion(
        suggestion, actor=cast.checker, dismissal="other", note="  Hors sujet. "
    )

    suggestion.refresh_from_db()
    assert (suggestion.state, suggestion.dismissal, suggestion.note) == (
        DISMISSED,
        "other",
        "Hors sujet.",
    )
    assert suggestion.decided_by == cast.checker
    assert suggestion.decided_at is not None
    assert (last().verb, last().reason, last().data) == (
        "dismiss",
        "Hors sujet.",
        {"suggestion": suggestion.pk, "dismissal": "other"},
    )
    assert list(ledger.faults()) == []


@pytest.mark.parametrize(
    ("dismissal", "note", "says"),
    [
        ("", "Un mot.", "Choose why"),
        ("boring", "Un mot.", "Choose why"),
        ("other", "  ", "Say in words"),
    ],
)
def test_dismissing_needs_a_reason(cast: Cast, dismissal: str, note: str, says: str) -> None:
    article = a_read_article()
    suggestion = suggested(article, "12 endroits")

    with pytest.raises(IncompleteError, match=says):
        annotating.dismiss_suggestion(
            suggestion, actor=cast.checker, dismissal=dismissal, note=note
        )

    assert states(article)["12 endroits"] == OPEN


def test_what_is_restored_is_open_as_before(cast: Cast) -> None:
    article = a_read_article()
    suggestion = suggested(article, "12 endroits")
    before = Suggestion.objects.filter(pk=suggestion.pk).values().get()
    annotating.dismiss_suggestion(suggestion, actor=cast.checker, dismissal="other", note="Non.")

    annotating.restore_suggestion(suggestion, actor=cast.editor)

    assert Suggestion.objects.filter(pk=suggestion.pk).values().get() == before
    assert (last().verb, last().actor, last().data) == (
        "reoffer",
        cast.editor,
        {
            "suggestion": suggestion.pk,
            "dismissal": "other",
            "note": "Non.",
            "decided_by": cast.checker.pk,
        },
    )
    with pytest.raises(NotPossibleError, match="open already"):
        annotating.restore_suggestion(suggestion, actor=cast.editor)


def test_a_reporter_does_not_accept_and_withdraw_instead_of_dismissing(cast: Cast) -> None:
    article = a_read_article(actor=cast.reporter)
    accepted = annotating.accept_suggestion(suggested(article, "12 endroits"), actor=cast.reporter)

    with pytest.raises(NotAllowedError):
        workflow.withdraw(
            accepted, actor=cast.reporter, version=accepted.version, reason="Finalement non."
        )


def test_a_checker_withdraws_what_they_accepted_by_mistake(cast: Cast) -> None:
    article = a_read_article()
    accepted = annotating.accept_suggestion(suggested(article, "12 endroits"), actor=cast.checker)

    withdrawn = workflow.withdraw(
        accepted, actor=cast.checker, version=accepted.version, reason="Pas une affirmation."
    )

    assert withdrawn.status == Status.WITHDRAWN
