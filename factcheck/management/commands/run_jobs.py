from __future__ import annotations

import os
import signal
import socket
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import close_old_connections

from factcheck import jobs, webhooks
from factcheck.management.handlers import HANDLERS
from factcheck.models import Job

ENDING = (signal.SIGTERM, signal.SIGINT)
PAUSE = 2.0


class Command(BaseCommand):
    help = (
        "Do what waits to be done in the background, until SIGTERM or Ctrl-C: the job at hand is "
        "finished first. Several may run; each job is done once."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--once", action="store_true", help="do what is due now, then end: for a timer"
        )

    def handle(self, *args: Any, once: bool, **options: Any) -> None:
        # Blocked, and asked for between two jobs: nothing is interrupted in the middle.
        before = signal.pthread_sigmask(signal.SIG_BLOCK, ENDING)
        try:
            self._run(once)
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)

    def _run(self, once: bool) -> None:
        worker = f"{socket.gethostname()}:{'once' if once else os.getpid()}"
        done = 0
        while True:
            job = _next(worker)
            close_old_connections()
            done += job is not None
            pause = 0 if job or once else PAUSE
            if signal.sigtimedwait(ENDING, pause) or (once and job is None):
                break
        if not once:
            jobs.leave(worker)
        self.stdout.write(f"{done} jobs were tried")


def _next(worker: str) -> Job | None:
    """The next job, done; where none is due, one that was lost is looked for."""
    job = jobs.run_next(HANDLERS, worker=worker)
    if job is None and webhooks.enqueue_left():
        job = jobs.run_next(HANDLERS, worker=worker)
    return job
