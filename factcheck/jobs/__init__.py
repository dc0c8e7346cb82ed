"""Work in the background: a table of jobs with leases, and the workers that do them (ADR 0029).

A verb asks for work with `enqueue`, in its own transaction. `manage.py run_jobs` does it, by the
handlers that it is given: this package knows no kind of work.
"""

from __future__ import annotations

from factcheck.jobs.asking import enqueue, enqueue_again, jobs_about, try_again
from factcheck.jobs.errors import FailedError, LostError
from factcheck.jobs.working import (
    MOST_ATTEMPTS,
    Handler,
    Work,
    do_now,
    leave,
    run_next,
    worker_is_there,
)

__all__ = [
    "MOST_ATTEMPTS",
    "FailedError",
    "Handler",
    "LostError",
    "Work",
    "do_now",
    "enqueue",
    "enqueue_again",
    "jobs_about",
    "leave",
    "run_next",
    "try_again",
    "worker_is_there",
]
