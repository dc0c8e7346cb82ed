"""The occasions: one line of the verb that each belongs to, in its transaction."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable, Mapping
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from factcheck import policy
from factcheck.choices import DeliveryState, EndpointState, WebhookEvent
from factcheck.errors import NotAllowedError, NotPossibleError
from factcheck.models import Article, FactPage, Job, WebhookDelivery, WebhookEndpoint
from factcheck.webhooks.queueing import enqueue, may_be_told


def fact_told(page: FactPage, event: WebhookEvent, *, actor: AbstractBaseUser) -> None:
    """A fact page says something new: where it is, and which state of it that is."""
    data = {
        "slug": page.slug,
        "url": settings.SITE_URL + page.get_absolute_url(),
        "data": settings.SITE_URL + reverse("factcheck:api-fact", args=[page.slug]),
        "version": page.snapshot.number if page.snapshot else 0,
        "language": page.language,
    }
    for endpoint in _listening(event):
        _tell(endpoint, event, data, actor=actor)


def article_ready(article: Article, *, actor: AbstractBaseUser) -> None:
    """An article of a CMS is signed off; only who may see it is told, and only its id and text."""
    external = article.external_id
    # No address holds a line break: no CMS could ask for such an article, nor has it one.
    if not external or "\n" in external or article.restricted:
        return
    for endpoint in _listening(WebhookEvent.READY):
        if may_be_told(endpoint, article):
            data = _about_article(article)
            _tell(endpoint, WebhookEvent.READY, data, actor=actor, article=article)


def ping(endpoint: WebhookEndpoint, *, actor: AbstractBaseUser) -> Job:
    """A test, which tells nothing; its job."""
    _check(endpoint, actor)
    with transaction.atomic():
        job = _tell(endpoint, WebhookEvent.PING, {}, actor=actor)
    if job is None:
        raise NotPossibleError(_("This webhook is not in use."))
    return job


def resend(delivery: WebhookDelivery, *, actor: AbstractBaseUser) -> None:
    """Send the same message again, whatever became of it; its receiver knows it by its id."""
    _check(delivery.endpoint, actor)
    if delivery.state == DeliveryState.DROPPED:
        raise NotPossibleError(_("This message is not to be sent any more."))
    with transaction.atomic():
        WebhookDelivery.objects.filter(pk=delivery.pk).update(state=DeliveryState.WAITING)
        enqueue(delivery, actor=actor)


def _check(endpoint: WebhookEndpoint, actor: AbstractBaseUser) -> None:
    if not policy.is_chief(actor):
        raise NotAllowedError(_("Your role does not allow this."))
    if endpoint.state != EndpointState.ACTIVE:
        raise NotPossibleError(_("This webhook is not in use."))


def _listening(event: WebhookEvent) -> Iterable[WebhookEndpoint]:
    """Those that are to be told of it, paused ones too: they get it later. One query."""
    rows = WebhookEndpoint.objects.exclude(state=EndpointState.RETIRED).select_related("account")
    return [row for row in rows.order_by("pk") if event in row.events.split()]


def _about_article(article: Article) -> dict[str, Any]:
    external = article.external_id
    return {
        "external_id": external,
        "revision": article.revision.number if article.revision else 0,
        "readiness": settings.SITE_URL + reverse("factcheck:api-readiness", args=[external]),
    }


def _tell(
    endpoint: WebhookEndpoint,
    event: WebhookEvent,
    data: Mapping[str, Any],
    *,
    actor: AbstractBaseUser,
    article: Article | None = None,
) -> Job | None:
    now = timezone.now()
    said = {"type": event, "timestamp": now.isoformat(), "data": data}
    delivery = WebhookDelivery.objects.create(
        endpoint=endpoint,
        message=f"msg_{secrets.token_hex(16)}",
        event=event,
        body=json.dumps(said, ensure_ascii=False, separators=(",", ":")),
        article=article,
        created_at=now,
    )
    return enqueue(delivery, actor=actor)
