"""A message waits to be sent: a row, and a job for the workers while its endpoint is in use."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import CharField, Exists, OuterRef, QuerySet, Value
from django.db.models.functions import Cast, Concat

from factcheck import jobs, policy
from factcheck.choices import DeliveryState, EndpointState, JobState
from factcheck.models import Article, Job, WebhookDelivery, WebhookEndpoint

WEBHOOK = "webhook"
# What an endpoint was not told yet.
OWED = (DeliveryState.WAITING, DeliveryState.FAILED)
# Taken up at once.
MOST_LEFT = 100


def about(delivery: WebhookDelivery) -> str:
    return f"{WEBHOOK}:{delivery.pk}"


def enqueue(delivery: WebhookDelivery, *, actor: AbstractBaseUser | None) -> Job | None:
    """Let a worker send it; nobody, while its endpoint is paused."""
    if delivery.endpoint.state != EndpointState.ACTIVE:
        return None
    payload = {"delivery": delivery.pk}
    return jobs.enqueue_again(WEBHOOK, payload, actor=actor, about=about(delivery))


def enqueue_left() -> int:
    """Let workers send what waits and has no job any more, as when one was killed at its last
    attempt; how many messages that is, a hundred at most. One query when there is none."""
    subject = Concat(Value(f"{WEBHOOK}:"), Cast(OuterRef("pk"), CharField()))
    coming = (JobState.WAITING, JobState.RUNNING)
    held = Job.objects.filter(kind=WEBHOOK, about=subject, state__in=coming)
    rows = WebhookDelivery.objects.filter(
        ~Exists(held), state=DeliveryState.WAITING, endpoint__state=EndpointState.ACTIVE
    )
    left = list(rows.select_related("endpoint").order_by("id")[:MOST_LEFT])
    for delivery in left:
        enqueue(delivery, actor=None)
    return len(left)


def owed_to(endpoint: WebhookEndpoint) -> QuerySet[WebhookDelivery]:
    """In the order in which it happened."""
    return WebhookDelivery.objects.filter(endpoint=endpoint, state__in=OWED).order_by("id")


def may_be_told(endpoint: WebhookEndpoint, article: Article) -> bool:
    """Of an article, only what its account may see; of a restricted one, nobody is ever told."""
    account = endpoint.account
    if account is None or article.restricted:
        return False
    return policy.can_view_article(account, article)
