"""What people are told of verdicts that were in force: they get old, and others rest on them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser, User
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from factcheck.choices import NoticeKind, Status
from factcheck.models import Citation, Claim, Mail, Notification, Verdict
from factcheck.notifying.telling import draft_for, tell


@dataclass(frozen=True, slots=True)
class Stale:
    """A claim to look at again, and since when there is a reason for that, the newest one."""

    claim: Claim
    since: datetime


def stale(person: User, things: Sequence[Stale]) -> bool:
    """Tell somebody, who may see all of them, that there is something new; once a day at most.

    One notification stands for all: its link leads to the list. It hangs on one of the claims,
    rather of an open article, because it is hidden with the article that it hangs on.
    """
    own = Notification.objects.filter(recipient=person, kind=NoticeKind.STALE)
    last = own.order_by("-id").values_list("at", flat=True).first()
    if last is not None and timezone.localdate(last) >= timezone.localdate():
        return False
    new = [one.claim for one in things if last is None or one.since > last]
    if not new:
        return False
    claim = min(new, key=lambda one: (one.article.restricted, one.pk))
    draft, by_mail = draft_for(person, kind=NoticeKind.STALE, article=claim.article, claim=claim)
    if not (draft.at_desk or by_mail):
        return False
    with transaction.atomic():
        draft.save()
        if by_mail:
            Mail.objects.create(notification=draft)
    return True


def found_anew(verdict: Verdict, *, actor: AbstractBaseUser) -> None:
    """A verdict was approved: if the one before said the opposite, that is a change."""
    before = Verdict.objects.filter(claim=verdict.claim_id, approved_by__isnull=False)
    outcomes = before.exclude(pk=verdict.pk).order_by("-id").values_list("outcome", flat=True)
    if outcomes.first() not in (None, verdict.outcome):
        fact_changed(verdict.claim, actor=actor)


def fact_changed(claim: Claim, *, actor: AbstractBaseUser | None) -> None:
    """What was found about a claim does not hold as it did: whoever rests on it is told.

    Those are the claims that took evidence over from it. Their people may not see this one, so
    neither it nor whoever decided is named. Whoever has not read the last word of it gets no other.
    """
    taken = Citation.objects.filter(claim=OuterRef("pk"), reused_from=claim)
    resting = Claim.objects.filter(Exists(taken)).exclude(status=Status.WITHDRAWN)
    for use in resting.select_related("article").order_by("pk"):
        current = Verdict.objects.filter(claim=use, current=True)
        people = {use.assignee_id}.union(*current.values_list("proposed_by", "approved_by"))
        unread = Notification.objects.filter(claim=use, kind=NoticeKind.REUSED, read_at=None)
        people -= {actor.pk if actor else None, *unread.values_list("recipient", flat=True)}
        tell(people, NoticeKind.REUSED, claim=use, actor=None)
