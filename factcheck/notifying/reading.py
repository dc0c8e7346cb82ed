"""What a person has not read yet, and how it becomes read."""

from __future__ import annotations

from datetime import timedelta

from django.contrib.auth.models import AbstractBaseUser
from django.utils import timezone

from factcheck import policy
from factcheck.models import Notification

# Counting stops here, so that a count costs the same for everybody.
MOST = 99
KEPT = timedelta(days=90)


def unread_count(user: policy.User) -> int:
    """How many wait for this person, MOST + 1 for any more; one query."""
    unread = policy.visible_notifications(user).filter(read_at=None)
    return unread.order_by().values("pk")[: MOST + 1].count()


def mark_read(
    *, actor: AbstractBaseUser, only: Notification | None = None, until: int | None = None
) -> int:
    """Mark one as read, or all up to the id that the person saw last; how many there were."""
    unread = Notification.objects.filter(recipient=actor.pk, read_at=None)
    if only is not None:
        unread = unread.filter(pk=only.pk)
    if until is not None:
        unread = unread.filter(pk__lte=until)
    return unread.update(read_at=timezone.now())


def forget_old() -> int:
    """Delete what is older than KEPT, its e-mails too; how many there were."""
    old = Notification.objects.filter(at__lt=timezone.now() - KEPT)
    return old.delete()[1].get(Notification._meta.label, 0)
