"""Deadlines that are near: told once for each deadline and person, by whoever asks first."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from factcheck import policy
from factcheck.choices import NoticeKind
from factcheck.models import Article, Claim, Mail, Notification
from factcheck.notifying.telling import draft_for
from factcheck.readiness import valid_sign_off

NEAR = timedelta(hours=2)


def remind() -> int:
    """Tell of every deadline within NEAR; how many notifications that made.

    Of an open claim: whoever works on it. Of an article that nobody has signed off: whoever works
    on an open claim of it, brought it in or is on its team.
    """
    return _of_claims() + _of_articles()


def _of_claims() -> int:
    now = timezone.now()
    claims = Claim.objects.open().filter(due__gt=now, due__lte=now + NEAR, assignee__isnull=False)
    return sum(
        _once([claim.assignee_id], claim.article, claim.due, claim)
        for claim in claims.select_related("article").order_by("due", "id")
        if claim.due
    )


def _of_articles() -> int:
    now = timezone.now()
    articles = Article.objects.filter(deadline__gt=now, deadline__lte=now + NEAR)
    told = 0
    for article in articles.order_by("deadline", "id"):
        if article.deadline and valid_sign_off(article) is None:
            working = article.claims.open().values_list("assignee", flat=True)
            team = article.team.values_list("pk", flat=True)
            people = {article.created_by_id, *working, *team}
            told += _once(people, article, article.deadline)
    return told


def _once(
    people: Iterable[int | None], article: Article, due: datetime, claim: Claim | None = None
) -> int:
    """How many of these people had not been told of it. The database refuses a second time."""
    told = Notification.objects.filter(
        kind=NoticeKind.DEADLINE, article=article, claim=claim, due=due
    )
    known = set(told.values_list("recipient", flat=True))
    waiting = {pk for pk in people if pk is not None} - known
    if not waiting:
        return 0
    seen = policy.people_who_see(article).filter(pk__in=waiting)
    count = 0
    for person in seen.select_related("notification_settings"):
        draft, by_mail = draft_for(
            person, kind=NoticeKind.DEADLINE, article=article, claim=claim, due=due
        )
        if not (draft.at_desk or by_mail):
            continue
        with transaction.atomic():
            notice, is_new = told.get_or_create(
                recipient=person,
                kind=NoticeKind.DEADLINE,
                article=article,
                claim=claim,
                due=due,
                defaults={"at_desk": draft.at_desk},
            )
            if is_new and by_mail:
                Mail.objects.create(notification=notice)
        count += is_new
    return count
