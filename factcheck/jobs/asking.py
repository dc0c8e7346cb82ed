"""Asking for work, once, and what became of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Max, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from factcheck import policy
from factcheck.choices import JobState
from factcheck.errors import NotAllowedError
from factcheck.models import Job


def enqueue(
    kind: str,
    payload: Mapping[str, Any],
    *,
    actor: AbstractBaseUser | None,
    key: str,
    about: str = "",
) -> Job:
    """Ask for work, in the transaction of whoever asks; the same key is the same job for ever.

    The caller has asked the policy. `payload` holds numbers of rows, never their words.
    """
    job, _created = Job.objects.get_or_create(
        key=key,
        defaults={
            "kind": kind,
            "payload": dict(payload),
            "about": about,
            "created_by_id": actor.pk if actor else None,
        },
    )
    return job


def enqueue_again(
    kind: str, payload: Mapping[str, Any], *, actor: AbstractBaseUser | None, about: str
) -> Job:
    """The same for work that may be wanted again once it is done: the job about it that is not.

    One that has failed waits again, now for this person; without one, for whom it was.
    """
    done = Job.objects.filter(kind=kind, about=about, state=JobState.DONE)
    last = done.aggregate(last=Max("pk"))["last"] or 0
    job = enqueue(kind, payload, actor=actor, key=f"{kind}:{about}:{last}", about=about)
    asked_by = {"created_by": actor.pk} if actor else {}
    if _again(Job.objects.filter(pk=job.pk), **asked_by):
        job.refresh_from_db()
    return job


def jobs_about(kind: str, subjects: Collection[str]) -> dict[str, Job]:
    """The latest job of this kind about each of these; one query."""
    rows = Job.objects.filter(kind=kind, about__in=subjects).order_by("pk")
    return {job.about: job for job in rows}


def try_again(jobs: QuerySet[Job], *, actor: AbstractBaseUser) -> int:
    """Let failed jobs wait again, as if they were new; how many there were."""
    if not policy.is_chief(actor):
        raise NotAllowedError(_("Your role does not allow this."))
    return _again(jobs.order_by())


def _again(jobs: QuerySet[Job], **more: Any) -> int:
    return jobs.filter(state=JobState.FAILED).update(
        state=JobState.WAITING,
        attempts=0,
        done=0,
        run_after=timezone.now(),
        finished_at=None,
        error="",
        reason={},
        **more,
    )
