"""Writing the rows: a notification for each person, and a place in the outbox where one is wanted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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
    _send(
        draft_for(person, kind=kind, article=article, claim=claim, actor_id=actor_id)
        for person in people.select_related("notification_settings")
    )


def tell_each(
    pairs: Sequence[tuple[int | None, Claim]], kind: str, *, actor: AbstractBaseUser | None
) -> None:
    """Tell somebody (their id) of one claim each, as far as they may see it."""
    if not pairs:
        return
    people = User.objects.select_related("notification_settings").in_bulk(
        {pk for pk, _claim in pairs if pk is not None}
    )
    actor_id = actor.pk if actor else None
    _send(
        draft_for(people[pk], kind=kind, article=claim.article, claim=claim, actor_id=actor_id)
        for pk, claim in pairs
        if pk in people and policy.can_view_article(people[pk], claim.article)
    )


def _send(drafts: Iterable[tuple[Notification, bool]]) -> None:
    wanted = [(notice, by_mail) for notice, by_mail in drafts if notice.at_desk or by_mail]
    Notification.objects.bulk_create([notice for notice, _by_mail in wanted])
    Mail.objects.bulk_create([Mail(notification=one) for one, by_mail in wanted if by_mail])


def draft_for(person: User, *, kind: str, **fields: Any) -> tuple[Notification, bool]:
    """What the person would be told, and whether they want it, and can have it, by e-mail too."""
    chosen = settings_of(person)
    notice = Notification(recipient=person, kind=kind, at_desk=chosen.wants_at_desk(kind), **fields)
    return notice, bool(person.email) and chosen.wants_by_mail(kind)
