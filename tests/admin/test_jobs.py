from __future__ import annotations

import pytest

from factcheck import jobs
from factcheck.models import Job
from tests.conftest import Cast
from tests.english import english

pytestmark = pytest.mark.django_db
URL = "/admin/factcheck/job/"


def fails(_work: jobs.Work) -> None:
    raise OSError("<no> answer")


def failed(*keys: str) -> None:
    for key in keys:
        jobs.enqueue("note", {}, actor=None, key=key, about=f"evidence:{key}")
    for _attempt in range(6):
        Job.objects.update(run_after="2026-01-01T00:00Z")
        while jobs.run_next({"note": fails}, worker="here"):
            pass


def test_a_chief_sees_what_failed_and_why(cast: Cast) -> None:
    failed("1")
    jobs.enqueue("note", {}, actor=None, key="2")

    page = english(cast.chief).get(URL, {"state__exact": "failed"})

    assert "OSError: &lt;no&gt; answer" in page.content.decode()
    assert [job.key for job in page.context["cl"].result_list] == ["1"]


def test_a_chief_finds_what_is_about_a_row(cast: Cast) -> None:
    failed("1", "11")

    page = english(cast.chief).get(URL, {"q": "evidence:1"})

    assert [job.key for job in page.context["cl"].result_list] == ["1"]


def test_a_chief_tries_again(cast: Cast) -> None:
    failed("1", "2")
    waiting = jobs.enqueue("note", {}, actor=None, key="3")
    first = Job.objects.get(key="1")

    page = english(cast.chief).post(
        URL, {"action": "try_again", "_selected_action": [first.pk, waiting.pk]}, follow=True
    )

    assert "1 job waits again." in page.content.decode()
    assert list(Job.objects.order_by("key").values_list("state", flat=True)) == [
        "waiting",
        "failed",
        "waiting",
    ]


def test_nobody_else_tries_again(cast: Cast) -> None:
    failed("1")

    answer = english(cast.editor).post(
        URL, {"action": "try_again", "_selected_action": [Job.objects.get().pk]}
    )

    assert answer.status_code == 403
    assert Job.objects.get().state == "failed"


@pytest.mark.parametrize("rows", [1, 3, 50])
def test_the_list_costs_the_same(cast: Cast, rows: int, django_assert_max_num_queries) -> None:
    for key in range(rows):
        jobs.enqueue("note", {}, actor=cast.chief, key=str(key))
    client = english(cast.chief)
    client.get(URL)

    with django_assert_max_num_queries(6):
        client.get(URL)
