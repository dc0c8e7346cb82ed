"""The answer to a reader who left an e-mail address: sent once, and then the address is deleted.

It waits, is taken and is tried again as the notifications of the desk are (see `outbox`). It holds
no word of the reader's, so nobody can have us write to somebody else what they please.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from contextlib import suppress
from hashlib import sha256
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from factcheck.choices import ReportState
from factcheck.models import ReaderMail, ReaderReport
from factcheck.notifying.outbox import LEASE, MOST_ATTEMPTS, pause_after


def keep_reader(report: ReaderReport, address: str) -> None:
    """Keep where the outcome is sent to, in the transaction of the report itself."""
    ReaderMail.objects.create(report=report, address=address)


def answer_reader(report: ReaderReport) -> None:
    """There is an outcome: whoever told of it, and of the same, is to be sent it."""
    _waiting_with(report).filter(due_at=None).update(due_at=timezone.now())


def hold_answer(report: ReaderReport) -> None:
    """There is no outcome any more: what was not sent of it is not to be sent."""
    _waiting_with(report).update(due_at=None, attempts=0)


def forget_readers(reports: Collection[int]) -> None:
    """Delete the addresses of reports, by their ids."""
    ReaderMail.objects.filter(report__in=reports).delete()


def answer_readers() -> Mapping[str, int]:
    """Send what is due; how many were sent, put off, and given up with their address."""
    tally = Counter(sent=0, put_off=0, given_up=0)
    connection = get_connection()
    while (mail := _take()) is not None:
        reached = False
        try:
            connection.open()
            reached = True
            connection.send_messages([_message(mail, connection)])
        except (OSError, ValueError):
            tally[_put_off(mail)] += 1
            with suppress(OSError):
                connection.close()
            if not reached:
                break
        else:
            ReaderMail.objects.filter(pk=mail.pk).delete()
            tally["sent"] += 1
    with suppress(OSError):
        connection.close()
    return tally


def state_in_words(report: ReaderReport) -> str:
    """How far the newsroom is with what a reader told it; in the language that is active."""
    if report.state == ReportState.ACCEPTED:
        if report.is_suggestion:
            return _("We are going to check this claim.")
        return _("You may be right: we are checking this fact again.")
    if report.state == ReportState.UNCHANGED and report.is_suggestion:
        return _("We have looked at it and do not publish a check of this claim.")
    return {
        ReportState.RECEIVED: _("It has arrived. Nobody has looked at it yet."),
        ReportState.TAKEN: _("An editor is looking at it."),
        ReportState.CORRECTED: _("We have changed the page."),
        ReportState.CHECKED: _("We have checked this claim."),
        ReportState.UNCHANGED: _("We have looked at it and have not changed the page."),
    }.get(ReportState(report.state), _("It was closed without an answer."))


def _waiting_with(report: ReaderReport) -> QuerySet[ReaderMail]:
    return ReaderMail.objects.filter(Q(report=report) | Q(report__duplicate_of=report))


def _take() -> ReaderMail | None:
    """The one that has waited longest and nobody else is sending; ours until `due_at`."""
    with transaction.atomic():
        due = ReaderMail.objects.filter(due_at__lte=timezone.now()).order_by("due_at", "pk")
        held = due.select_for_update(of=("self",), skip_locked=True)
        mail = held.select_related("report__page", "report__duplicate_of__page").first()
        if mail is None:
            return None
        mail.attempts, mail.due_at = mail.attempts + 1, timezone.now() + LEASE
        ReaderMail.objects.filter(pk=mail.pk).update(attempts=F("attempts") + 1, due_at=mail.due_at)
    return mail


def _put_off(mail: ReaderMail) -> str:
    """Later again; after the last attempt nobody is reached there, and the address is deleted."""
    mine = ReaderMail.objects.filter(pk=mail.pk, due_at=mail.due_at)
    if mail.attempts >= MOST_ATTEMPTS:
        mine.delete()
        return "given_up"
    mine.update(due_at=timezone.now() + pause_after(mail.attempts))
    return "put_off"


def _message(mail: ReaderMail, connection: Any) -> EmailMessage:
    report = mail.report
    outcome = report.duplicate_of or report
    page = settings.SITE_URL + reverse("factcheck:report-receipt", args=[report.number])
    with translation.override(report.language):
        names = {"desk": settings.FACTCHECK_ORGANIZATION, "number": report.number}
        parts = [
            _("This is about what you told us, number %(number)s.") % names,
            state_in_words(outcome),
            outcome.answer,
            "\n".join([_("You find this answer here as well:"), page]),
            _("Your e-mail address is deleted with the sending of this message."),
        ]
        subject = _("[%(desk)s] Answer to what you told us (%(number)s)") % names
    named = sha256(f"reader {report.receipt}".encode()).hexdigest()[:32]
    return EmailMessage(
        subject,
        "\n\n".join(part for part in parts if part) + "\n",
        to=[mail.address],
        headers={
            "Message-ID": f"<{named}@{urlsplit(settings.SITE_URL).hostname}>",
            "Auto-Submitted": "auto-generated",
        },
        connection=connection,
    )
