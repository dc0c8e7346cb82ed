from __future__ import annotations

from functools import partial

import pytest
from django.contrib.auth.models import User
from django.db import transaction

from factcheck import jobs
from factcheck.errors import NotAllowedError
from factcheck.models import Job
from tests.conftest import Cast
from tests.jobs.conftest import Ask
from tests.racing import losers, race


@pytest.mark.django_db
def test_work_waits_with_who_asked_and_what_for(ask: Ask, cast: Cast) -> None:
    job = ask(row=7)

    job.refresh_from_db()
    assert (job.kind, job.key, job.about, job.payload) == ("note", "one", "thing:one", {"row": 7})
    assert (job.state, job.attempts, job.created_by) == ("waiting", 0, cast.chief)


@pytest.mark.django_db
def test_the_same_key_is_the_same_job_even_when_it_is_done(ask: Ask) -> None:
    job = ask()
    assert ask() == job
    jobs.run_next({"note": lambda _work: None}, worker="here")

    again = ask()

    assert (again.pk, again.state) == (job.pk, "done")
    assert ask("other").pk != job.pk


@pytest.mark.django_db(transaction=True)
def test_asked_by_several_at_once_it_is_one_job(ask: Ask) -> None:
    def asked() -> Job:
        with transaction.atomic():
            return ask()

    results = race(*[asked] * 4)

    assert losers(results) == []
    assert set(results) == {Job.objects.get()}


@pytest.mark.django_db(transaction=True)
def test_what_is_rolled_back_asks_for_nothing(ask: Ask) -> None:
    def fails() -> None:
        with transaction.atomic():
            ask()
            raise ValueError("No.")

    with pytest.raises(ValueError, match="No"):
        fails()

    assert not Job.objects.exists()


@pytest.mark.django_db
def test_the_latest_job_about_each_thing(ask: Ask, django_assert_num_queries) -> None:
    asked = partial(jobs.enqueue, "note", {}, actor=None)
    asked(key="old", about="thing:1")
    new = asked(key="new", about="thing:1")
    jobs.enqueue("other", {}, actor=None, key="x", about="thing:1")
    ask("2")

    with django_assert_num_queries(1):
        found = jobs.jobs_about("note", ["thing:1", "thing:3"])

    assert found == {"thing:1": new}


def fails(_work: jobs.Work) -> None:
    raise jobs.FailedError("No.", code="no")


def asked_again(actor: User) -> Job:
    return jobs.enqueue_again("note", {}, actor=actor, about="thing:1")


@pytest.mark.django_db
def test_work_is_wanted_again_once_it_is_done(cast: Cast) -> None:
    first = asked_again(cast.chief)
    assert asked_again(cast.editor) == first
    jobs.run_next({"note": lambda _work: None}, worker="here")

    second = asked_again(cast.editor)

    assert second.pk != first.pk
    assert asked_again(cast.editor) == second
    jobs.run_next({"note": lambda _work: None}, worker="here")
    assert asked_again(cast.editor).pk not in {first.pk, second.pk}
    other = jobs.enqueue_again("note", {}, actor=cast.chief, about="thing:11")
    assert (other.state, Job.objects.count()) == ("waiting", 4)


@pytest.mark.django_db
def test_work_that_failed_waits_again_for_who_asks_now(cast: Cast) -> None:
    failed = asked_again(cast.chief)
    jobs.run_next({"note": fails}, worker="here")
    failed.refresh_from_db()
    assert (failed.state, failed.reason) == ("failed", {"code": "no"})

    again = asked_again(cast.editor)

    assert again == failed
    assert (again.state, again.attempts, again.error, again.reason) == ("waiting", 0, "", {})
    assert (again.created_by, again.finished_at) == (cast.editor, None)


@pytest.mark.django_db
def test_a_chief_lets_only_what_failed_wait_again(ask: Ask, cast: Cast) -> None:
    failed, done = ask("1"), ask("2")
    jobs.run_next({"note": fails}, worker="here")
    jobs.run_next({"note": lambda _work: None}, worker="here")

    assert jobs.try_again(Job.objects.all(), actor=cast.chief) == 1

    assert dict(Job.objects.values_list("pk", "state")) == {failed.pk: "waiting", done.pk: "done"}


@pytest.mark.django_db
@pytest.mark.parametrize("who", ["editor", "checker", "reporter", "outsider"])
def test_nobody_else_does(ask: Ask, cast: Cast, who: str) -> None:
    ask()

    with pytest.raises(NotAllowedError):
        jobs.try_again(Job.objects.all(), actor=getattr(cast, who))


@pytest.mark.django_db
def test_who_does_a_job_while_they_wait_is_no_worker(ask: Ask) -> None:
    seen = []

    jobs.do_now(ask(), lambda _work: seen.append(jobs.worker_is_there()))

    assert seen == [False]
