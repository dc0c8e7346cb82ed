from __future__ import annotations

from django.conf import settings
from django.contrib.auth.models import User
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from factcheck.choices import Language, MailState, NoticeKind
from factcheck.models.article import Article
from factcheck.models.claim import Claim

# What is worth an e-mail to somebody who has chosen nothing; at the desk they are told of all.
BY_MAIL = frozenset(NoticeKind.values) - {
    NoticeKind.COMMENT.value,
    NoticeKind.REVIEW.value,
    NoticeKind.TRANSLATED.value,
}
_PLACES = {
    NoticeKind.MENTION.value: "#discussion",
    NoticeKind.COMMENT.value: "#discussion",
    NoticeKind.ANSWER.value: "#questions",
    NoticeKind.REUSED.value: "#evidence",
    NoticeKind.TRANSLATED.value: "#publication",
}
# One of these stands for many: it leads to a list of them.
_LISTS = {
    NoticeKind.STALE.value: ("factcheck:queue", "?list=due"),
    NoticeKind.REPORT.value: ("factcheck:reports", ""),
}


class Notification(models.Model):
    """Something a person is told of: where it is and who did it, never in what words.

    Written by `notifying`, in the transaction of what it tells.
    """

    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="notifications",
        verbose_name=_("recipient"),
    )
    kind = models.CharField(_("kind"), max_length=10, choices=NoticeKind)
    # Nothing for what readers write: it is of many articles, or of none.
    article = models.ForeignKey(
        Article, models.PROTECT, null=True, related_name="+", verbose_name=_("article")
    )
    # Nothing for what concerns the whole article: its deadline.
    claim = models.ForeignKey(
        Claim, models.PROTECT, null=True, related_name="+", verbose_name=_("claim")
    )
    # Nobody for a command, or the clock.
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("who"),
    )
    # The deadline that is near; another one is told anew.
    due = models.DateTimeField(_("due"), null=True)
    # Not for who wants it by e-mail only.
    at_desk = models.BooleanField(default=True)
    at = models.DateTimeField(_("when"), default=timezone.now)
    read_at = models.DateTimeField(_("read at"), null=True)

    class Meta:
        verbose_name = _("notification")
        verbose_name_plural = _("notifications")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=NoticeKind.values), name="notification_known_kind"
            ),
            models.CheckConstraint(
                condition=Q(kind=NoticeKind.DEADLINE, due__isnull=False)
                | (~Q(kind=NoticeKind.DEADLINE) & Q(due__isnull=True)),
                name="notification_due_iff_deadline",
            ),
            models.CheckConstraint(
                condition=Q(kind=NoticeKind.REPORT, article__isnull=True, claim__isnull=True)
                | Q(kind=NoticeKind.DEADLINE, article__isnull=False)
                | (
                    ~Q(kind__in=[NoticeKind.REPORT, NoticeKind.DEADLINE])
                    & Q(article__isnull=False, claim__isnull=False)
                ),
                name="notification_says_where",
            ),
            models.UniqueConstraint(
                fields=["recipient", "claim", "due"],
                condition=Q(due__isnull=False, claim__isnull=False),
                name="notification_claim_due_once",
            ),
            models.UniqueConstraint(
                fields=["recipient", "article", "due"],
                condition=Q(due__isnull=False, claim__isnull=True),
                name="notification_article_due_once",
            ),
        ]
        indexes = [
            # Read by the list of a person, newest first.
            models.Index("recipient", F("id").desc(), name="notification_recipient_idx"),
            # Read by the count on every page of the desk.
            models.Index(
                fields=["recipient"],
                condition=Q(read_at__isnull=True, at_desk=True),
                name="notification_unread_idx",
            ),
            # Read when a claim leaves the review.
            models.Index(
                fields=["claim"],
                condition=Q(read_at__isnull=True, kind=NoticeKind.REVIEW),
                name="notification_review_idx",
            ),
            # Read when old ones are forgotten.
            models.Index(fields=["at"], name="notification_at_idx"),
        ]

    def __str__(self) -> str:
        return f"{self.pk} {self.kind}"

    def get_absolute_url(self) -> str:
        """Where the person goes from here: the claim, a part of it, the article or a list."""
        if self.is_list:
            name, query = _LISTS[self.kind]
            return reverse(name) + query
        if self.claim_id is None:
            return reverse("factcheck:article", args=[self.article_id])
        place = _PLACES.get(self.kind, "")
        return reverse("factcheck:claim", args=[self.claim_id]) + place

    @property
    def is_list(self) -> bool:
        """Whether it stands for many things, of which it names none."""
        return self.kind in _LISTS


class Mail(models.Model):
    """A notification that also goes by e-mail: the outbox. What it says is decided when it goes."""

    notification = models.OneToOneField(
        Notification, models.CASCADE, related_name="mail", verbose_name=_("notification")
    )
    state = models.CharField(_("state"), max_length=8, choices=MailState, default=MailState.WAITING)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    # Not before this moment: the end of a pause after a failure, or of a sender's lease.
    due_at = models.DateTimeField(_("next attempt"), default=timezone.now)
    last_error = models.CharField(_("last error"), max_length=500, blank=True)
    sent_at = models.DateTimeField(_("sent at"), null=True)

    class Meta:
        verbose_name = _("e-mail")
        verbose_name_plural = _("e-mails")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=MailState.values), name="mail_known_state"
            ),
            models.CheckConstraint(
                condition=Q(state=MailState.SENT, sent_at__isnull=False)
                | (~Q(state=MailState.SENT) & Q(sent_at__isnull=True)),
                name="mail_sent_whole",
            ),
        ]
        indexes = [
            # Read by the sender, and by the count of failed ones.
            models.Index(fields=["state", "due_at"], name="mail_state_idx"),
        ]

    def __str__(self) -> str:
        return f"{self.pk} {self.state}"


class NotificationSettings(models.Model):
    """What a person wants to be told of, and how. Without a row, and for a kind that came later,
    the defaults hold."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        primary_key=True,
        related_name="notification_settings",
        verbose_name=_("person"),
    )
    # Empty is the language of the site.
    language = models.CharField(
        _("language of e-mails"), max_length=2, choices=Language, blank=True
    )
    # {"mention": true, …}: the kinds that the person has decided about.
    at_desk = models.JSONField(_("at the desk"), default=dict, blank=True)
    by_mail = models.JSONField(_("by e-mail"), default=dict, blank=True)

    class Meta:
        verbose_name = _("notification settings")
        verbose_name_plural = _("notification settings")
        constraints = [
            models.CheckConstraint(
                condition=Q(language="") | Q(language__in=Language.values),
                name="notificationsettings_known_language",
            ),
        ]

    def __str__(self) -> str:
        return str(self.person_id)

    def wants_at_desk(self, kind: str) -> bool:
        return bool(self.at_desk.get(kind, True))

    def wants_by_mail(self, kind: str) -> bool:
        return bool(self.by_mail.get(kind, kind in BY_MAIL))


def settings_of(person: User) -> NotificationSettings:
    """The person's own, or the defaults; no query when they were selected with the person."""
    own: NotificationSettings | None = getattr(person, "notification_settings", None)
    return own or NotificationSettings(person=person)
