"""Whom to tell that something has to be looked at again."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.utils import timezone

from factcheck import notifying, policy
from factcheck.models import SOON, Article, Claim, PageWatch, Verdict, to_recheck
from factcheck.notifying import Stale


def remind() -> int:
    """Tell everybody concerned once, of all that is new since they were told last; how many were.

    Concerned are whoever works on the claim, proposed its verdict or approved it, and the editors
    of the article's team, as far as they may see it.
    """
    found: dict[User, list[Stale]] = {}
    for article in Article.objects.filter(claims__in=_claims()).distinct().order_by("pk"):
        for stale, people in _of_article(article):
            for person in people:
                found.setdefault(person, []).append(stale)
    return sum(notifying.stale(person, things) for person, things in found.items())


def _claims() -> QuerySet[Claim]:
    return to_recheck(Claim.objects.order_by(), timezone.localdate())


def _of_article(article: Article) -> Iterable[tuple[Stale, list[User]]]:
    claims = list(_claims().filter(article=article).order_by("pk"))
    verdicts = {
        one.claim_id: one for one in Verdict.objects.in_force().filter(claim__in=claims).order_by()
    }
    team = article.team.values("pk")
    editors = set(policy.approvers_of(article).filter(pk__in=team).values_list("pk", flat=True))
    concerned: dict[int, set[int | None]] = {
        one.pk: {
            *editors,
            one.assignee_id,
            verdicts[one.pk].proposed_by_id,
            verdicts[one.pk].approved_by_id,
        }
        for one in claims
        # Somebody may reopen it between the two questions.
        if one.pk in verdicts
    }
    asked = {pk for people in concerned.values() for pk in people if pk is not None}
    seeing = policy.people_who_see(article).filter(pk__in=asked)
    people = list(seeing.select_related("notification_settings").order_by("pk"))
    moved = _moved(claims)
    for claim in claims:
        claim.article = article
        verdict = verdicts.get(claim.pk)
        since = [*moved.get(claim.pk, ()), *_crossed(verdict.valid_until)] if verdict else []
        if not since:
            # Answered, or judged anew, since the claims were read.
            continue
        yield Stale(claim, max(since)), [one for one in people if one.pk in concerned[claim.pk]]


def _moved(claims: Iterable[Claim]) -> dict[int, list[datetime]]:
    """Since when the flagged pages of each claim are not what they were."""
    flagged = PageWatch.objects.flagged().filter(citation__claim__in=claims).order_by()
    found: dict[int, list[datetime]] = {}
    for claim, since in flagged.values_list("citation__claim", "since"):
        found.setdefault(claim, []).append(since)
    return found


def _crossed(until: date | None) -> list[datetime]:
    """When the date came near, and when it was over, as far as that has been."""
    if until is None:
        return []
    days = (until - SOON, until + timedelta(days=1))
    today = timezone.localdate()
    return [timezone.make_aware(datetime.combine(day, time.min)) for day in days if day <= today]
