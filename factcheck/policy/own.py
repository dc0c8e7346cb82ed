"""What is a person's own at the desk: saved filters, notifications."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet

from factcheck.choices import Listing
from factcheck.models import (
    Notification,
    SavedFilter,
)
from factcheck.policy.articles import (
    visible_articles,
)
from factcheck.policy.reports import can_settle_reports
from factcheck.policy.roles import User, can_use_desk, is_checker, is_chief

# Saved filters of the queue and of the admin. Its owner's own, until they share it; a chief may tidy up.


def visible_filters(user: User) -> QuerySet[SavedFilter]:
    if not can_use_desk(user):
        return SavedFilter.objects.none()
    rows = SavedFilter.objects.filter(Q(owner=user.pk) | Q(shared=True))
    # Lists of the admin are for who can open it.
    return rows if is_checker(user) else rows.filter(listing=Listing.QUEUE)


def can_change_filter(user: User, saved: SavedFilter) -> bool:
    return can_use_desk(user) and saved.owner_id == user.pk


def can_delete_filter(user: User, saved: SavedFilter) -> bool:
    return can_change_filter(user, saved) or (is_chief(user) and saved.shared)


# Notifications: one's own, as long as one may see what they are about.


def visible_notifications(user: User) -> QuerySet[Notification]:
    own = Notification.objects.filter(recipient=user.pk, at_desk=True)
    # Asked for each row: every page counts them, and a list of all articles would be read for it.
    seen = Exists(visible_articles(user).filter(pk=OuterRef("article")))
    if is_chief(user):
        return own
    return own.filter(seen | Q(article=None) if can_settle_reports(user) else seen)
