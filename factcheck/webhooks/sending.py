"""Sending one message: signed, to the public web only, and written down whatever comes of it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone

from factcheck import jobs
from factcheck.choices import DeliveryState, EndpointState, WebhookEvent
from factcheck.fetching import WEB, FetchError, Reach, post
from factcheck.models import WebhookAttempt, WebhookDelivery, WebhookEndpoint
from factcheck.models.encrypted import Unreadable
from factcheck.webhooks.endpoints import MOST_FAILURES, pause_failing
from factcheck.webhooks.queueing import OWED, WEBHOOK, may_be_told
from factcheck.webhooks.signing import signature

__all__ = ["WEBHOOK", "deliver"]

# Well within the time for which a worker holds a job.
SECONDS = 10.0
# Why nothing went out, beside what `post` says: nothing is sent unsigned.
NO_KEY = "key"
# Whom messages may reach; tests have servers of their own.
REACH: Reach = WEB


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the other side answered, or why there was no answer, and how long that took."""

    http_status: int | None
    error: str
    milliseconds: int

    @property
    def is_success(self) -> bool:
        return self.http_status is not None and self.http_status // 100 == 2

    @property
    def is_hopeless(self) -> bool:
        """The receiver wants no more of them, or nothing can be signed for it."""
        return self.http_status == HTTPStatus.GONE or self.error == NO_KEY


def deliver(work: jobs.Work) -> None:
    """The job: one attempt. While its endpoint is paused nothing is sent, and it stays owed."""
    rows = WebhookDelivery.objects.select_related("endpoint__account", "article")
    delivery = rows.filter(pk=work.payload["delivery"], state__in=OWED).first()
    if delivery is None or _is_held(delivery, work):
        return
    if delivery.article is not None and not may_be_told(delivery.endpoint, delivery.article):
        with _holding(delivery), work.finishing():
            _leave(delivery, DeliveryState.DROPPED)
        return
    outcome = _attempt(delivery)
    if outcome.is_success:
        with _holding(delivery) as endpoint, work.finishing():
            _leave(delivery, DeliveryState.SENT)
            endpoint.update(failures=0)
        return
    is_test = delivery.event == WebhookEvent.PING
    is_last = is_test or outcome.is_hopeless or work.job.attempts >= jobs.MOST_ATTEMPTS
    if is_last:
        _give_up(delivery, outcome, counts=not is_test)
    said = outcome.error or f"status {outcome.http_status}"
    raise jobs.FailedError(f"Not delivered: {said}.", again=not is_last, code="webhook")


def _is_held(delivery: WebhookDelivery, work: jobs.Work) -> bool:
    """Whether its endpoint is not in use: then the job is done.

    It is asked again once nobody can change that, as whoever puts the endpoint back into use takes
    this job for the one that sends it.
    """
    if delivery.endpoint.state == EndpointState.ACTIVE:
        return False
    with _holding(delivery) as endpoint:
        if endpoint.filter(state=EndpointState.ACTIVE).exists():
            return False
        with work.finishing():
            return True


@contextmanager
def _holding(delivery: WebhookDelivery) -> Iterator[QuerySet[WebhookEndpoint]]:
    """A transaction that has the row of its endpoint, before any other: as the verbs of chiefs do,
    so that nobody waits for one who waits for him."""
    rows = WebhookEndpoint.objects.filter(pk=delivery.endpoint_id)
    with transaction.atomic():
        # Messages to it may be written meanwhile.
        rows.select_for_update(no_key=True).get()
        yield rows


def _attempt(delivery: WebhookDelivery) -> Outcome:
    """Try it, and write down at once what came of it: whoever is killed later has tried all the
    same."""
    start = time.monotonic()
    status, error = None, ""
    try:
        if isinstance(delivery.endpoint.secret, Unreadable):
            error = NO_KEY
        else:
            status = _post(delivery)
    except FetchError as failure:
        error = failure.code
    taken = int((time.monotonic() - start) * 1000)
    WebhookAttempt.objects.create(
        delivery=delivery, http_status=status, error=error, milliseconds=taken
    )
    return Outcome(status, error, taken)


def _post(delivery: WebhookDelivery) -> int:
    endpoint, body = delivery.endpoint, delivery.body.encode()
    timestamp = int(timezone.now().timestamp())
    headers = {
        "Content-Type": "application/json",
        "Accept": "*/*",
        "webhook-id": delivery.message,
        "webhook-timestamp": str(timestamp),
        "webhook-signature": signature(
            endpoint.secret, message=delivery.message, timestamp=timestamp, body=body
        ),
    }
    return post(endpoint.url, body, headers, reach=REACH, seconds=SECONDS)


def _give_up(delivery: WebhookDelivery, outcome: Outcome, *, counts: bool) -> None:
    """Nobody tries it again by himself; an endpoint that fails on and on is paused."""
    with _holding(delivery) as endpoint:
        _leave(delivery, DeliveryState.FAILED)
        if not counts:
            return
        endpoint.update(failures=F("failures") + 1)
        failures = endpoint.values_list("failures", flat=True).get()
        if failures >= MOST_FAILURES or outcome.is_hopeless:
            pause_failing(delivery.endpoint)


def _leave(delivery: WebhookDelivery, state: DeliveryState) -> None:
    WebhookDelivery.objects.filter(pk=delivery.pk).update(state=state)
