"""Undo: decisions in an article, who may, and what happens at the same moment."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User

from factcheck import annotating, ledger, workflow
from factcheck.errors import NotAllowedError, NotPossibleError, StaleError
from factcheck.models import Claim, Finding, ReviewEvent, Suggestion
from tests.conftest import Cast
from tests.newsdesk import a_claim, an_article, cited, evidence
from tests.racing import losers, race
from tests.suggested import TEXT, a_finding, a_read_article, next_text, suggested

pytestmark = pytest.mark.django_db


def last() -> ReviewEvent:
    return ReviewEvent.objects.latest("sequence")


def now(claim: Claim) -> Claim:
    return Claim.objects.get(pk=claim.pk)


def offered(event: ReviewEvent, cast: Cast) -> set[str]:
    people = ("reporter", "checker", "other_checker", "editor", "other_editor", "chief")
    return {name for name in people if annotating.undoable(event, actor=getattr(cast, name))}


def test_a_dismissal_and_its_way_back(cast: Cast) -> None:
    one = suggested(a_read_article(), "12 endroits")
    annotating.dismiss_suggestion(one, actor=cast.checker, dismissal="other", note="Non.")
    annotating.undo(last(), actor=cast.checker)
    assert Suggestion.objects.get(pk=one.pk).state == "open"

    back = ReviewEvent.objects.filter(verb="reoffer").latest("sequence")
    annotating.undo(back, actor=cast.checker)

    one.refresh_from_db()
    assert (one.state, one.dismissal, one.note) == ("dismissed", "other", "Non.")


def test_an_answer_and_its_way_back(cast: Cast) -> None:
    finding = a_finding(a_read_article())
    annotating.answer_finding(finding, actor=cast.checker, answer="Deux mesures.")
    annotating.undo(last(), actor=cast.checker)
    assert Finding.objects.get(pk=finding.pk).state == "open"

    back = ReviewEvent.objects.filter(verb="ask_again").latest("sequence")
    annotating.undo(back, actor=cast.checker)

    assert Finding.objects.get(pk=finding.pk).answer == "Deux mesures."


def test_what_others_decided_does_not_become_ones_own(cast: Cast) -> None:
    article = a_read_article()
    one, finding = suggested(article, "12 endroits"), a_finding(article)
    annotating.dismiss_suggestion(one, actor=cast.checker, dismissal="nothing")
    annotating.restore_suggestion(one, actor=cast.editor)
    assert offered(last(), cast) == set()

    annotating.answer_finding(finding, actor=cast.checker, answer="Deux mesures.")
    annotating.reopen_finding(finding, actor=cast.editor)
    assert offered(last(), cast) == set()


def test_a_decision_on_one_suggestion_leaves_the_others_their_undo(cast: Cast) -> None:
    article = a_read_article()
    annotating.dismiss_suggestion(
        suggested(article, "12 endroits"), actor=cast.checker, dismissal="nothing"
    )
    first = last()
    annotating.dismiss_suggestion(
        suggested(article, "Peut Etre"), actor=cast.editor, dismissal="nothing"
    )

    assert offered(first, cast) == {"checker"}


def test_what_was_decided_in_an_older_text_stays(cast: Cast) -> None:
    article = a_read_article()
    annotating.dismiss_suggestion(
        suggested(article, "12 endroits"), actor=cast.checker, dismissal="nothing"
    )
    next_text(article, f"{TEXT}\n\nUne phrase de plus.")

    line = ReviewEvent.objects.filter(verb="dismiss").latest("sequence")
    assert not annotating.undoable(line, actor=cast.checker)


def act_by(verb: str, claim: Claim, actor: User) -> None:
    seen = {"actor": actor, "version": claim.version}
    acts: dict[str, Callable[[], object]] = {
        "edit": lambda: annotating.edit_claim(claim, **seen, risk="high"),  # type: ignore[arg-type]
        "cite": lambda: cited(claim, actor=actor, evidence=evidence(added_by=actor)),
        "withdraw": lambda: workflow.withdraw(claim, **seen, reason="x"),  # type: ignore[arg-type]
    }
    acts[verb]()


@pytest.mark.parametrize(
    ("verb", "actor", "expected"),
    [
        ("edit", "checker", {"checker"}),
        ("edit", "reporter", {"reporter"}),
        ("edit", "editor", {"editor"}),
        ("cite", "reporter", {"reporter"}),
        ("cite", "chief", {"chief"}),
        ("withdraw", "editor", {"editor"}),
        # Restoring takes an editor: whoever may only withdraw what they made has no way back.
        ("withdraw", "reporter", set()),
    ],
)
def test_it_is_for_who_did_it_and_gives_nobody_a_right(
    cast: Cast, verb: str, actor: str, expected: set[str]
) -> None:
    claim = a_claim(an_article(actor=cast.reporter), actor=cast.reporter)

    act_by(verb, claim, getattr(cast, actor))

    assert offered(last(), cast) == expected
    assert not annotating.undoable(last(), actor=cast.outsider)
    for name in {"checker", "editor", "chief", "outsider"} - {actor}:
        with pytest.raises(NotAllowedError):
            annotating.undo(last(), actor=getattr(cast, name))


def test_whoever_lost_the_article_lost_the_undo(cast: Cast) -> None:
    article = an_article(restricted=True, team=[cast.checker])
    claim = a_claim(article, actor=cast.checker)
    annotating.edit_claim(claim, actor=cast.checker, version=1, risk="high")
    article.team.clear()

    assert not annotating.undoable(last(), actor=cast.checker)


@pytest.mark.parametrize("verb", ["propose", "approve", "publish", "query", "undo", "teleport"])
def test_what_has_no_way_back_is_not_undone(cast: Cast, verb: str) -> None:
    claim = a_claim()
    line = ledger.append(article=claim.article, claim=claim, verb=verb, actor=cast.chief)

    assert offered(line, cast) == set()
    with pytest.raises(NotPossibleError):
        annotating.undo(line, actor=cast.chief)


@pytest.mark.django_db(transaction=True)
def test_of_an_undo_and_an_edit_at_once_one_wins(cast: Cast) -> None:
    claim = a_claim()
    annotating.edit_claim(claim, actor=cast.checker, version=1, statement="Autrement.")
    edited = last()

    results = race(
        lambda: annotating.undo(edited, actor=cast.checker),
        lambda: annotating.edit_claim(
            claim, actor=cast.editor, version=2, statement="Une troisième."
        ),
    )

    (loser,) = losers(results)
    assert isinstance(loser, StaleError)
    assert now(claim).version == 3
    assert list(ledger.faults()) == []


@pytest.mark.django_db(transaction=True)
def test_an_undo_sent_twice_happens_once(cast: Cast) -> None:
    claim = a_claim()
    annotating.edit_claim(claim, actor=cast.checker, version=1, statement="Autrement.")
    edited = last()

    results = race(*[lambda: annotating.undo(edited, actor=cast.checker)] * 2)

    (loser,) = losers(results)
    assert isinstance(loser, StaleError)
    assert now(claim).statement == claim.statement
