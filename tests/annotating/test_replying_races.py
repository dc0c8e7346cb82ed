"""Two people at the same moment, behind a link or on the page of the claim."""

from __future__ import annotations

from functools import partial

import pytest

from factcheck import annotating, ledger
from factcheck.errors import NotPossibleError, RefusalError
from factcheck.models import Answer, Citation, Evidence, Question
from tests.asking import asked, replied
from tests.conftest import Cast
from tests.newsdesk import a_claim
from tests.racing import losers, race

pytestmark = pytest.mark.django_db(transaction=True)


def test_of_two_answers_at_once_one_is_kept(cast: Cast) -> None:
    question, _token = asked(a_claim(), actor=cast.checker)

    results = race(*(partial(replied, question, name=name) for name in ("Ada", "Bob", "Eve")))

    assert [type(error) for error in losers(results)] == [NotPossibleError] * 2
    assert Answer.objects.count() == 1
    assert list(ledger.faults()) == []


def test_the_last_view_is_for_one(cast: Cast) -> None:
    question, _token = asked(a_claim(), actor=cast.checker, views=1)

    results = race(*[partial(annotating.count_view, question)] * 3)

    assert sorted(map(bool, results)) == [False, False, True]
    assert Question.objects.get().views == 1


def test_an_answer_is_taken_up_or_set_aside_by_one(cast: Cast) -> None:
    claim = a_claim()
    answer = replied(asked(claim, actor=cast.checker)[0])
    seen = {"version": claim.version, "stance": "supports", "tier": "primary"}

    results = race(
        partial(annotating.take_answer, answer, actor=cast.checker, **seen),
        partial(annotating.take_answer, answer, actor=cast.editor, **seen),
        partial(annotating.leave_answer, answer, actor=cast.chief, reason="Hors sujet."),
    )

    refused = losers(results)
    assert len(refused) == 2
    assert all(isinstance(error, RefusalError) for error in refused)
    kept = Answer.objects.get()
    assert Citation.objects.count() == Evidence.objects.count() == int(kept.evidence is not None)
    assert list(ledger.faults()) == []
