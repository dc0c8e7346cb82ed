from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from factcheck.choices import ANSWERED, WAITING, Language, ReportState, Wrong
from factcheck.models.article import Article
from factcheck.models.page import Correction, FactPage


class ReportQuerySet(models.QuerySet["ReaderReport"]):
    def waiting(self) -> ReportQuerySet:
        return self.filter(state__in=WAITING)

    def settled(self) -> ReportQuerySet:
        """Answered or told before; what was called spam is hidden."""
        return self.filter(state__in=(*ANSWERED, ReportState.DUPLICATE))


class ReaderReport(models.Model):
    """What a reader told the newsroom: an error on a fact page, or a claim to check.

    Written by `reporting` alone. It holds no name and no address of the reader: an e-mail address,
    where there is one, waits in `ReaderMail` until the outcome was sent.
    """

    # What the reader finds it again by, see `reporting.receipts`.
    receipt = models.CharField(_("receipt number"), max_length=20, unique=True, editable=False)
    # The same form sent twice is one report.
    fingerprint = models.CharField(max_length=64, unique=True, editable=False)
    # Nothing for a claim that is suggested.
    page = models.ForeignKey(
        FactPage, models.PROTECT, null=True, related_name="reports", verbose_name=_("fact page")
    )
    wrong = models.CharField(_("what is wrong"), max_length=10, choices=Wrong, blank=True)
    words = models.TextField(_("in the reader's words"), max_length=2000, blank=True)
    # What it should say; of a suggestion, who said it, where and when.
    place = models.TextField(_("what it should say, or where it was said"), blank=True)
    url = models.CharField(_("address of a proof"), max_length=500, blank=True)
    language = models.CharField(_("language"), max_length=2, choices=Language)
    may_tell = models.BooleanField(_("may be told of publicly"), default=False)
    received_at = models.DateTimeField(_("received at"), default=timezone.now)
    state = models.CharField(
        _("state"), max_length=10, choices=ReportState, default=ReportState.RECEIVED
    )
    version = models.PositiveIntegerField(_("version"), default=1)
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("taken by"),
    )
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("settled by"),
    )
    settled_at = models.DateTimeField(_("settled at"), null=True)
    # For the reader, and for whoever has the number.
    answer = models.TextField(_("answer"), max_length=2000, blank=True)
    duplicate_of = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="duplicates", verbose_name=_("told before")
    )
    # The note on the page that came of it; of a suggestion, the page that was published.
    correction = models.ForeignKey(
        Correction, models.PROTECT, null=True, related_name="reports", verbose_name=_("correction")
    )
    result = models.ForeignKey(
        FactPage, models.PROTECT, null=True, related_name="+", verbose_name=_("published page")
    )

    # What a suggestion was brought in as, to find the way from one to the other.
    article = models.ForeignKey(
        Article, models.PROTECT, null=True, related_name="suggested", verbose_name=_("article")
    )
    # When what the reader wrote was deleted; the outcome stays.
    forgotten_at = models.DateTimeField(_("deleted on"), null=True, editable=False)

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("reader's report")
        verbose_name_plural = _("readers' reports")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=ReportState.values), name="report_known_state"
            ),
            models.CheckConstraint(
                condition=Q(language__in=Language.values), name="report_known_language"
            ),
            models.CheckConstraint(
                condition=Q(forgotten_at__isnull=True) & ~Q(words="")
                | Q(forgotten_at__isnull=False, words="", place="", url=""),
                name="report_has_words",
            ),
            models.CheckConstraint(
                condition=Q(page__isnull=True, wrong="")
                | Q(page__isnull=False, wrong__in=Wrong.values),
                name="report_wrong_iff_of_page",
            ),
            models.CheckConstraint(
                condition=Q(url="") | Q(url__startswith="http://") | Q(url__startswith="https://"),
                name="report_web_address",
            ),
            models.CheckConstraint(
                condition=Q(state__in=WAITING, settled_by__isnull=True, settled_at__isnull=True)
                | (~Q(state__in=WAITING) & Q(settled_by__isnull=False, settled_at__isnull=False)),
                name="report_settled_whole",
            ),
            models.CheckConstraint(
                condition=Q(state__in=ANSWERED) & ~Q(answer="")
                | ~Q(state__in=ANSWERED) & Q(answer=""),
                name="report_answer_iff_answered",
            ),
            models.CheckConstraint(
                condition=Q(state=ReportState.DUPLICATE, duplicate_of__isnull=False)
                & ~Q(duplicate_of=F("id"))
                | ~Q(state=ReportState.DUPLICATE) & Q(duplicate_of__isnull=True),
                name="report_duplicate_of_another",
            ),
            models.CheckConstraint(
                condition=(Q(correction__isnull=True) | Q(state=ReportState.CORRECTED))
                & (Q(result__isnull=True) | Q(state=ReportState.CHECKED)),
                name="report_led_somewhere",
            ),
        ]
        indexes = [
            # Read by the queue, and by its count on the pages of the desk.
            models.Index(F("id").desc(), condition=Q(state__in=WAITING), name="report_waiting_idx"),
            # Read when old spam is forgotten.
            models.Index(
                fields=["settled_at"],
                condition=Q(state=ReportState.SPAM),
                name="report_spam_idx",
            ),
            # Read every minute, when what readers wrote is forgotten.
            models.Index(
                fields=["settled_at"],
                condition=Q(forgotten_at__isnull=True, settled_at__isnull=False),
                name="report_forget_idx",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        """At the desk; the reader's own is `factcheck:report-receipt`."""
        return reverse("factcheck:report", args=[self.pk])

    @property
    def number(self) -> str:
        """The receipt as people write it."""
        return "-".join(self.receipt[at : at + 5] for at in range(0, len(self.receipt), 5))

    @property
    def is_waiting(self) -> bool:
        return self.state in WAITING

    @property
    def is_suggestion(self) -> bool:
        return self.page_id is None


class ReaderMail(models.Model):
    """The e-mail address of a reader, from the report until its outcome was sent: then it is gone.

    Written by `notifying` alone.
    """

    report = models.OneToOneField(
        ReaderReport, models.CASCADE, related_name="mail", verbose_name=_("reader's report")
    )
    address = models.EmailField(_("e-mail"))
    # Not before this moment; nothing while there is no outcome.
    due_at = models.DateTimeField(_("next attempt"), null=True)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)

    class Meta:
        verbose_name = _("e-mail to a reader")
        verbose_name_plural = _("e-mails to readers")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=~Q(address=""), name="readermail_has_address"),
        ]
        indexes = [
            # Read by the sender.
            models.Index(fields=["due_at"], name="readermail_due_idx"),
        ]

    def __str__(self) -> str:
        return str(self.pk)
