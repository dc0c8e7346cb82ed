from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from factcheck.choices import Channel, Record, Reply
from factcheck.models.claim import Claim
from factcheck.models.encrypted import EncryptedTextField
from factcheck.models.evidence import Evidence
from factcheck.models.review import ReviewEvent
from factcheck.models.source import Source


class ContactQuerySet(models.QuerySet["Contact"]):
    def in_confidence(self) -> ContactQuerySet:
        """What was not said on the record: it never becomes public, whatever it is made into."""
        return self.exclude(record=Record.ON)


class Contact(models.Model):
    """Somebody was asked about a claim: who, when, how, on what terms, and what they said.

    Written once. A correction is a contact of its own that takes the place of the one before. Who
    and what was said are encrypted in every row: any source can become a protected one later.
    """

    claim = models.ForeignKey(
        Claim, models.PROTECT, related_name="contacts", verbose_name=_("claim")
    )
    source = models.ForeignKey(
        Source, models.PROTECT, null=True, related_name="+", verbose_name=_("source")
    )
    # Who was asked, where the desk has no source of that name.
    name = EncryptedTextField(_("name"), blank=True)
    at = models.DateTimeField(_("asked at"))
    channel = models.CharField(_("how"), max_length=10, choices=Channel)
    record = models.CharField(_("on what terms"), max_length=10, choices=Record)
    question = EncryptedTextField(_("question"))
    reply = models.CharField(_("reply"), max_length=10, choices=Reply)
    answer = EncryptedTextField(_("answer"), blank=True)
    replaces = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        related_name="replaced_by",
        verbose_name=_("corrects"),
    )
    # The evidence that was made of the answer.
    evidence = models.ForeignKey(
        Evidence, models.PROTECT, null=True, related_name="contacts", verbose_name=_("evidence")
    )
    logged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("logged by")
    )
    logged_at = models.DateTimeField(_("logged at"), auto_now_add=True)
    # Its line in the ledger, which is hidden with it.
    event = models.OneToOneField(ReviewEvent, models.PROTECT, null=True, related_name="contact")

    objects = ContactQuerySet.as_manager()

    class Meta:
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(channel__in=Channel.values), name="contact_known_channel"
            ),
            models.CheckConstraint(
                condition=Q(record__in=Record.values), name="contact_known_record"
            ),
            models.CheckConstraint(condition=Q(reply__in=Reply.values), name="contact_known_reply"),
            models.CheckConstraint(
                condition=Q(source__isnull=True) & ~Q(name="") | Q(source__isnull=False, name=""),
                name="contact_somebody_once",
            ),
            models.CheckConstraint(condition=~Q(question=""), name="contact_has_question"),
            models.CheckConstraint(
                condition=(~Q(reply=Reply.ANSWERED) | ~Q(answer=""))
                & (~Q(reply=Reply.NONE) | Q(answer="")),
                name="contact_answer_whole",
            ),
        ]

    def __str__(self) -> str:
        """Without who it was."""
        return str(_("contact")) if self.pk is None else f"{_('contact')} {self.pk}"

    @property
    def who(self) -> str:
        return self.source.name if self.source is not None else self.name

    @property
    def is_confidential(self) -> bool:
        """Whether nothing of it may be told: not on the record, or from a protected source."""
        protected = self.source is not None and self.source.protected
        return protected or self.record != Record.ON
