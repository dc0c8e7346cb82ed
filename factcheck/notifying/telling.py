"""Writing the rows: a notification for each person, and a place in the outbox where one is wanted."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, User
from django.db.models import QuerySet

from factcheck import policy
from factcheck.models import Claim, Mail, Notification, settings_of


def tell(
    people: Iterable[int | None], kind: str, *, claim: Claim, actor: AbstractBaseUser | None
) -> None:
    """Tell these people (their ids), as far as they may see the claim. Three queries at most."""
    others = {pk for pk in people if pk is not None} - ({actor.pk} if actor else set())
    if others:
        tell_all(policy.people_who_see(claim.article).filter(pk__in=others), kind, claim, actor)


def tell_all(
    people: QuerySet[User], kind: str, claim: Claim | None, actor: AbstractBaseUser | None
) -> None:
    """Tell everybody of a queryset, who all may see the claim, or what readers write."""
    actor_id = actor.pk if actor else None
    article = claim.article if claim else None
    drafts = [
        draft_for(person, kind=kind, article=article, claim=claim, actor_id=actor_id)
        for person in people.select_related("notification_settings")
    ]
    wanted = [(notice, by_mail) for notice, by_mail in drafts if notice.at_desk or by_mail]
    Notification.objects.bulk_create([notice for notice, _by_mail in wanted])
    Mail.objects.bulk_create([Mail(notification=one) for one, by_mail in wanted if by_mail])


def draft_for(person: User, *, kind: str, **fields: Any) -> tuple[Notification, bool]:
    """What the person would be told, and whether they want it, and can have it, by e-mail too."""
    chosen = settings_of(person)
    notice = Notification(recipient=person, kind=kind, at_desk=chosen.wants_at_desk(kind), **fields)
    return notice, bool(person.email) and chosen.wants_by_mail(kind)
