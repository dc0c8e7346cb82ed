"""Endpoints: made, paused, used again and retired by chiefs. Nothing that was owed is lost."""

from __future__ import annotations

from collections.abc import Collection

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext as _

from factcheck import ledger, policy
from factcheck.choices import DeliveryState, EndpointState, WebhookEvent
from factcheck.errors import IncompleteError, NotAllowedError, NotPossibleError
from factcheck.models import WebhookEndpoint
from factcheck.webhooks.queueing import enqueue, owed_to
from factcheck.webhooks.signing import new_secret

# So many messages in a row that could not be delivered, each tried for half an hour.
MOST_FAILURES = 3


def add_endpoint(
    *,
    actor: AbstractBaseUser,
    name: str,
    url: str,
    events: Collection[str],
    account: AbstractBaseUser | None = None,
) -> tuple[WebhookEndpoint, str]:
    """A new endpoint, and its secret. It is told of articles only as far as `account` sees them."""
    _check(actor)
    if not set(events) <= set(WebhookEvent.values) - {WebhookEvent.PING}:
        raise ValueError("an endpoint is told of what there is")
    if WebhookEvent.READY in events and account is None:
        raise IncompleteError([_("Choose the account whose articles it is told of.")])
    secret = new_secret()
    with transaction.atomic():
        endpoint = WebhookEndpoint.objects.create(
            name=name,
            url=url,
            secret=secret,
            events=" ".join(sorted(events)),
            account_id=account.pk if account else None,
            created_by_id=actor.pk,
        )
        _record(endpoint, "add_webhook", actor)
    return endpoint, secret


def pause(endpoint: WebhookEndpoint, *, actor: AbstractBaseUser) -> None:
    """What happens meanwhile waits for it."""
    _check(actor)
    with transaction.atomic():
        _move(endpoint, (EndpointState.ACTIVE,), EndpointState.PAUSED)
        _record(endpoint, "pause_webhook", actor)


def pause_failing(endpoint: WebhookEndpoint) -> None:
    """The same because nobody answers there, in the transaction that saw it; chiefs are told."""
    active = WebhookEndpoint.objects.filter(pk=endpoint.pk, state=EndpointState.ACTIVE)
    if active.update(state=EndpointState.PAUSED):
        _record(endpoint, "pause_webhook", None)


def resume(endpoint: WebhookEndpoint, *, actor: AbstractBaseUser) -> int:
    """Use it again, and send it all that it was not told; how many messages that is."""
    _check(actor)
    with transaction.atomic():
        _move(endpoint, (EndpointState.PAUSED,), EndpointState.ACTIVE)
        _record(endpoint, "resume_webhook", actor)
        owed = list(owed_to(endpoint).select_related("endpoint"))
        owed_to(endpoint).update(state=DeliveryState.WAITING)
        for delivery in owed:
            enqueue(delivery, actor=actor)
    return len(owed)


def retire(endpoint: WebhookEndpoint, *, actor: AbstractBaseUser) -> None:
    """Tell it nothing any more, not even what it was not told yet."""
    _check(actor)
    with transaction.atomic():
        _move(endpoint, (EndpointState.ACTIVE, EndpointState.PAUSED), EndpointState.RETIRED)
        _record(endpoint, "retire_webhook", actor)
        owed_to(endpoint).update(state=DeliveryState.DROPPED)


def paused_count() -> int:
    """How many wait for a chief."""
    return WebhookEndpoint.objects.filter(state=EndpointState.PAUSED).count()


def _check(actor: AbstractBaseUser) -> None:
    if not policy.is_chief(actor):
        raise NotAllowedError(_("Your role does not allow this."))


def _move(
    endpoint: WebhookEndpoint, before: Collection[EndpointState], after: EndpointState
) -> None:
    held = WebhookEndpoint.objects.filter(pk=endpoint.pk, state__in=before)
    if not held.update(state=after, failures=0):
        raise NotPossibleError(_("This is done already, or the webhook is retired."))


def _record(endpoint: WebhookEndpoint, verb: str, actor: AbstractBaseUser | None) -> None:
    data = {"webhook": endpoint.pk, "events": endpoint.events}
    ledger.append(article=None, verb=verb, actor=actor, data=data)
