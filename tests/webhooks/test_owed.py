"""Nothing that an endpoint is owed is lost, whoever comes between and whatever dies."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from factcheck import jobs, webhooks
from factcheck.choices import JobState
from factcheck.management.commands import run_jobs
from factcheck.models import Job, WebhookDelivery, WebhookEndpoint
from tests.conftest import Cast
from tests.reading import a_fact
from tests.webhooks.conftest import Listen, work
from tests.webhooks.test_sending import states
from tests.webserver import Site, answer

pytestmark = pytest.mark.django_db


def test_what_is_put_back_into_use_while_a_worker_looks_is_sent(
    cast: Cast, site: Site, listen: Listen
) -> None:
    endpoint, _secret = listen(f"{site.url}/hook")
    site.pages["/hook"] = answer(status=200)
    a_fact(cast)
    webhooks.pause(endpoint, actor=cast.chief)
    seen: list[str] = []

    def chief(execute: Any, sql: str, *more: Any) -> Any:
        """The worker has read that it is paused, and does the next thing."""
        if seen == ["read"]:
            seen.append("resumed")
            webhooks.resume(endpoint, actor=cast.chief)
        result = execute(sql, *more)
        if not seen and sql.startswith("SELECT") and '"factcheck_webhookdelivery"."body"' in sql:
            seen.append("read")
        return result

    with connection.execute_wrapper(chief):
        work()

    assert (seen, states()) == (["read", "resumed"], ["sent"])


def test_a_message_that_has_lost_its_job_is_sent_all_the_same(
    cast: Cast, site: Site, listen: Listen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run_jobs, "close_old_connections", lambda: None)
    (endpoint, _secret), (paused, _other) = listen(f"{site.url}/hook"), listen(f"{site.url}/b")
    site.pages["/hook"] = answer(status=200)
    a_fact(cast)
    webhooks.pause(paused, actor=cast.chief)
    # The worker was killed at its last attempt, and of the other nothing is left.
    killed = {"attempts": jobs.MOST_ATTEMPTS, "lease_until": timezone.now() - timedelta(seconds=1)}
    Job.objects.update(state=JobState.RUNNING, leased_by="gone 1", **killed)
    a_fact(cast)
    Job.objects.filter(state=JobState.WAITING).delete()

    call_command("run_jobs", once=True)

    states_of = Counter(WebhookDelivery.objects.values_list("endpoint", "state"))
    assert states_of == {(endpoint.pk, "sent"): 2, (paused.pk, "waiting"): 2}
    assert webhooks.enqueue_left() == 0


def test_a_worker_takes_the_row_of_the_endpoint_before_any_other(
    cast: Cast, site: Site, listen: Listen
) -> None:
    """As chiefs do: else each would wait for what the other has."""
    listen(f"{site.url}/hook")
    a_fact(cast)

    def taken() -> list[str]:
        """The tables of the locks of a transaction in which a message is written, in order."""
        with CaptureQueriesContext(connection) as queries:
            work()
        said = [query["sql"] for query in queries]
        [written] = [i for i, sql in enumerate(said) if _writes(sql, "webhookdelivery")]
        begun = max(i for i, sql in enumerate(said[:written]) if "webhookattempt" in sql)
        rows = [
            name
            for sql in said[begun:]
            for name in ("webhookendpoint", "job", "webhookdelivery")
            if _writes(sql, name)
            or (sql.startswith("SELECT") and f'FROM "factcheck_{name}"' in sql)
        ]
        return list(dict.fromkeys(rows))

    site.pages["/hook"] = answer(status=410)
    assert taken()[0] == "webhookendpoint"
    site.pages["/hook"] = answer(status=200)
    webhooks.resume(WebhookEndpoint.objects.get(), actor=cast.chief)
    assert taken()[0] == "webhookendpoint"


def _writes(sql: str, name: str) -> bool:
    return sql.startswith(f'UPDATE "factcheck_{name}"')
