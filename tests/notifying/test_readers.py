"""The answer to a reader by e-mail: sent once, without a word of theirs; then the address is gone."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.utils import timezone

from factcheck import notifying, reporting
from factcheck.models import ReaderMail, ReaderReport
from factcheck.notifying.outbox import MOST_ATTEMPTS
from tests.conftest import Cast
from tests.reporting.letters import CLAIM, WORDS, a_page, a_report

pytestmark = pytest.mark.django_db
ANSWER = "Le rapport dit 491 840, page 3."


def settle(report: ReaderReport, cast: Cast, **more: Any) -> ReaderReport:
    said = {"state": "unchanged", "answer": ANSWER, **more}
    return reporting.settle(report, actor=cast.editor, version=report.version, **said)


def test_nothing_is_sent_before_there_is_an_answer_and_then_it_is_sent_once(cast: Cast) -> None:
    report = a_report(a_page(cast.checker, cast.editor), email="lectrice@example.org")
    before = notifying.answer_readers()
    settle(report, cast)

    sent, again = notifying.answer_readers(), notifying.answer_readers()

    assert [one["sent"] for one in (before, sent, again)] == [0, 1, 0]
    assert not ReaderMail.objects.exists()
    (message,) = mail.outbox
    assert message.to == ["lectrice@example.org"]
    text = f"{message.subject}\n{message.body}"
    assert ANSWER in text
    assert f"/reports/{report.number}/" in text
    assert [word for name, word in WORDS.items() if name != "wrong" and word in text] == []


def test_whoever_told_the_same_is_answered_too_before_and_after(cast: Cast) -> None:
    page = a_page(cast.checker, cast.editor)
    first, second, third = (a_report(page, email=f"{name}@example.org") for name in "abc")
    me: dict[str, Any] = {"actor": cast.editor, "version": 1}
    reporting.call_duplicate(second, **me, of=first)
    assert notifying.answer_readers()["sent"] == 0
    settle(first, cast)
    reporting.call_duplicate(third, **me, of=first)

    notifying.answer_readers()

    assert sorted(message.to[0][0] for message in mail.outbox) == ["a", "b", "c"]
    assert [message.body.count(ANSWER) for message in mail.outbox] == [1, 1, 1]
    # Each gets their own number.
    assert len({message.subject for message in mail.outbox}) == 3


def test_an_answer_that_is_taken_back_is_not_sent_and_the_next_one_is(cast: Cast) -> None:
    page = a_page(cast.checker, cast.editor)
    report, same = (a_report(page, email=f"{name}@example.org") for name in "ab")
    reporting.call_duplicate(same, actor=cast.editor, version=1, of=report)
    done = settle(report, cast)

    back = reporting.put_back(done, actor=cast.other_editor, version=done.version)
    quiet = notifying.answer_readers()
    settle(back, cast, answer="Pardon : 491 480.")
    notifying.answer_readers()

    assert (back.state, back.taken_by, back.answer) == ("taken", cast.other_editor, "")
    assert (back.settled_by, back.settled_at) == (None, None)
    assert quiet["sent"] == 0
    assert sorted(message.to[0][0] for message in mail.outbox) == ["a", "b"]
    assert [ANSWER in message.body for message in mail.outbox] == [False, False]
    assert ["Pardon" in message.body for message in mail.outbox] == [True, True]


def test_nothing_is_sent_about_spam(cast: Cast) -> None:
    report = a_report(None, email="lectrice@example.org")
    spam = reporting.call_spam(report, actor=cast.editor, version=1)
    assert notifying.answer_readers()["sent"] == 0
    back = reporting.put_back(spam, actor=cast.editor, version=2)

    settle(back, cast)

    assert notifying.answer_readers()["sent"] == 1


def test_the_answer_is_in_the_language_of_what_was_read(cast: Cast) -> None:
    settle(a_report(None, email="reader@example.org", language="en"), cast)

    notifying.answer_readers()

    assert "do not publish a check of this claim" in mail.outbox[0].body
    assert CLAIM["words"] not in mail.outbox[0].body


def test_a_failure_is_tried_again_until_the_address_is_given_up(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object) -> int:
        raise OSError("nobody")

    monkeypatch.setattr(EmailBackend, "send_messages", refuse)
    settle(a_report(None, email="lectrice@example.org"), cast)

    first, at_once = notifying.answer_readers(), notifying.answer_readers()
    waiting = ReaderMail.objects.get()
    later = timezone.now() - timedelta(seconds=1)
    ReaderMail.objects.update(attempts=MOST_ATTEMPTS - 1, due_at=later)
    last = notifying.answer_readers()

    assert (first["put_off"], at_once["put_off"], waiting.attempts) == (1, 0, 1)
    assert waiting.due_at is not None
    assert waiting.due_at > timezone.now()
    assert (last["given_up"], ReaderMail.objects.count()) == (1, 0)
    assert ReaderReport.objects.get().answer == ANSWER
