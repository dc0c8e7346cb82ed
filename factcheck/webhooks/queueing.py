"""A message waits to be sent: a row, and a job for the workers while its endpoint is in use."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import QuerySet

from factcheck import jobs, policy
from factcheck.choices import DeliveryState, EndpointState
from factcheck.models import Article, Job, WebhookDelivery, WebhookEndpoint

WEBHOOK = "webhook"
# What an endpoint was not told yet.
OWED = (DeliveryState.WAITING, DeliveryState.FAILED)


def about(delivery: WebhookDelivery) -> str:
    return f"{WEBHOOK}:{delivery.pk}"


def enqueue(delivery: WebhookDelivery, *, actor: AbstractBaseUser) -> Job | None:
    """Let a worker send it; nobody, while its endpoint is paused."""
    if delivery.endpoint.state != EndpointState.ACTIVE:
        return None
    payload = {"delivery": delivery.pk}
    return jobs.enqueue_again(WEBHOOK, payload, actor=actor, about=about(delivery))


def owed_to(endpoint: WebhookEndpoint) -> QuerySet[WebhookDelivery]:
    """In the order in which it happened."""
    return WebhookDelivery.objects.filter(endpoint=endpoint, state__in=OWED).order_by("id")


def may_be_told(endpoint: WebhookEndpoint, article: Article) -> bool:
    """Of an article, only what its account may see; of a restricted one, nobody is ever told."""
    account = endpoint.account
    if account is None or article.restricted:
        return False
    return policy.can_view_article(account, article)
