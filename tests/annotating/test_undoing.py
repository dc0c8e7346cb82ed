"""Undo: exactly what was, by who did it, while nothing came after it, and with no new right."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.contrib.auth.models import User

from factcheck import annotating, ledger, workflow
from factcheck.choices import Kind, Status
from factcheck.errors import NotPossibleError, StaleError
from factcheck.models import Citation, Claim, ReviewEvent
from tests.conftest import Cast
from tests.newsdesk import a_claim, a_source, cited, evidence, settled
from tests.suggested import a_read_article, suggested

pytestmark = pytest.mark.django_db


def last() -> ReviewEvent:
    return ReviewEvent.objects.latest("sequence")


def now(claim: Claim) -> Claim:
    return Claim.objects.get(pk=claim.pk)


def offered(event: ReviewEvent, cast: Cast) -> set[str]:
    people = ("reporter", "checker", "other_checker", "editor", "other_editor", "chief")
    return {name for name in people if annotating.undoable(event, actor=getattr(cast, name))}


def test_a_mark_is_withdrawn_with_its_reason(cast: Cast) -> None:
    claim = a_claim(actor=cast.checker)
    marked = last()

    line = annotating.undo(marked, actor=cast.checker)

    withdrawn, undone = ReviewEvent.objects.order_by("-sequence")[:2][::-1]
    assert now(claim).status == Status.WITHDRAWN
    assert (withdrawn.verb, withdrawn.actor) == ("withdraw", cast.checker)
    assert withdrawn.reason
    assert line == undone
    assert undone.data == {
        "undid": marked.sequence,
        "verb": "mark",
        "by": withdrawn.sequence,
    }
    assert list(ledger.faults()) == []


@pytest.mark.parametrize("since", ["edit", "cite", "query", "propose"])
def test_a_mark_to_which_something_was_added_stays(cast: Cast, since: str) -> None:
    claim = a_claim(actor=cast.checker)
    marked = last()
    if since == "edit":
        annotating.edit_claim(claim, actor=cast.editor, version=1, risk="high")
    elif since == "query":
        annotating.add_comment(claim, actor=cast.editor, body="?")
    else:
        claim = cited(claim, actor=cast.checker)

    assert not annotating.undoable(marked, actor=cast.checker)
    with pytest.raises(StaleError):
        annotating.undo(marked, actor=cast.checker)
    assert now(claim).status == Status.TO_CHECK


def test_an_accepted_suggestion_is_offered_again(cast: Cast) -> None:
    article = a_read_article(actor=cast.reporter)
    suggestion = suggested(article, "12 endroits")
    claim = annotating.accept_suggestion(suggestion, actor=cast.reporter)

    annotating.undo(last(), actor=cast.reporter)

    suggestion.refresh_from_db()
    assert (suggestion.state, suggestion.claim, suggestion.decided_by) == ("open", None, None)
    assert now(claim).status == Status.WITHDRAWN


def test_a_claim_that_comes_back_answers_its_suggestion_again(cast: Cast) -> None:
    article = a_read_article()
    suggestion = suggested(article, "12 endroits")
    claim = annotating.accept_suggestion(suggestion, actor=cast.editor)
    annotating.undo(last(), actor=cast.editor)
    withdrawn = ReviewEvent.objects.filter(verb="withdraw").latest("sequence")

    annotating.undo(withdrawn, actor=cast.editor)

    suggestion.refresh_from_db()
    assert (suggestion.state, suggestion.claim) == ("accepted", claim)
    assert now(claim).status == Status.TO_CHECK


def test_withdrawing_and_restoring_lead_to_each_other(cast: Cast) -> None:
    claim = a_claim()
    workflow.withdraw(claim, actor=cast.editor, version=1, reason="Doublon.")
    annotating.undo(last(), actor=cast.editor)
    assert now(claim).status == Status.TO_CHECK

    workflow.withdraw(claim, actor=cast.editor, version=3, reason="Doublon.")
    workflow.restore(claim, actor=cast.editor, version=4, reason="Non.")
    annotating.undo(last(), actor=cast.editor)

    assert now(claim).status == Status.WITHDRAWN


def test_a_verdict_that_lost_its_force_is_not_brought_back(cast: Cast) -> None:
    claim = settled(by=cast.checker, approver=cast.editor)
    workflow.withdraw(claim, actor=cast.editor, version=claim.version, reason="Doublon.")

    assert offered(last(), cast) == set()
    with pytest.raises(NotPossibleError):
        annotating.undo(last(), actor=cast.editor)


def test_evidence_comes_off_and_back(cast: Cast) -> None:
    claim = cited(a_claim(), actor=cast.checker, locator="p. 3", excerpt="Là.")
    annotating.undo(last(), actor=cast.checker)
    assert not claim.citations.exists()

    again = cited(now(claim), actor=cast.checker, locator="p. 4", excerpt="Ici.")
    citation = again.citations.get()
    annotating.uncite(citation, actor=cast.checker, version=again.version)
    kept = Citation(evidence=citation.evidence, stance="supports", locator="p. 4", excerpt="Ici.")

    assert not annotating.undoable(last(), actor=cast.checker)
    annotating.undo(last(), actor=cast.checker, kept=kept)

    back = claim.citations.get()
    assert (back.evidence, back.stance, back.locator, back.excerpt, back.added_by) == (
        citation.evidence,
        "supports",
        "p. 4",
        "Ici.",
        cast.checker,
    )


def test_other_evidence_than_what_was_taken_off_is_refused(cast: Cast) -> None:
    claim = cited(a_claim(), actor=cast.checker)
    annotating.uncite(claim.citations.get(), actor=cast.checker, version=claim.version)

    kept = Citation(evidence=evidence("Autre chose"), stance="supports")

    with pytest.raises(NotPossibleError):
        annotating.undo(last(), actor=cast.checker, kept=kept)


EDITS: list[tuple[str, dict[str, Any], dict[str, Any], dict[str, Any]]] = [
    (Kind.FIGURE, {"value": Decimal("491840.5"), "unit": "personnes"}, {"value": None}, {}),
    (Kind.FIGURE, {"value": 4}, {"value": 5, "unit": "vols", "period": "2021"}, {"risk": "high"}),
    (
        Kind.QUOTE,
        {"said_on": date(2021, 2, 14), "verbatim": True, "original_language": "en"},
        {"said_on": None, "verbatim": False, "original_language": ""},
        {"statement": "Autrement."},
    ),
    (Kind.SOURCE, {"role": "préfet"}, {"role": ""}, {}),
]


@pytest.mark.parametrize(("kind", "held", "detail", "fields"), EDITS)
def test_an_edit_is_taken_back_field_by_field(
    cast: Cast, kind: str, held: dict[str, Any], detail: dict[str, Any], fields: dict[str, Any]
) -> None:
    claim = a_claim(kind=kind, detail=held)
    before = annotating.recording.state_of(claim)
    annotating.edit_claim(claim, actor=cast.checker, version=1, detail=detail, **fields)
    assert annotating.recording.state_of(claim) != before

    annotating.undo(last(), actor=cast.checker)

    assert annotating.recording.state_of(claim) == before
    assert now(claim).version == 3


def test_the_undo_of_an_edit_can_be_undone(cast: Cast) -> None:
    claim = a_claim()
    annotating.edit_claim(claim, actor=cast.checker, version=1, statement="Autrement.")
    annotating.undo(last(), actor=cast.checker)
    back = ReviewEvent.objects.filter(verb="edit").latest("sequence")

    annotating.undo(back, actor=cast.checker)

    assert now(claim).statement == "Autrement."


def test_an_edit_that_somebody_changed_since_stays(cast: Cast) -> None:
    claim = a_claim()
    annotating.edit_claim(claim, actor=cast.checker, version=1, statement="Autrement.")
    edited = last()
    annotating.edit_claim(claim, actor=cast.editor, version=2, risk="high")

    with pytest.raises(StaleError):
        annotating.undo(edited, actor=cast.checker)
    assert now(claim).statement == "Autrement."


@pytest.mark.parametrize("aside", ["query", "resolve"])
def test_a_remark_does_not_stand_in_the_way_of_an_edit(cast: Cast, aside: str) -> None:
    claim = a_claim()
    annotating.edit_claim(claim, actor=cast.checker, version=1, statement="Autrement.")
    edited = last()
    comment = annotating.add_comment(claim, actor=cast.editor, body="?")
    if aside == "resolve":
        annotating.resolve_comment(comment, actor=cast.editor)

    annotating.undo(edited, actor=cast.checker)

    assert now(claim).statement == claim.statement


def test_an_old_line_without_its_values_is_not_undone(cast: Cast) -> None:
    claim = a_claim()
    line = ledger.append(
        article=claim.article,
        claim=claim,
        verb="edit",
        actor=cast.checker,
        data={"fields": ["statement"]},
    )

    assert offered(line, cast) == set()


def test_a_source_that_one_may_no_longer_see_does_not_come_back(cast: Cast) -> None:
    source = a_source("Gorge profonde")
    claim = a_claim(kind=Kind.SOURCE, detail={"source": source})
    annotating.edit_claim(claim, actor=cast.checker, version=1, detail={"source": None})
    assert annotating.undoable(last(), actor=cast.checker)
    source.protected = True
    source.save()

    assert not annotating.undoable(last(), actor=cast.checker)
    with pytest.raises(NotPossibleError):
        annotating.undo(last(), actor=cast.checker)


def test_an_assignment_is_taken_back(cast: Cast) -> None:
    claim, due = a_claim(), datetime(2030, 1, 2, 9, tzinfo=UTC)
    annotating.assign_claim(
        claim, actor=cast.checker, version=1, assignee=cast.other_checker, due=due
    )
    annotating.assign_claim(claim, actor=cast.editor, version=2, assignee=cast.checker, due=due)

    annotating.undo(last(), actor=cast.editor)

    assert (now(claim).assignee, now(claim).due) == (cast.other_checker, due)
    annotating.undo(
        ReviewEvent.objects.filter(actor=cast.editor, verb="assign").latest("sequence"),
        actor=cast.editor,
    )
    assert now(claim).assignee == cast.checker


def test_somebody_who_left_is_not_given_the_work_back(cast: Cast) -> None:
    claim = a_claim()
    annotating.assign_claim(
        claim, actor=cast.checker, version=1, assignee=cast.other_checker, due=None
    )
    annotating.assign_claim(claim, actor=cast.checker, version=2, assignee=None, due=None)
    User.objects.filter(pk=cast.other_checker.pk).update(is_active=False)

    assert not annotating.undoable(last(), actor=cast.checker)
