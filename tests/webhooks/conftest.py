from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from django.db.models import F
from django.utils import timezone

from factcheck import jobs, webhooks
from factcheck.choices import WebhookEvent
from factcheck.models import Job, WebhookEndpoint
from factcheck.webhooks import sending
from tests.conftest import Cast
from tests.webserver import HERE, Site, running_site

Listen = Callable[..., tuple[WebhookEndpoint, str]]
FACTS = (WebhookEvent.PUBLISHED, WebhookEvent.CORRECTED, WebhookEvent.RETRACTED)


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """A receiver of our own, which the rules would keep out."""
    monkeypatch.setattr(sending, "REACH", HERE)
    with running_site() as running:
        yield running


@pytest.fixture
def listen(cast: Cast) -> Listen:
    """An endpoint at this address, told of facts unless it says more."""

    def added(url: str, *events: str, **more: object) -> tuple[WebhookEndpoint, str]:
        return webhooks.add_endpoint(
            actor=cast.chief, name="CMS", url=url, events=events or FACTS, **more
        )  # type: ignore[arg-type]

    return added


def work() -> int:
    """Do all that is due; how many attempts that was."""
    done = 0
    while jobs.run_next({webhooks.WEBHOOK: webhooks.deliver}, worker="here"):
        done += 1
    return done


def later() -> None:
    """As if every pause were over."""
    Job.objects.filter(run_after__gt=timezone.now()).update(run_after=F("created_at"))
