from __future__ import annotations

from functools import partial

import pytest
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


@pytest.mark.django_db
def test_only_what_failed_is_tried_again(ask: Ask) -> None:
    def fails(_work: jobs.Work) -> None:
        raise jobs.FailedError("No.", code="no")

    failed = ask()
    jobs.run_next({"note": fails}, worker="here")
    failed.refresh_from_db()
    assert (failed.state, failed.reason) == ("failed", {"code": "no"})

    assert jobs.try_again(failed)
    assert not jobs.try_again(failed)

    failed.refresh_from_db()
    assert (failed.state, failed.attempts, failed.error, failed.reason) == ("waiting", 0, "", {})
    jobs.run_next({"note": lambda _work: None}, worker="here")
    assert not jobs.try_again(failed)


@pytest.mark.django_db
@pytest.mark.parametrize("who", ["editor", "checker", "reporter", "outsider"])
def test_only_chiefs_try_all_again(ask: Ask, cast: Cast, who: str) -> None:
    ask()

    with pytest.raises(NotAllowedError):
        jobs.try_again_many(Job.objects.all(), actor=getattr(cast, who))
