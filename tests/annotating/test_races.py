"""Two people decide at once: one of them is told who was faster, and nothing is done twice."""

from __future__ import annotations

from functools import partial

import pytest

from factcheck import annotating, ledger
from factcheck.choices import SuggestionState
from factcheck.errors import NotPossibleError, StaleError
from factcheck.models import Claim, Finding, NothingToCheck, Suggestion
from tests.conftest import Cast
from tests.detectors import ALL
from tests.newsdesk import a_claim, an_article
from tests.racing import losers, race
from tests.sentences import passed_over
from tests.suggested import TEXT, a_finding, a_read_article, suggested

pytestmark = pytest.mark.django_db(transaction=True)


def test_of_two_who_accept_one_makes_the_claim(cast: Cast) -> None:
    one = suggested(a_read_article(), "12 endroits")
    people = (cast.checker, cast.editor)

    results = race(*(partial(annotating.accept_suggestion, one, actor=who) for who in people))

    (refusal,) = losers(results)
    one.refresh_from_db()
    winner = one.decided_by
    assert type(refusal) is StaleError
    assert winner is not None
    assert str(refusal).startswith(winner.get_full_name())
    assert Claim.objects.count() == 1
    assert list(ledger.faults()) == []


def test_of_two_who_find_nothing_to_check_one_says_so(cast: Cast) -> None:
    article = a_read_article()
    say = partial(passed_over, article, "491 840")

    results = race(partial(say, actor=cast.checker), partial(say, actor=cast.editor))

    (refusal,) = losers(results)
    said = NothingToCheck.objects.get()
    assert type(refusal) is StaleError
    assert str(refusal).startswith(said.person.get_full_name())


def test_a_claim_and_nothing_to_check_at_once_leave_the_claim(cast: Cast) -> None:
    article = a_read_article()

    results = race(
        partial(a_claim, article, actor=cast.checker),
        partial(passed_over, article, "491 840", actor=cast.editor),
    )

    # Either it is refused, because the claim was first, or the claim ended it.
    assert {type(error) for error in losers(results)} <= {NotPossibleError}
    assert Claim.objects.count() == 1
    assert not NothingToCheck.objects.exists()
    assert list(ledger.faults()) == []


def test_accept_and_dismiss_at_once_do_not_both_happen(cast: Cast) -> None:
    one = suggested(a_read_article(), "12 endroits")

    results = race(
        partial(annotating.accept_suggestion, one, actor=cast.checker),
        partial(annotating.dismiss_suggestion, one, actor=cast.editor, dismissal="nothing"),
    )

    assert [type(error) for error in losers(results)] == [StaleError]
    one.refresh_from_db()
    accepted = one.state == SuggestionState.ACCEPTED
    assert Claim.objects.count() == (1 if accepted else 0)


def test_everybody_accepts_everything_and_each_is_marked_once(cast: Cast) -> None:
    article = a_read_article()
    ids = [suggested(article, words).pk for words in ("491 840 personnes", "12 endroits")]
    many = partial(annotating.accept_many, article, revision=article.revision_id or 0, shown=ids)

    results = race(*(partial(many, actor=who) for who in (cast.checker, cast.editor, cast.chief)))

    assert [type(error) for error in losers(results)] == [StaleError, StaleError]
    assert Claim.objects.count() == 2
    assert list(ledger.faults()) == []


def test_reading_and_marking_at_once_never_end_in_a_deadlock(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("django.conf.settings.FACTCHECK_DETECTORS", ALL)
    article = an_article(text=TEXT)
    for words in ("491 840 personnes", "12 endroits", "3 autres"):
        results = race(
            partial(annotating.detect_article, article, actor=cast.checker),
            partial(a_claim, article, actor=cast.editor, words=words),
            partial(annotating.detect_article, article, actor=cast.chief),
        )
        assert losers(results) == []

    waiting = Suggestion.objects.filter(state=SuggestionState.OPEN, kind="figure")
    assert list(waiting) == []
    assert Suggestion.objects.values("kind", "start", "end").distinct().count() == (
        Suggestion.objects.count()
    )
    assert list(ledger.faults()) == []


def test_of_two_answers_one_is_kept(cast: Cast) -> None:
    finding = a_finding(an_article())
    people = (cast.checker, cast.editor)

    results = race(
        *(
            partial(annotating.answer_finding, finding, actor=who, answer=who.username)
            for who in people
        )
    )

    assert [type(error) for error in losers(results)] == [StaleError]
    finding = Finding.objects.select_related("answered_by").get()
    assert finding.answered_by is not None
    assert finding.answer == finding.answered_by.username
