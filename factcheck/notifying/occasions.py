"""What people are told of. Each occasion is one line of the verb that it belongs to."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Q
from django.utils import timezone

from factcheck import policy
from factcheck.choices import NoticeKind
from factcheck.models import Claim, Comment, Notification, ReaderReport, Verdict
from factcheck.notifying.telling import tell, tell_all, tell_each

_REPORTS_TOGETHER = timedelta(hours=1)
_SET_ASIDE = {"send_back": NoticeKind.SENT_BACK, "reopen": NoticeKind.REOPENED}


def assigned(
    claim: Claim,
    to: AbstractBaseUser | None,
    *,
    actor: AbstractBaseUser | None,
    before: int | None = None,
) -> None:
    """A claim was given to somebody. `before` is the id of whoever had it."""
    if to is not None and to.pk != before:
        tell([to.pk], NoticeKind.ASSIGNED, claim=claim, actor=actor)


def assigned_all(claims: Iterable[Claim], *, actor: AbstractBaseUser | None) -> None:
    """New claims were given to whoever each is assigned to."""
    own = actor.pk if actor else None
    given = [claim for claim in claims if claim.assignee_id not in (None, own)]
    tell_each([(claim.assignee_id, claim) for claim in given], NoticeKind.ASSIGNED, actor=actor)


def commented(
    comment: Comment, mentioned: Iterable[int], *, actor: AbstractBaseUser | None
) -> None:
    """Something was said. Whoever is mentioned (their ids) is told that, others that take part in
    the discussion, work on the claim or brought the article in are told the other."""
    claim, named = comment.claim, set(mentioned)
    said = Comment.objects.filter(claim=claim).order_by()
    part = {*said.values_list("author", flat=True), claim.assignee_id, claim.article.created_by_id}
    tell(named, NoticeKind.MENTION, claim=claim, actor=actor)
    tell(part - named, NoticeKind.COMMENT, claim=claim, actor=actor)


def proposed(claim: Claim, *, actor: AbstractBaseUser) -> None:
    """A verdict waits: everybody is told who could approve it."""
    approvers = policy.approvers_of(claim.article).exclude(pk=actor.pk)
    tell_all(approvers, NoticeKind.REVIEW, claim, actor)


def review_over(claim: Claim) -> None:
    """The claim left the review: nobody needs to look at it for that any more."""
    _over(NoticeKind.REVIEW, claim)


def translated(claim: Claim, *, actor: AbstractBaseUser) -> None:
    """A translation waits: everybody is told who could sign it off, once until they have read it."""
    unread = Notification.objects.filter(claim=claim, kind=NoticeKind.TRANSLATED, read_at=None)
    signers = policy.approvers_of(claim.article).exclude(pk=actor.pk)
    signers = signers.exclude(pk__in=unread.values("recipient"))
    tell_all(signers, NoticeKind.TRANSLATED, claim, actor)


def translation_over(claim: Claim) -> None:
    """It was signed off."""
    _over(NoticeKind.TRANSLATED, claim)


def reported(report: ReaderReport) -> None:
    """A reader wrote: everybody is told who could answer, never in whose words or of which page.

    One notification stands for all that wait, so that nobody can fill a mailbox from outside:
    none comes while one is unread, or within an hour for who has them by e-mail alone.
    """
    told = Notification.objects.filter(kind=NoticeKind.REPORT)
    lately = Q(at_desk=False, at__gt=timezone.now() - _REPORTS_TOGETHER)
    told = told.filter(Q(at_desk=True, read_at=None) | lately)
    settlers = policy.settlers_of(report).exclude(pk__in=told.values("recipient"))
    tell_all(settlers, NoticeKind.REPORT, None, None)


def reports_over() -> None:
    """No report waits any more."""
    _over(NoticeKind.REPORT, None)


def set_aside(claim: Claim, verb: str, *, actor: AbstractBaseUser) -> None:
    """A proposal or a verdict lost its force by a decision."""
    if verb in _SET_ASIDE:
        tell(_whose_work(claim), _SET_ASIDE[verb], claim=claim, actor=actor)


def words_changed(claim: Claim, *, actor: AbstractBaseUser | None) -> None:
    """It lost its force because the text changed."""
    tell(_whose_work(claim), NoticeKind.WORDS, claim=claim, actor=actor)


def answered(claim: Claim, *, asked_by: int) -> None:
    """Somebody outside answered: whoever asked is told, and who works on the claim."""
    tell({asked_by, claim.assignee_id}, NoticeKind.ANSWER, claim=claim, actor=None)


def _over(kind: NoticeKind, claim: Claim | None) -> None:
    waiting = Notification.objects.filter(claim=claim, kind=kind, read_at=None)
    waiting.update(read_at=timezone.now())


def _whose_work(claim: Claim) -> set[int | None]:
    """Who proposed the last verdict, and who works on the claim."""
    last = Verdict.objects.filter(claim=claim).order_by("-id").values_list("proposed_by", flat=True)
    return {claim.assignee_id, *last[:1]}
