"""Doing jobs: which, by whom, how often, and what is kept of it."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.db.models import F
from django.utils import timezone

from factcheck import jobs
from factcheck.jobs.working import (
    GONE,
    INTERRUPTED,
    LEASE,
    LONGEST_PAUSE,
    MOST_ATTEMPTS,
    pause_after,
)
from factcheck.models import Job, Worker
from tests.jobs.conftest import Ask

pytestmark = pytest.mark.django_db
NOTHING: dict[str, jobs.Handler] = {"note": lambda _work: None}


def later(job: Job, by: timedelta) -> None:
    """As if so much time had passed for this job."""
    Job.objects.filter(pk=job.pk).update(
        run_after=F("run_after") - by, lease_until=F("lease_until") - by
    )


def run(handler: jobs.Handler) -> Job | None:
    return jobs.run_next({"note": handler}, worker="here")


def breaks(_work: jobs.Work) -> None:
    raise ValueError("A stone in the way.")


def dies(_work: jobs.Work) -> None:
    raise KeyboardInterrupt


def die(job: Job) -> None:
    with pytest.raises(KeyboardInterrupt):
        run(dies)
    job.refresh_from_db()


def test_the_oldest_is_done_first_and_once(ask: Ask) -> None:
    ask("one", row=1)
    ask("two", row=2)
    done: list[object] = []

    while run(lambda work: done.append(work.payload["row"])):
        pass

    assert done == [1, 2]
    rows = Job.objects.order_by("pk").values_list("state", "attempts", "error", "leased_by")
    assert list(rows) == [("done", 1, "", "")] * 2
    assert all(Job.objects.values_list("finished_at", flat=True))


def test_a_kind_that_nobody_knows_here_waits(ask: Ask) -> None:
    ask()

    assert jobs.run_next({"other": breaks}, worker="here") is None
    assert Job.objects.get().state == "waiting"


def test_a_failure_is_tried_again_later_and_kept_meanwhile(ask: Ask) -> None:
    job = ask()
    before = timezone.now()

    run(breaks)

    job.refresh_from_db()
    assert (job.state, job.attempts, job.reason) == ("waiting", 1, {})
    assert job.error == "ValueError: A stone in the way."
    assert before + timedelta(minutes=1) <= job.run_after <= timezone.now() + timedelta(minutes=1)
    assert run(breaks) is None
    later(job, timedelta(minutes=1))
    run(NOTHING["note"])
    job.refresh_from_db()
    assert (job.state, job.attempts, job.error) == ("done", 2, "")


def test_a_failure_that_may_pass_keeps_its_reason(ask: Ask) -> None:
    def slow(_work: jobs.Work) -> None:
        raise jobs.FailedError("Too slow.", again=True, code="slow")

    job = ask()

    run(slow)

    job.refresh_from_db()
    assert (job.state, job.reason, job.finished_at) == ("waiting", {"code": "slow"}, None)


def test_a_final_failure_is_not_tried_again(ask: Ask) -> None:
    def never(_work: jobs.Work) -> None:
        raise jobs.FailedError("There is no such page.", code="status", status=404)

    job = ask()

    run(never)

    job.refresh_from_db()
    assert (job.state, job.attempts) == ("failed", 1)
    assert job.reason == {"code": "status", "status": 404}
    assert job.finished_at is not None


def test_it_fails_for_good_after_the_last_attempt(ask: Ask) -> None:
    job = ask()
    for _attempt in range(MOST_ATTEMPTS):
        assert Job.objects.get().state == "waiting"
        assert run(breaks) == job
        later(job, LONGEST_PAUSE)

    job.refresh_from_db()
    assert (job.state, job.attempts, job.error[:10]) == ("failed", MOST_ATTEMPTS, "ValueError")
    assert run(breaks) is None


@pytest.mark.parametrize(("attempts", "minutes"), [(1, 1), (2, 2), (3, 4), (6, 32), (7, 60)])
def test_pauses_grow_to_a_bound(attempts: int, minutes: int) -> None:
    assert pause_after(attempts) == timedelta(minutes=minutes)
    assert pause_after(MOST_ATTEMPTS + 5) == LONGEST_PAUSE


def test_what_a_dead_worker_had_is_taken_when_its_lease_ends(ask: Ask) -> None:
    job = ask()
    die(job)
    assert (job.state, job.attempts, job.error) == ("running", 1, INTERRUPTED)

    later(job, LEASE - timedelta(seconds=5))
    assert run(NOTHING["note"]) is None
    later(job, timedelta(seconds=5))
    assert run(NOTHING["note"]) == job

    job.refresh_from_db()
    assert (job.state, job.attempts, job.error) == ("done", 2, "")


def test_a_job_that_kills_every_worker_fails_in_the_end(ask: Ask) -> None:
    job = ask()
    for _attempt in range(MOST_ATTEMPTS):
        die(job)
        later(job, LEASE)

    assert run(dies) is None

    job.refresh_from_db()
    assert (job.state, job.attempts, job.error) == ("failed", MOST_ATTEMPTS, INTERRUPTED)


def test_progress_is_kept_and_renews_the_lease(ask: Ask) -> None:
    job = ask()
    seen: list[tuple[int, int, datetime | None]] = []

    def steps(work: jobs.Work) -> None:
        later(work.job, timedelta(seconds=100))
        work.progress(3, 7)
        job.refresh_from_db()
        seen.append((job.done, job.total, job.lease_until))

    run(steps)

    ((done, total, until),) = seen
    assert (done, total) == (3, 7)
    assert until is not None
    assert until > timezone.now() + LEASE - timedelta(seconds=50)


def test_a_worker_is_there_while_it_was_seen_or_holds_a_job(ask: Ask) -> None:
    assert not jobs.worker_is_there()
    run(breaks)
    assert jobs.worker_is_there()

    Worker.objects.update(seen_at=F("seen_at") - GONE)
    assert not jobs.worker_is_there()
    job = ask()
    die(job)
    Worker.objects.update(seen_at=F("seen_at") - GONE)
    assert jobs.worker_is_there()
    later(job, LEASE)
    assert not jobs.worker_is_there()


def test_a_worker_that_leaves_is_not_waited_for() -> None:
    jobs.run_next({}, worker="one")
    jobs.run_next({}, worker="two")

    jobs.leave("one")
    assert jobs.worker_is_there()
    jobs.leave("two")
    assert not jobs.worker_is_there()


def test_those_who_are_gone_are_swept_away() -> None:
    jobs.run_next({}, worker="one")
    Worker.objects.update(seen_at=F("seen_at") - GONE)

    jobs.run_next({}, worker="two")

    assert [worker.name for worker in Worker.objects.all()] == ["two"]


def test_a_job_is_done_at_once_and_is_like_any_other(ask: Ask) -> None:
    job, other = ask("one"), ask("two")

    jobs.do_now(other, NOTHING["note"])

    job.refresh_from_db()
    other.refresh_from_db()
    assert (job.state, other.state, other.attempts) == ("waiting", "done", 1)


@pytest.mark.parametrize("error", [ValueError("x"), jobs.FailedError("x", again=True, code="y")])
def test_what_fails_at_once_is_not_tried_again(ask: Ask, error: Exception) -> None:
    def fails(_work: jobs.Work) -> None:
        raise error

    job = ask()

    jobs.do_now(job, fails)

    job.refresh_from_db()
    assert (job.state, job.reason) == ("failed", getattr(error, "reason", {}))


def test_what_somebody_has_is_not_done_at_once(ask: Ask) -> None:
    job = ask()
    die(job)

    jobs.do_now(job, breaks)

    job.refresh_from_db()
    assert (job.state, job.attempts) == ("running", 1)
    later(job, LEASE)
    jobs.do_now(job, NOTHING["note"])
    job.refresh_from_db()
    assert (job.state, job.attempts) == ("done", 2)
