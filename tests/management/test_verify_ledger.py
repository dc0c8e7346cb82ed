from __future__ import annotations

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection

from factcheck.models import ReviewEvent, triggers
from tests.conftest import Cast
from tests.newsdesk import settled

pytestmark = pytest.mark.django_db


def test_an_intact_ledger_is_counted_and_its_head_named(
    cast: Cast, capsys: pytest.CaptureFixture[str]
) -> None:
    settled(by=cast.checker, approver=cast.editor)

    call_command("verify_ledger")

    last = ReviewEvent.objects.order_by("sequence").last()
    assert last is not None
    out = capsys.readouterr().out
    assert out == f"The ledger is intact: {last.sequence} events, head {last.hash}\n"


def test_the_first_broken_line_is_named(cast: Cast) -> None:
    settled(by=cast.checker, approver=cast.editor)
    triggers.remove(connection)
    ReviewEvent.objects.filter(sequence=2).update(reason="changed")
    ReviewEvent.objects.filter(sequence=4).update(reason="changed")
    triggers.install(connection)

    with pytest.raises(CommandError, match="event 2 was changed after it was written"):
        call_command("verify_ledger")
