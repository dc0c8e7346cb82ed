"""Sending: who gets what, when it is tried again, and when it is not needed any more."""

from __future__ import annotations

import socket
from collections.abc import Sequence
from datetime import datetime, timedelta

import pytest
from django.conf import LazySettings
from django.contrib.auth.models import User
from django.core import mail
from django.core.mail import EmailMessage
from django.core.mail.backends import locmem
from django.db.models import F
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import override

from factcheck import notifying
from factcheck.errors import NotAllowedError
from factcheck.models import Claim, Mail
from factcheck.notifying.outbox import (
    INTERRUPTED,
    LEASE,
    LONGEST_PAUSE,
    MOST_ATTEMPTS,
    MOST_COUNTED,
    MOST_TOGETHER,
    pause_after,
)
from tests.conftest import Cast
from tests.newsdesk import a_claim, an_article

pytestmark = pytest.mark.django_db
HERE = "tests.notifying.test_outbox"
NOTHING = {"sent": 0, "put_off": 0, "failed": 0, "dropped": 0}


class Refuses(locmem.EmailBackend):
    """A server that does not take anything for the checker."""

    def send_messages(self, messages: Sequence[EmailMessage]) -> int:
        if messages[0].to == ["checker@example.org"]:
            raise OSError(550, "No such user here")
        return super().send_messages(messages)


class Dies(locmem.EmailBackend):
    """A sender that is gone once the message is out."""

    def send_messages(self, messages: Sequence[EmailMessage]) -> int:
        super().send_messages(messages)
        raise KeyboardInterrupt


def assigned(to: User, count: int = 1, claim: Claim | None = None) -> list[Claim]:
    article = claim.article if claim else an_article()
    return [a_claim(article, assignee=to) for _number in range(count)]


def later(by: timedelta) -> None:
    """Let the time pass for everything that waits."""
    Mail.objects.update(due_at=F("due_at") - by)


def states() -> list[tuple[str, int]]:
    return list(Mail.objects.order_by("pk").values_list("state", "attempts"))


def test_what_waits_for_one_person_is_one_message(posted: Cast) -> None:
    assigned(posted.checker, 50)
    assigned(posted.editor)

    assert notifying.send_waiting() == {**NOTHING, "sent": 2}

    assert [message.to for message in mail.outbox] == [
        ["checker@example.org"],
        ["editor@example.org"],
    ]
    assert mail.outbox[0].body.count("/desk/claims/") == 50
    assert mail.outbox[0].from_email == "desk@127.0.0.1"
    assert mail.outbox[0].extra_headers["Auto-Submitted"] == "auto-generated"
    assert states() == [("sent", 1)] * 51
    assert notifying.send_waiting() == NOTHING
    assert len(mail.outbox) == 2


def test_a_message_holds_no_more_than_so_many(posted: Cast) -> None:
    assigned(posted.checker, MOST_TOGETHER + 2)

    notifying.send_waiting()
    notifying.send_waiting()

    counts = [message.body.count("/desk/claims/") for message in mail.outbox]
    assert counts == [MOST_TOGETHER, 2]


def test_each_is_written_to_in_their_language(posted: Cast, settings: LazySettings) -> None:
    due = timezone.now() + timedelta(minutes=5)
    written = {}
    for language in ("fr", "en"):
        with override(language):
            written[language] = date_format(timezone.localtime(due), "DATETIME_FORMAT")
    settings.LANGUAGE_CODE = "en"
    notifying.choose(actor=posted.editor, language="en", at_desk={}, by_mail={})
    notifying.choose(actor=posted.checker, language="fr", at_desk={}, by_mail={})
    for person in (posted.editor, posted.checker, posted.chief):
        a_claim(assignee=person, due=due)
    notifying.remind()

    notifying.send_waiting()

    in_french = [m.to[0] for m in mail.outbox if written["fr"] in m.body]
    in_english = [m.to[0] for m in mail.outbox if written["en"] in m.body]
    assert in_french == ["checker@example.org"]
    assert set(in_english) == {"editor@example.org", "chief@example.org"}


def test_who_is_refused_waits_and_the_others_are_served(
    posted: Cast, settings: LazySettings
) -> None:
    settings.EMAIL_BACKEND = f"{HERE}.Refuses"
    assigned(posted.checker)
    assigned(posted.editor)
    before = timezone.now()

    assert notifying.send_waiting() == {**NOTHING, "sent": 1, "put_off": 1}

    row = Mail.objects.get(notification__recipient=posted.checker)
    assert (row.state, row.attempts, row.sent_at) == ("waiting", 1, None)
    assert row.last_error == "OSError: [Errno 550] No such user here"
    assert before + pause_after(1) <= row.due_at <= timezone.now() + pause_after(1)
    assert notifying.send_waiting() == NOTHING

    later(pause_after(1))
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert notifying.send_waiting() == {**NOTHING, "sent": 1}
    row.refresh_from_db()
    assert (row.state, row.attempts, row.last_error) == ("sent", 2, "")
    assert row.sent_at is not None


