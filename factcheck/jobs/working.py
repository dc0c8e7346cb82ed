"""Doing the work: each job is one worker's until its lease ends, and its effect happens once.

A job is taken before it is done: its attempt is counted and its lease written, so that no other
worker takes it. Whoever dies leaves it to be taken again when the lease ends. The effect and the
mark that it is done are one transaction (`Work.finishing`), which only the holder of the lease can
make: a worker that comes back late, or two at once, change nothing (ADR 0029).
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone
from django.utils.crypto import get_random_string

from factcheck.choices import JobState
from factcheck.jobs.errors import FailedError, LostError
from factcheck.models import Job, Worker

logger = logging.getLogger(__name__)
# Longer than any step of a job may take: a step says with `progress` that it is over.
LEASE = timedelta(minutes=2)
FIRST_PAUSE, LONGEST_PAUSE = timedelta(minutes=1), timedelta(hours=1)
# With these pauses the last attempt comes after half an hour.
MOST_ATTEMPTS = 6
# How a job is held that a person waits for.
AT_ONCE = "now"
# A timer may run a worker every minute.
BEAT, GONE = timedelta(seconds=20), timedelta(seconds=90)
INTERRUPTED = "The worker stopped before it could say what became of it."


class Work:
    """A job in the hands of a worker."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self.finished = False

    @property
    def payload(self) -> Mapping[str, Any]:
        return dict(self.job.payload)

    def progress(self, done: int, total: int) -> None:
        """So many steps of so many are over; the lease begins anew."""
        until = timezone.now() + LEASE
        if not self._mine().update(done=done, total=total, lease_until=until):
            raise LostError
        _seen(self.job.leased_by.partition(" ")[0])

    @contextmanager
    def finishing(self) -> Iterator[None]:
        """One transaction: what is done in it, and that the job is done; both or neither.

        Raises LostError, before anything is done, when another worker has the job by now.
        """
        with transaction.atomic():
            now = timezone.now()
            self._leave(state=JobState.DONE, finished_at=now, error="", reason={})
            yield
        self.finished = True

    def put_off(
        self, error: Exception, *, again: bool, reason: Mapping[str, object] | None = None
    ) -> None:
        """Later again, or never: when that helps nobody, or this was the last attempt."""
        values = {"error": f"{type(error).__name__}: {error}"[:500], "reason": dict(reason or {})}
        if not again or self.job.attempts >= MOST_ATTEMPTS:
            self._leave(state=JobState.FAILED, finished_at=timezone.now(), **values)
        else:
            after = timezone.now() + pause_after(self.job.attempts)
            self._leave(state=JobState.WAITING, run_after=after, **values)

    def _leave(self, **values: Any) -> None:
        if not self._mine().update(lease_until=None, leased_by="", **values):
            raise LostError

    def _mine(self) -> QuerySet[Job]:
        """This job, unless our lease ended and another worker has taken it since."""
        return Job.objects.filter(
            pk=self.job.pk, state=JobState.RUNNING, leased_by=self.job.leased_by
        )


Handler = Callable[[Work], None]


def run_next(handlers: Mapping[str, Handler], *, worker: str) -> Job | None:
    """Do the job that has waited longest, of a kind that there is a handler for; None if none waits.

    What a handler raises is kept with the job, and tried again later unless it is a final failure.
    """
    _seen(worker)
    _give_up()
    job = _take(worker, Q(kind__in=list(handlers)))
    if job is not None:
        _do(Work(job), handlers[job.kind], again=True)
    return job


def do_now(job: Job, handler: Handler) -> None:
    """Do this job while a person waits, where no worker is there; unless somebody has it already.

    What fails is not tried again later: nobody would.
    """
    taken = _take(AT_ONCE, Q(pk=job.pk))
    if taken is not None:
        _do(Work(taken), handler, again=False)


def _do(work: Work, handler: Handler, *, again: bool) -> None:
    job = work.job
    try:
        try:
            handler(work)
            if not work.finished:
                with work.finishing():
                    pass
        except LostError:
            raise
        except FailedError as error:
            work.put_off(error, again=again and error.again, reason=error.reason)
        except Exception as error:
            logger.exception("Job %d (%s) failed.", job.pk, job.kind)
            work.put_off(error, again=again)
    except LostError:
        logger.warning("Job %d (%s) was taken over by another worker.", job.pk, job.kind)


def worker_is_there() -> bool:
    """Whether somebody does jobs: a worker was seen a moment ago, or holds a job."""
    now = timezone.now()
    seen = Worker.objects.filter(seen_at__gte=now - GONE).exists()
    held = Job.objects.filter(state=JobState.RUNNING, lease_until__gte=now)
    # Who does a job while they wait does no other one afterwards.
    return seen or held.exclude(leased_by__startswith=f"{AT_ONCE} ").exists()


def leave(worker: str) -> None:
    """This worker stops, and is not waited for."""
    Worker.objects.filter(name=worker).delete()


def pause_after(attempts: int) -> timedelta:
    """1, 2, 4 … minutes, up to LONGEST_PAUSE."""
    return min(FIRST_PAUSE * (1 << max(attempts - 1, 0)), LONGEST_PAUSE)


def _seen(worker: str) -> None:
    """A line that this worker is there, now and then; those who are gone are swept away."""
    now = timezone.now()
    if Worker.objects.filter(name=worker, seen_at__gt=now - BEAT).exists():
        return
    Worker.objects.filter(seen_at__lt=now - GONE).delete()
    Worker.objects.update_or_create(name=worker, defaults={"seen_at": now})


def _left() -> Q:
    """Jobs whose worker has died, or was too slow."""
    return Q(state=JobState.RUNNING, lease_until__lt=timezone.now())


def _give_up() -> None:
    """Jobs whose workers always died: the error says so."""
    Job.objects.filter(_left(), attempts__gte=MOST_ATTEMPTS).update(
        state=JobState.FAILED,
        finished_at=timezone.now(),
        lease_until=None,
        leased_by="",
    )


def _take(worker: str, which: Q) -> Job | None:
    """The one of these that has waited longest, if any is due.

    It is ours until `lease_until`; the name in it is one of this attempt only.
    """
    with transaction.atomic():
        waiting = Q(state=JobState.WAITING, run_after__lte=timezone.now())
        due = Job.objects.filter(waiting | _left(), which).order_by("run_after", "pk")
        job = due.select_for_update(skip_locked=True).first()
        if job is None:
            return None
        job.state, job.attempts = JobState.RUNNING, job.attempts + 1
        job.lease_until = timezone.now() + LEASE
        job.leased_by = f"{worker} {get_random_string(12)}"
        Job.objects.filter(pk=job.pk).update(
            state=job.state,
            attempts=F("attempts") + 1,
            lease_until=job.lease_until,
            leased_by=job.leased_by,
            error=INTERRUPTED,
        )
    return job
