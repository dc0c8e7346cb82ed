"""Each effect once: workers at once, workers that come back late, workers that are killed."""

from __future__ import annotations

import os
import signal
from collections import Counter
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db.models import F
from django.utils import timezone

from factcheck import jobs
from factcheck.jobs.working import LEASE
from factcheck.models import Evidence, Job, Worker
from tests.jobs.conftest import Ask
from tests.processes import run_python, start_python
from tests.racing import losers, race

pytestmark = pytest.mark.django_db(transaction=True)

# A worker whose effect is a row; it is gone at the point that it is told.
WORKER = """
import os, signal, sys
import django
django.setup()
from factcheck import jobs
from factcheck.models import Evidence

def at(point):
    if sys.argv[1] == point:
        os.kill(os.getpid(), signal.SIGKILL)

def note(work):
    at("before")
    with work.finishing():
        at("begun")
        Evidence.objects.create(title=work.job.key, kind="document")
        at("within")
    at("after")

while jobs.run_next({"note": note}, worker="there"):
    pass
"""
# The command as it is, with a kind of work that says when it has begun and waits to be let go on.
COMMAND = """
import sys
import django
django.setup()
from django.core.management import call_command
from factcheck.management.commands import run_jobs
from factcheck.models import Evidence

def note(work):
    print("begun", flush=True)
    sys.stdin.readline()
    Evidence.objects.create(title=work.job.key, kind="document")

run_jobs.HANDLERS = {"note": note}
call_command("run_jobs")
"""


def note(work: jobs.Work) -> None:
    with work.finishing():
        Evidence.objects.create(title=work.job.key, kind="document")


def effects() -> Counter[str]:
    return Counter(Evidence.objects.values_list("title", flat=True))


def leases_end() -> None:
    Job.objects.update(lease_until=F("lease_until") - LEASE)


@pytest.mark.parametrize(
    ("point", "left"),
    [("before", 0), ("begun", 0), ("within", 0), ("after", 1)],
)
def test_a_killed_worker_leaves_all_or_nothing(ask: Ask, point: str, left: int) -> None:
    ask("one")
    ask("two")

    assert run_python(WORKER, point) == -signal.SIGKILL

    assert effects().total() == left
    assert sorted(Job.objects.values_list("state", flat=True)) == [
        "done" if left else "running",
        "waiting",
    ]
    assert run_python(WORKER, "nowhere") == 0
    leases_end()
    assert run_python(WORKER, "nowhere") == 0
    assert effects() == {"one": 1, "two": 1}
    assert set(Job.objects.values_list("state", flat=True)) == {"done"}


def test_workers_at_once_do_each_job_once(ask: Ask) -> None:
    keys = [str(number) for number in range(12)]
    for key in keys:
        ask(key)

    def worker() -> None:
        while jobs.run_next({"note": note}, worker="here"):
            pass

    assert losers(race(*[worker] * 4)) == []
    assert effects() == dict.fromkeys(keys, 1)
    assert set(Job.objects.values_list("state", "attempts")) == {("done", 1)}


@pytest.mark.parametrize("how", ["finishing", "progress", "failing"])
def test_a_worker_that_comes_back_late_changes_nothing(ask: Ask, how: str) -> None:
    job = ask()

    def late(work: jobs.Work) -> None:
        leases_end()
        jobs.run_next({"note": note}, worker="other")
        if how == "failing":
            raise ValueError
        if how == "progress":
            work.progress(1, 2)
        note(work)

    jobs.run_next({"note": late}, worker="here")

    job.refresh_from_db()
    assert (job.state, job.attempts, job.done, job.error) == ("done", 2, 0, "")
    assert effects() == {"one": 1}


def test_a_worker_of_the_same_name_is_another(ask: Ask) -> None:
    """A process may get the number of one that is dead."""
    ask()

    def late(work: jobs.Work) -> None:
        leases_end()
        jobs.run_next({"note": lambda _other: note(work)}, worker="here")
        note(work)

    jobs.run_next({"note": late}, worker="here")

    # The second attempt failed to act for the first, and waits.
    assert (Job.objects.get().state, effects()) == ("running", {})


def test_what_fails_while_finishing_leaves_nothing(ask: Ask) -> None:
    def half(work: jobs.Work) -> None:
        with work.finishing():
            Evidence.objects.create(title="half", kind="document")
            raise ValueError

    job = ask()

    jobs.run_next({"note": half}, worker="here")

    job.refresh_from_db()
    assert (job.state, effects()) == ("waiting", {})


def test_the_command_ends_after_the_job_at_hand(ask: Ask) -> None:
    ask("one")
    ask("two")
    with start_python(COMMAND) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "begun\n"
        assert jobs.worker_is_there()
        os.kill(process.pid, signal.SIGTERM)
        said, _errors = process.communicate("\n\n", timeout=60)

    assert (process.returncode, said) == (0, "1 jobs were tried\n")
    assert effects() == {"one": 1}
    assert not Worker.objects.exists()


def test_a_timer_does_all_that_is_due_and_is_there_meanwhile(
    ask: Ask, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("factcheck.management.commands.run_jobs.HANDLERS", {"note": note})
    ask("one")
    ask("two")
    later = ask("three")
    Job.objects.filter(pk=later.pk).update(run_after=timezone.now() + timedelta(minutes=5))

    call_command("run_jobs", once=True)

    assert effects() == {"one": 1, "two": 1}
    assert capsys.readouterr().out == "2 jobs were tried\n"
    assert jobs.worker_is_there()
    assert signal.pthread_sigmask(signal.SIG_BLOCK, ()) == set()