def test_pauses_double_up_to_the_longest_and_last_a_weekend() -> None:
    minutes = [pause_after(n).total_seconds() / 60 for n in range(1, MOST_ATTEMPTS)]

    assert minutes[:9] == [1, 2, 4, 8, 16, 32, 64, 128, 256]
    assert set(minutes[9:]) == {LONGEST_PAUSE.total_seconds() / 60}
    assert sum(minutes) > 60 * 60


def test_after_the_last_attempt_it_has_failed_until_a_chief_tries_again(
    posted: Cast, settings: LazySettings
) -> None:
    settings.EMAIL_BACKEND = f"{HERE}.Refuses"
    assigned(posted.checker)
    for _attempt in range(MOST_ATTEMPTS - 1):
        assert notifying.send_waiting() == {**NOTHING, "put_off": 1}
        later(LONGEST_PAUSE)
    assert notifying.failed_count() == 0

    assert notifying.send_waiting() == {**NOTHING, "failed": 1}
    later(LONGEST_PAUSE)
    assert notifying.send_waiting() == NOTHING
    assert notifying.failed_count() == 1

    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    with pytest.raises(NotAllowedError):
        notifying.try_again(Mail.objects.all(), actor=posted.editor)
    assert notifying.try_again(Mail.objects.all(), actor=posted.chief) == 1
    assert states() == [("waiting", 0)]
    assert notifying.send_waiting() == {**NOTHING, "sent": 1}
    assert notifying.try_again(Mail.objects.all(), actor=posted.chief) == 0


def test_a_server_that_cannot_be_reached_ends_the_run(posted: Cast, settings: LazySettings) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        settings.EMAIL_HOST, settings.EMAIL_PORT = closed.getsockname()
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        assigned(posted.checker)
        assigned(posted.editor)

        assert notifying.send_waiting() == {**NOTHING, "put_off": 1}
        assert states() == [("waiting", 1), ("waiting", 0)]
        # Whoever has waited longest comes first.
        assert notifying.send_waiting() == {**NOTHING, "put_off": 1}
        assert states() == [("waiting", 1), ("waiting", 1)]

    later(pause_after(1))
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert notifying.send_waiting() == {**NOTHING, "sent": 2}


def test_an_address_that_is_none_stops_nobody_else(posted: Cast, settings: LazySettings) -> None:
    posted.checker.email = "checker@example.org\nBcc: x@example.org"
    posted.checker.save()
    assigned(posted.checker)
    assigned(posted.editor)

    assert notifying.send_waiting() == {**NOTHING, "sent": 1, "put_off": 1}

    assert [message.to for message in mail.outbox] == [["editor@example.org"]]


def test_a_sender_that_dies_leaves_its_message_to_be_sent_once_more(
    posted: Cast, settings: LazySettings
) -> None:
    assigned(posted.checker, 2)
    settings.EMAIL_BACKEND = f"{HERE}.Dies"
    with pytest.raises(KeyboardInterrupt):
        notifying.send_waiting()
    assert states() == [("waiting", 1)] * 2
    assert set(Mail.objects.values_list("last_error", flat=True)) == {INTERRUPTED}

    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert notifying.send_waiting() == NOTHING
    later(LEASE)
    assert notifying.send_waiting() == {**NOTHING, "sent": 1}

    first, second = mail.outbox
    assert first.body == second.body
    assert first.extra_headers["Message-ID"] == second.extra_headers["Message-ID"]
    assert states() == [("sent", 2)] * 2


def test_a_message_that_kills_every_sender_fails_in_the_end(
    posted: Cast, settings: LazySettings
) -> None:
    assigned(posted.checker)
    settings.EMAIL_BACKEND = f"{HERE}.Dies"
    for _attempt in range(MOST_ATTEMPTS):
        with pytest.raises(KeyboardInterrupt):
            notifying.send_waiting()
        later(LEASE)

    assert notifying.send_waiting() == {**NOTHING, "failed": 1}

    assert states() == [("failed", MOST_ATTEMPTS)]


def test_messages_differ_in_their_id(posted: Cast) -> None:
    assigned(posted.checker)
    assigned(posted.editor)
    notifying.send_waiting()

    ids = {message.extra_headers["Message-ID"] for message in mail.outbox}
    assert len(ids) == 2
    assert all(one.endswith("@127.0.0.1>") for one in ids)


def test_the_count_of_failed_ones_stops_after_its_end(posted: Cast) -> None:
    assigned(posted.checker, MOST_COUNTED + 5)
    Mail.objects.update(state="failed")

    assert notifying.failed_count() == MOST_COUNTED + 1


def test_a_sender_whose_lease_ended_marks_nothing(posted: Cast, settings: LazySettings) -> None:
    assigned(posted.checker)
    settings.EMAIL_BACKEND = f"{HERE}.Overtaken"

    notifying.send_waiting()

    row = Mail.objects.get()
    assert (row.state, row.due_at) == ("waiting", Overtaken.moment)


class Overtaken(locmem.EmailBackend):
    """While this one sends, its lease ends and another sender takes the row."""

    moment = datetime.fromisoformat("2040-01-01T00:00:00+00:00")

    def send_messages(self, messages: Sequence[EmailMessage]) -> int:
        Mail.objects.update(due_at=self.moment)
        return super().send_messages(messages)
