"""Several senders, and one that is killed: real threads, real processes, a real SIGKILL."""

from __future__ import annotations

import signal
from collections import Counter
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from django.core import mail
from django.core.management import call_command
from django.utils import timezone

from factcheck import notifying
from factcheck.models import Mail
from tests.conftest import Cast
from tests.newsdesk import a_claim, an_article
from tests.processes import run_python
from tests.racing import losers, race

pytestmark = pytest.mark.django_db(transaction=True)

# A desk whose backend writes the message down, then its process is gone.
KILLED = """
import os, signal, sys
from pathlib import Path
import django
django.setup()
from django.conf import settings
from django.core.mail.backends.base import BaseEmailBackend
from django.core.management import call_command

class Backend(BaseEmailBackend):
    def send_messages(self, messages):
        with Path(sys.argv[1]).open("a") as file:
            file.writelines(f"{m.to[0]} {m.extra_headers['Message-ID']}\\n" for m in messages)
        if sys.argv[2] == "killed":
            os.kill(os.getpid(), signal.SIGKILL)
        return len(messages)

sys.modules["killed"] = sys.modules["__main__"]
settings.EMAIL_BACKEND = "killed.Backend"
call_command("send_outbox")
"""


def send_in_a_process(delivered: Path, how: str) -> int:
    return run_python(KILLED, str(delivered), how)


def test_a_killed_sender_sends_one_message_twice_and_loses_none(
    posted: Cast, tmp_path: Path
) -> None:
    delivered = tmp_path / "delivered"
    article = an_article()
    for person in (posted.checker, posted.editor, posted.chief):
        a_claim(article, assignee=person)
        a_claim(article, assignee=person)

    assert send_in_a_process(delivered, "killed") == -signal.SIGKILL
    assert len(delivered.read_text().splitlines()) == 1
    assert Mail.objects.filter(state="sent").count() == 0
    assert send_in_a_process(delivered, "alive") == 0
    # The dead sender's lease still holds: its message waits, the others are out.
    assert len(delivered.read_text().splitlines()) == 3
    Mail.objects.filter(state="waiting").update(due_at=timezone.now())
    assert send_in_a_process(delivered, "alive") == 0
    assert send_in_a_process(delivered, "alive") == 0

    lines = delivered.read_text().splitlines()
    assert sorted(Counter(lines).values()) == [1, 1, 2]
    assert len({line.split()[0] for line in lines}) == 3
    assert set(Mail.objects.values_list("state", flat=True)) == {"sent"}


def test_senders_at_once_send_every_message_once(posted: Cast) -> None:
    people = [getattr(posted, name) for name in ("checker", "other_checker", "editor", "chief")]
    article = an_article()
    for person in people:
        for _number in range(3):
            a_claim(article, assignee=person)

    results = race(*[partial(notifying.send_waiting)] * 5)

    assert losers(results) == []
    told = [line for message in mail.outbox for line in message.body.split() if "/claims/" in line]
    assert len(told) == len(set(told)) == 12
    assert set(Mail.objects.values_list("state", "attempts")) == {("sent", 1)}


def test_the_command_says_what_it_did(posted: Cast, capsys: pytest.CaptureFixture[str]) -> None:
    a_claim(assignee=posted.checker, due=timezone.now() + timedelta(minutes=5))

    call_command("send_outbox")
    call_command("send_outbox")

    others = (
        "0 put off, 0 failed, 0 not needed any more; 0 readers answered, 0 put off, 0 not reached"
    )
    assert capsys.readouterr().out.splitlines() == [
        f"1 reminders, 1 e-mails sent, {others}",
        f"0 reminders, 0 e-mails sent, {others}",
    ]
