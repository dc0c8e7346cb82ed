"""Sending what waits in the outbox: one message to a person, whatever waits for them.

A row is taken before it is sent: its attempt is counted and its `due_at` set into the future, so
that no other sender takes it. Whoever dies in between leaves it to be taken again later. So a
message may go twice when its sender dies after sending it, and is never lost (ADR 0021).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, User
from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from factcheck import policy
from factcheck.choices import MailState, NoticeKind, Status
from factcheck.errors import NotAllowedError
from factcheck.models import Mail, settings_of
from factcheck.notifying.wording import message_of

# Longer than any server may take: see EMAIL_TIMEOUT.
LEASE = timedelta(minutes=10)
FIRST_PAUSE, LONGEST_PAUSE = timedelta(minutes=1), timedelta(hours=6)
# With these pauses the last attempt comes after nearly three days: a weekend.
MOST_ATTEMPTS = 20
MOST_TOGETHER = 50
# Older than this, an e-mail helps nobody: the outbox of a desk that has only now got its sender.
TOO_OLD = timedelta(days=7)
INTERRUPTED = "The sender stopped before it could say what became of it."
MOST_COUNTED = 99


def send_waiting() -> Mapping[str, int]:
    """Send what is due; how many messages were sent and how many attempts failed, and how many
    rows have now failed for good or were not needed any more.

    A server that cannot be reached ends the run; whoever it refuses is tried again later.
    """
    tally = Counter(sent=0, put_off=0, failed=_give_up(), dropped=0)
    connection = get_connection()
    for person in _recipients():
        rows, dropped = _still_wanted(person, _take(person))
        tally["dropped"] += dropped
        if not rows:
            continue
        reached = False
        try:
            connection.open()
            reached = True
            connection.send_messages([_message(person, rows, connection)])
        except (OSError, ValueError) as error:
            # An OSError is what servers and networks do, a ValueError an address that is none.
            tally.update(_put_off(rows, error))
            with suppress(OSError):
                connection.close()
            if not reached:
                break
        else:
            _finish(rows, MailState.SENT)
            tally["sent"] += 1
    with suppress(OSError):
        connection.close()
    return tally


def pause_after(attempts: int) -> timedelta:
    """1, 2, 4 … minutes, up to LONGEST_PAUSE."""
    return min(FIRST_PAUSE * (1 << max(attempts - 1, 0)), LONGEST_PAUSE)


def try_again(mails: QuerySet[Mail], *, actor: AbstractBaseUser) -> int:
    """Put failed ones back into the outbox, as if they were new; how many there were."""
    if not policy.is_chief(actor):
        raise NotAllowedError(_("Your role does not allow this."))
    failed = mails.order_by().filter(state=MailState.FAILED)
    return failed.update(state=MailState.WAITING, attempts=0, due_at=timezone.now())


def failed_count() -> int:
    """How many have failed for good, one more than MOST_COUNTED for any more."""
    failed = Mail.objects.filter(state=MailState.FAILED).order_by()
    return failed.values("pk")[: MOST_COUNTED + 1].count()


def _due() -> QuerySet[Mail]:
    return Mail.objects.filter(state=MailState.WAITING, due_at__lte=timezone.now())


def _give_up() -> int:
    """Rows whose senders always died: the error says so."""
    return _due().filter(attempts__gte=MOST_ATTEMPTS).update(state=MailState.FAILED)


def _recipients() -> Iterator[User]:
    """Everybody for whom something is due, whoever has waited longest first."""
    waiting = _due().order_by("due_at", "pk").values_list("notification__recipient", flat=True)
    for pk in dict.fromkeys(waiting):
        yield User.objects.select_related("notification_settings").get(pk=pk)


def _take(person: User) -> list[Mail]:
    """What is due for this person and nobody else is sending, oldest first; ours until `due_at`."""
    with transaction.atomic():
        due = _due().filter(notification__recipient=person).order_by("pk")
        held = due.select_for_update(of=("self",), skip_locked=True)
        rows = list(
            held.select_related(
                "notification__article", "notification__claim", "notification__actor"
            )[:MOST_TOGETHER]
        )
        until = timezone.now() + LEASE
        Mail.objects.filter(pk__in=[row.pk for row in rows]).update(
            attempts=F("attempts") + 1, due_at=until, last_error=INTERRUPTED
        )
    for row in rows:
        row.attempts, row.due_at = row.attempts + 1, until
    return rows


def _still_wanted(person: User, rows: Sequence[Mail]) -> tuple[list[Mail], int]:
    """The rows that still say something to somebody who may still read it; the others are dropped."""
    articles = [one for one in (row.notification.article_id for row in rows) if one]
    visible = policy.visible_articles(person).filter(pk__in=articles)
    seen: set[int | None] = set(visible.values_list("pk", flat=True))
    if policy.can_settle_reports(person):
        # What readers wrote is about no article here.
        seen.add(None)
    reachable = rows if person.email else ()
    kept = [row for row in reachable if row.notification.article_id in seen and _is_news(row)]
    dropped = [row for row in rows if row not in kept]
    _finish(dropped, MailState.DROPPED)
    return kept, len(dropped)


def _is_news(row: Mail) -> bool:
    notice = row.notification
    if notice.read_at is not None or notice.at < timezone.now() - TOO_OLD:
        return False
    if notice.due is not None and notice.due < timezone.now():
        return False
    in_review = notice.claim is not None and notice.claim.status == Status.IN_REVIEW
    return notice.kind != NoticeKind.REVIEW or in_review


def _message(person: User, rows: Sequence[Mail], connection: Any) -> EmailMessage:
    """The same rows make the same Message-ID, by which a mailbox knows a second copy."""
    said = message_of([row.notification for row in rows], settings_of(person).language)
    named = sha256(",".join(str(row.pk) for row in rows).encode()).hexdigest()[:32]
    return EmailMessage(
        said.subject,
        said.body,
        to=[person.email],
        headers={
            "Message-ID": f"<{named}@{urlsplit(settings.SITE_URL).hostname}>",
            "Auto-Submitted": "auto-generated",
        },
        connection=connection,
    )


def _put_off(rows: Sequence[Mail], error: Exception) -> dict[str, int]:
    """Later again, or never when this was the last attempt."""
    said = f"{type(error).__name__}: {error}"[:500]
    failed = 0
    for row in rows:
        is_last = row.attempts >= MOST_ATTEMPTS
        _ours([row], row.due_at).update(
            state=MailState.FAILED if is_last else MailState.WAITING,
            due_at=timezone.now() + pause_after(row.attempts),
            last_error=said,
        )
        failed += is_last
    return {"put_off": int(failed < len(rows)), "failed": failed}


def _finish(rows: Sequence[Mail], state: MailState) -> None:
    if rows:
        sent_at = timezone.now() if state == MailState.SENT else None
        _ours(rows, rows[0].due_at).update(state=state, sent_at=sent_at, last_error="")


def _ours(rows: Sequence[Mail], lease: datetime) -> QuerySet[Mail]:
    """These rows, unless our lease ended and another sender has taken them since."""
    mine = Mail.objects.filter(pk__in=[row.pk for row in rows], state=MailState.WAITING)
    return mine.filter(due_at=lease)
