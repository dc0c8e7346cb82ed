"""Asking for work, once, and what became of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import QuerySet
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


def jobs_about(kind: str, subjects: Collection[str]) -> dict[str, Job]:
    """The latest job of this kind about each of these; one query."""
    rows = Job.objects.filter(kind=kind, about__in=subjects).order_by("pk")
    return {job.about: job for job in rows}


def try_again(job: Job) -> bool:
    """Let a failed job wait again, as if it were new; whether it had failed. The caller has asked
    the policy."""
    return bool(_again(Job.objects.filter(pk=job.pk)))


def try_again_many(jobs: QuerySet[Job], *, actor: AbstractBaseUser) -> int:
    """The same for a chief, who sees all; how many had failed."""
    if not policy.is_chief(actor):
        raise NotAllowedError(_("Your role does not allow this."))
    return _again(jobs.order_by())


def _again(jobs: QuerySet[Job]) -> int:
    return jobs.filter(state=JobState.FAILED).update(
        state=JobState.WAITING,
        attempts=0,
        done=0,
        run_after=timezone.now(),
        finished_at=None,
        error="",
        reason={},
    )
