"""Who else has it open: rows that live for a moment, and are no part of the record."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.contrib.auth.models import AbstractBaseUser
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from factcheck import policy
from factcheck.errors import NotAllowedError
from factcheck.models import Article, Claim, Presence

# Somewhat more than two beats of the page: one may get lost.
STAYS = timedelta(seconds=45)


def seen(
    article: Article,
    *,
    actor: AbstractBaseUser,
    claim: Claim | None = None,
    now: datetime | None = None,
) -> None:
    """This person has the page open at this moment. What is outdated is swept away on the way."""
    now = now or timezone.now()
    if not policy.can_view_article(actor, article):
        raise NotAllowedError(_("Your role does not allow this."))
    Presence.objects.filter(seen_at__lt=now - STAYS).delete()
    own = Presence.objects.filter(person=actor.pk, article=article, claim=claim)
    if own.update(seen_at=now):
        return
    try:
        with transaction.atomic():
            Presence.objects.create(person_id=actor.pk, article=article, claim=claim, seen_at=now)
    except IntegrityError:
        # Another tab of the same person was faster by a hair.
        own.update(seen_at=now)


def others(
    article: Article,
    *,
    viewer: AbstractBaseUser,
    claim: Claim | None = None,
    now: datetime | None = None,
) -> list[Presence]:
    """Who else has the claim open, or without one the article or any claim of it; one query.

    Nobody is told about an article that they may not see.
    """
    if not policy.can_view_article(viewer, article):
        return []
    since = (now or timezone.now()) - STAYS
    rows = Presence.objects.filter(article=article, seen_at__gte=since).exclude(person=viewer.pk)
    if claim is not None:
        rows = rows.filter(claim=claim)
    order = ("person__first_name", "person__last_name", "person_id", "claim__number")
    return list(rows.select_related("person", "claim").order_by(*order))
