"""Other systems that are told what happens here, and what became of each message to them."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from factcheck.choices import DeliveryState, EndpointState, WebhookEvent
from factcheck.models.article import Article
from factcheck.models.encrypted import EncryptedTextField


class WebhookEndpoint(models.Model):
    """An address that is told of some events. Written by `webhooks` alone."""

    name = models.CharField(_("name"), max_length=80)
    url = models.URLField(
        _("address"), max_length=500, help_text=_("On the public web; it is not led on elsewhere.")
    )
    # What messages are signed with.
    secret = EncryptedTextField(editable=False)
    # Words of `WebhookEvent`, with spaces between.
    events = models.CharField(_("is told that"), max_length=120)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("sees what this account sees"),
        help_text=_("Needed to be told of articles, which are not public yet."),
    )
    state = models.CharField(
        _("state"),
        max_length=8,
        choices=EndpointState,
        default=EndpointState.ACTIVE,
        editable=False,
    )
    # Messages that could not be delivered, one after the other; a delivery ends the row.
    failures = models.PositiveSmallIntegerField(_("failures in a row"), default=0, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        editable=False,
        verbose_name=_("created by"),
    )
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)

    class Meta:
        verbose_name = _("webhook")
        verbose_name_plural = _("webhooks")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(name="") & ~Q(url="") & ~Q(secret="") & ~Q(events=""),
                name="webhookendpoint_whole",
            ),
            models.CheckConstraint(
                condition=Q(state__in=EndpointState.values), name="webhookendpoint_known_state"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class WebhookDelivery(models.Model):
    """One message to one endpoint, and what became of it. Written by `webhooks` alone."""

    endpoint = models.ForeignKey(
        WebhookEndpoint, models.PROTECT, related_name="deliveries", verbose_name=_("webhook")
    )
    # The same for every attempt, so that whoever gets it twice knows.
    message = models.CharField(_("message"), max_length=40, unique=True)
    event = models.CharField(_("event"), max_length=20, choices=WebhookEvent)
    # What is sent, to the letter: it is signed.
    body = models.TextField(_("body"))
    # Of an event that is not public: it is looked at again before each attempt.
    article = models.ForeignKey(
        Article, models.PROTECT, null=True, related_name="+", verbose_name=_("article")
    )
    state = models.CharField(
        _("state"), max_length=8, choices=DeliveryState, default=DeliveryState.WAITING
    )
    created_at = models.DateTimeField(_("at"), default=timezone.now)

    class Meta:
        verbose_name = _("webhook message")
        verbose_name_plural = _("webhook messages")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=DeliveryState.values), name="webhookdelivery_known_state"
            ),
            models.CheckConstraint(
                condition=Q(event__in=WebhookEvent.values), name="webhookdelivery_known_event"
            ),
        ]
        indexes = [
            # Read when an endpoint is used again: what it was not told yet.
            models.Index(
                fields=["endpoint", "id"],
                condition=Q(state__in=(DeliveryState.WAITING, DeliveryState.FAILED)),
                name="webhookdelivery_owed_idx",
            ),
        ]

    def __str__(self) -> str:
        return self.message


class WebhookAttempt(models.Model):
    """One attempt to deliver a message: what the other side answered, never with which words."""

    delivery = models.ForeignKey(
        WebhookDelivery, models.PROTECT, related_name="attempts", verbose_name=_("message")
    )
    at = models.DateTimeField(_("at"), default=timezone.now)
    # Of HTTP; none when nobody answered, and then `error` says why.
    http_status = models.PositiveSmallIntegerField(_("status"), null=True)
    error = models.CharField(_("error"), max_length=20, blank=True)
    milliseconds = models.PositiveIntegerField(_("milliseconds"))

    class Meta:
        verbose_name = _("attempt to deliver")
        verbose_name_plural = _("attempts to deliver")
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.delivery_id} {self.http_status or self.error}"
