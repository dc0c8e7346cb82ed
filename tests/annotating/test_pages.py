"""Answering for a cited page that is not what it was."""

from __future__ import annotations

from functools import partial

import pytest

from factcheck import annotating, ledger, workflow
from factcheck.choices import Visibility
from factcheck.errors import IncompleteError, NotAllowedError, NotPossibleError, StaleError
from factcheck.models import Citation, Claim, PageWatch, ReviewEvent
from tests.conftest import Cast
from tests.freshness.watching import resting_on, watched
from tests.newsdesk import a_claim, an_article
from tests.racing import losers, race


def keep(citation: Citation, user: object, **fields: object) -> None:
    given = {"version": 1, "reason": "Lu et relu.", **fields}
    annotating.keep_page(citation, actor=user, **given)


@pytest.mark.django_db
def test_it_is_kept_with_a_name_and_a_line(cast: Cast) -> None:
    citation = resting_on("https://example.org/x", cast)
    watched(citation)
    before = Claim.objects.get(pk=citation.claim_id)

    keep(citation, cast.other_checker, reason="  Lu et relu. ")

    row = PageWatch.objects.get()
    assert row.kept_by == cast.other_checker
    assert row.kept_at is not None
    assert (row.state, row.version) == ("changed", 1)
    line = ReviewEvent.objects.latest("sequence")
    assert (line.verb, line.actor, line.claim_id) == (
        "keep_page",
        cast.other_checker,
        citation.claim_id,
    )
    assert (line.reason, line.data) == (
        "Lu et relu.",
        {"evidence": citation.evidence_id, "state": "changed"},
    )
    assert list(ledger.faults()) == []
    after = Claim.objects.get(pk=citation.claim_id)
    assert (after.version, after.status) == (before.version, before.status)
    assert list(PageWatch.objects.flagged()) == []


@pytest.mark.django_db
def test_sent_twice_the_first_holds_and_a_second_person_is_late(cast: Cast) -> None:
    citation = resting_on("https://example.org/x", cast)
    watched(citation)
    keep(citation, cast.checker)
    lines = ReviewEvent.objects.count()

    keep(citation, cast.checker, reason="Encore.")
    with pytest.raises(StaleError):
        keep(citation, cast.editor)

    assert ReviewEvent.objects.count() == lines
    assert PageWatch.objects.get().kept_by == cast.checker


@pytest.mark.django_db
@pytest.mark.parametrize("state", ["new", "ok", "unread"])
def test_a_page_that_is_what_it_was_needs_no_answer(cast: Cast, state: str) -> None:
    citation = resting_on("https://example.org/x", cast)
    watched(citation, state=state)

    with pytest.raises(NotPossibleError):
        keep(citation, cast.checker)


@pytest.mark.django_db
def test_what_was_read_is_what_is_answered(cast: Cast) -> None:
    citation = resting_on("https://example.org/x", cast)
    with pytest.raises(StaleError):
        keep(citation, cast.checker)
    watched(citation, version=2)

    with pytest.raises(StaleError):
        keep(citation, cast.checker)
    with pytest.raises(IncompleteError):
        keep(citation, cast.checker, version=2, reason=" \n")
    keep(citation, cast.checker, version=2)


@pytest.mark.django_db
def test_who_may(cast: Cast) -> None:
    closed = an_article(restricted=True, team=[cast.reporter, cast.checker, cast.editor])
    citation = resting_on("https://example.org/x", cast, a_claim(closed))
    watched(citation)

    for user in (cast.reporter, cast.other_checker, cast.other_editor, cast.outsider):
        with pytest.raises(NotAllowedError):
            keep(citation, user)
    keep(citation, cast.editor)


@pytest.mark.django_db
def test_nobody_answers_for_what_they_may_not_see(cast: Cast) -> None:
    citation = resting_on(
        "https://example.org/x", cast, visibility=Visibility.PROTECTED, added_by=cast.checker
    )
    watched(citation)

    with pytest.raises(NotAllowedError):
        keep(citation, cast.editor)


@pytest.mark.django_db
def test_it_stands_in_the_way_of_no_undo_and_cannot_be_undone(cast: Cast) -> None:
    citation = resting_on("https://example.org/x", cast)
    watched(citation)
    keep(citation, cast.checker)

    line = ReviewEvent.objects.latest("sequence")

    assert not annotating.undoable(line, actor=cast.checker)


@pytest.mark.django_db
def test_it_goes_with_its_citation(cast: Cast) -> None:
    citation = resting_on("https://example.org/x", cast)
    watched(citation)
    claim = Claim.objects.get(pk=citation.claim_id)
    claim = workflow.reopen(claim, actor=cast.editor, version=claim.version, reason="Non.")

    annotating.uncite(citation, actor=cast.checker, version=claim.version)

    assert not PageWatch.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_two_at_once_have_one_winner(cast: Cast) -> None:
    citation = resting_on("https://example.org/x", cast)
    watched(citation)

    results = race(partial(keep, citation, cast.checker), partial(keep, citation, cast.editor))

    assert [type(one) for one in losers(results)] == [StaleError]
    assert ReviewEvent.objects.filter(verb="keep_page").count() == 1
