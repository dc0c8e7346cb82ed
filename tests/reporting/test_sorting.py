"""What an editor makes of a report: each verb asks who it is, how far it is, and who was faster."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.test import override_settings
from django.utils import timezone

from factcheck import publishing, reporting
from factcheck.choices import ReportState
from factcheck.errors import IncompleteError, NotAllowedError, NotPossibleError, StaleError
from factcheck.models import Correction, FactPage, ReaderMail, ReaderReport, ReviewEvent
from tests.canary import Canaries
from tests.conftest import Cast
from tests.english import english
from tests.racing import losers, race
from tests.reporting.letters import a_page, a_report

pytestmark = pytest.mark.django_db
UNCHANGED = {"state": ReportState.UNCHANGED, "answer": "Le rapport dit 491 840."}


@pytest.fixture
def page(cast: Cast) -> FactPage:
    return a_page(cast.checker, cast.editor)


def lines() -> list[tuple[str, str]]:
    told = ReviewEvent.objects.filter(verb__endswith="_report").order_by("sequence")
    return [(event.verb, event.data["state"]) for event in told]


def test_the_road_of_a_report_is_in_the_ledger_without_a_word_of_it(
    cast: Cast, page: FactPage
) -> None:
    canary = Canaries()
    words = {name: canary(name) for name in ("words", "place")}
    report = a_report(page, **words, url=f"https://example.org/{canary('url')}")
    me: dict[str, Any] = {"actor": cast.editor}

    reporting.take(report, **me, version=1)
    reporting.take(report, actor=cast.chief, version=2)
    report = reporting.accept(report, **me, version=3)
    note = correct(page, cast)
    settled = reporting.settle(
        report,
        **me,
        version=4,
        state=ReportState.CORRECTED,
        answer=f" {canary('answer')} ",
        correction=note,
    )

    assert (report.taken_by, settled.settled_by, settled.version) == (cast.chief, cast.editor, 5)
    assert (settled.answer, settled.correction) == (canary.planted["answer"], note)
    assert lines() == [
        ("take_report", "taken"),
        ("take_report", "taken"),
        ("accept_report", "accepted"),
        ("settle_report", "corrected"),
    ]
    stored = str(list(ReviewEvent.objects.values()))
    assert [word for word in canary.planted.values() if word in stored] == []
    event = ReviewEvent.objects.latest("sequence")
    assert (event.claim, event.article) == (page.claim, page.claim.article)


def correct(page: FactPage, cast: Cast) -> Correction:
    return publishing.retract_fact(page, actor=cast.editor, why="Une erreur.").corrections.latest(
        "id"
    )


VERBS: dict[str, Callable[..., ReaderReport]] = {
    "take": reporting.take,
    "accept": reporting.accept,
    "spam": reporting.call_spam,
    "settle": lambda report, **who: reporting.settle(report, **who, **UNCHANGED),
    "duplicate": lambda report, **who: reporting.call_duplicate(
        report, **who, of=ReaderReport.objects.earliest("pk")
    ),
}


@pytest.mark.parametrize("name", VERBS)
def test_a_verb_is_for_editors_who_see_it_as_it_is(cast: Cast, page: FactPage, name: str) -> None:
    a_report(page)
    report, verb = a_report(page, email="a@example.org"), VERBS[name]
    for who in (cast.outsider, cast.reporter, cast.checker):
        with pytest.raises(NotAllowedError):
            verb(report, actor=who, version=1)
    with pytest.raises(StaleError):
        verb(report, actor=cast.editor, version=2)
    page.claim.article.restricted = True
    page.claim.article.save()
    with pytest.raises(NotAllowedError):
        verb(report, actor=cast.editor, version=1)
    assert lines() == []

    done = verb(report, actor=cast.chief, version=1)

    assert (done.version, len(lines())) == (2, 1)
    if not done.is_waiting:
        for other in VERBS.values():
            with pytest.raises(NotPossibleError):
                other(done, actor=cast.chief, version=2)


def test_an_answer_fits_what_it_answers(cast: Cast, page: FactPage) -> None:
    other = a_page(cast.checker, cast.editor)
    note = correct(other, cast)
    report, suggestion = a_report(page), a_report(None)
    me: dict[str, Any] = {"actor": cast.editor, "version": 1}

    with pytest.raises(IncompleteError):
        reporting.settle(report, **me, state="unchanged", answer=" ")
    for state in ("checked", "taken", "spam", "duplicate"):
        with pytest.raises(NotPossibleError):
            reporting.settle(report, **me, state=state, answer="Oui.")
    with pytest.raises(NotPossibleError):
        reporting.settle(report, **me, state="corrected", answer="Oui.", correction=note)
    with pytest.raises(NotPossibleError):
        reporting.settle(suggestion, **me, state="corrected", answer="Oui.")
    # Nobody is told of a change, or of a check, that cannot be seen.
    for told, state in ((report, "corrected"), (suggestion, "checked")):
        with pytest.raises(IncompleteError):
            reporting.settle(told, **me, state=state, answer="Oui.")
    old = correct(page, cast)
    late = a_report(page)
    with pytest.raises(NotPossibleError, match=r"plus ancienne|older"):
        reporting.settle(late, **me, state="corrected", answer="Oui.", correction=old)

    done = reporting.settle(suggestion, **me, state="checked", answer="Oui.", result=other)
    assert (done.state, done.result) == ("checked", other)


def test_what_was_told_before_leads_to_the_first_and_never_in_a_circle(
    cast: Cast, page: FactPage
) -> None:
    first, second, third = (a_report(page) for _ in range(3))
    suggestion = a_report(None)
    me: dict[str, Any] = {"actor": cast.editor, "version": 1}

    reporting.call_duplicate(third, **me, of=second)
    for wrong in (second, third, suggestion):
        with pytest.raises(NotPossibleError):
            reporting.call_duplicate(second, **me, of=wrong)
    with pytest.raises(NotPossibleError):
        reporting.call_spam(second, **me)
    reporting.call_duplicate(second, **me, of=first)

    told = ReaderReport.objects.filter(duplicate_of=first)
    assert {one.pk for one in told} == {second.pk, third.pk}


def test_spam_is_forgotten_after_a_month_and_can_be_put_back_until_then(
    cast: Cast, page: FactPage
) -> None:
    kept, old = a_report(page, email="a@example.org"), a_report(page, email="b@example.org")
    for report in (kept, old):
        reporting.call_spam(report, actor=cast.editor, version=1)
    month = timezone.now() - reporting.sorting.SPAM_KEPT - timedelta(minutes=1)
    ReaderReport.objects.filter(pk=old.pk).update(settled_at=month)

    forgotten = reporting.forget_spam()
    back = reporting.put_back(kept, actor=cast.editor, version=2)

    assert (forgotten, ReaderReport.objects.get()) == (1, back)
    # The address goes with the report, and comes back with it.
    assert [(one.address, one.due_at) for one in ReaderMail.objects.all()] == [
        ("a@example.org", None)
    ]
    assert (back.state, back.settled_by) == ("received", None)
    with pytest.raises(NotPossibleError):
        reporting.put_back(back, actor=cast.editor, version=3)


def test_what_a_reader_wrote_is_forgotten_and_the_outcome_stays(cast: Cast, page: FactPage) -> None:
    old, waits = a_report(page, email="a@example.org"), a_report(page)
    same, young = a_report(page), a_report(None)
    of: dict[str, Any] = {"actor": cast.editor, "version": 1}
    old = reporting.settle(old, **of, **UNCHANGED)
    reporting.call_duplicate(same, **of, of=waits)
    reporting.settle(young, **of, **UNCHANGED)
    past = timezone.now() - timedelta(days=365, minutes=1)
    ReaderReport.objects.filter(pk__in=[old.pk, same.pk]).update(settled_at=past)

    with override_settings(FACTCHECK_REPORTS_KEPT_DAYS=0):
        call_command("send_outbox", verbosity=0)
    assert not ReaderReport.objects.filter(words="").exists()
    a_report(None, email="b@example.org")
    assert reporting.forget_words(days=365) == 1
    assert reporting.forget_words(days=365) == 0

    gone = ReaderReport.objects.get(words="")
    assert (gone, gone.receipt, gone.answer) == (old, old.receipt, UNCHANGED["answer"])
    assert (gone.place, gone.url, gone.fingerprint) == ("", "", f"forgotten-{old.pk}")
    assert [one.address for one in ReaderMail.objects.all()] == ["b@example.org"]
    html = english(cast.editor).get(gone.get_absolute_url()).content.decode()
    assert "only the outcome is kept" in html
    back = reporting.put_back(gone, actor=cast.editor, version=2)
    assert (back.words, back.is_waiting) == ("", True)


@pytest.mark.django_db(transaction=True)
def test_no_answer_is_left_that_is_nobodys_while_two_call_the_same(
    cast: Cast, page: FactPage
) -> None:
    first, second, third, other = (a_report(page) for _ in range(4))
    of: dict[str, Any] = {"actor": cast.editor, "version": 1}
    reporting.call_duplicate(second, **of, of=first)

    race(
        lambda: reporting.call_duplicate(third, **of, of=second),
        lambda: reporting.call_duplicate(first, **of, of=other),
    )

    led = ReaderReport.objects.exclude(duplicate_of=None)
    assert led.count() >= 2
    assert not led.filter(duplicate_of__state=ReportState.DUPLICATE).exists()


@pytest.mark.django_db(transaction=True)
def test_of_two_who_settle_at_once_one_is_late(cast: Cast, page: FactPage) -> None:
    report = a_report(page)

    results = race(
        *(
            lambda who=who: reporting.settle(report, actor=who, version=1, **UNCHANGED)
            for who in (cast.editor, cast.other_editor, cast.chief)
        )
    )

    assert [type(error) for error in losers(results)] == [StaleError] * 2
    assert lines() == [("settle_report", "unchanged")]


@pytest.mark.django_db(transaction=True)
def test_of_one_form_sent_twice_at_once_one_report_is_kept(cast: Cast, page: FactPage) -> None:
    results = race(
        *[lambda: a_report(page, fingerprint="f", email="a@example.org")] * 4,
    )

    assert losers(results) == []
    assert (ReaderReport.objects.count(), ReaderMail.objects.count()) == (1, 1)
