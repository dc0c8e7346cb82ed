from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from factcheck.choices import Language, Says
from factcheck.models.article import Article
from factcheck.models.claim import Claim
from factcheck.models.evidence import Evidence


class QuestionQuerySet(models.QuerySet["Question"]):
    def open(self) -> QuestionQuerySet:
        """Those that can still be answered.

        Once an article is restricted, only what its team asked stays open.
        """
        team = Article.team.through.objects.filter(
            article=OuterRef("claim__article"), user=OuterRef("asked_by")
        )
        return self.filter(
            Q(claim__article__restricted=False) | Exists(team),
            revoked_at=None,
            expires_at__gt=timezone.now(),
        )


class Question(models.Model):
    """A question about one claim to somebody outside, who answers it once by a secret link.

    The row holds all that the link shows, as it was when the question was asked.
    """

    claim = models.ForeignKey(
        Claim, models.PROTECT, related_name="questions", verbose_name=_("claim")
    )
    # SHA-256 of the token of the link, which is kept nowhere.
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    words = models.TextField(_("question"), max_length=1000)
    # The sentence of the article, where the person who asked chose to show it.
    passage = models.TextField(_("sentence"), blank=True)
    language = models.CharField(_("language"), max_length=2, choices=Language)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("asked by")
    )
    asked_at = models.DateTimeField(_("asked at"), auto_now_add=True)
    expires_at = models.DateTimeField(_("expires at"))
    most_views = models.PositiveSmallIntegerField(_("views at most"))
    views = models.PositiveSmallIntegerField(_("views"), default=0)
    # How often an answer was sent, in vain or not.
    attempts = models.PositiveSmallIntegerField(default=0)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("revoked by"),
    )
    revoked_at = models.DateTimeField(_("revoked at"), null=True)

    objects = QuestionQuerySet.as_manager()

    class Meta:
        verbose_name = _("question to somebody outside")
        verbose_name_plural = _("questions to people outside")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(condition=~Q(words=""), name="question_has_words"),
            models.CheckConstraint(
                condition=Q(language__in=Language.values), name="question_known_language"
            ),
            models.CheckConstraint(
                condition=Q(views__lte=F("most_views")), name="question_views_limited"
            ),
            models.CheckConstraint(
                condition=Q(revoked_by__isnull=True, revoked_at__isnull=True)
                | Q(revoked_by__isnull=False, revoked_at__isnull=False),
                name="question_revocation_whole",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def views_left(self) -> int:
        return self.most_views - self.views

    @property
    def is_expired(self) -> bool:
        return self.expires_at <= timezone.now()


class Answer(models.Model):
    """What somebody outside answered. It waits until a checker takes it up or sets it aside."""

    question = models.OneToOneField(
        Question, models.PROTECT, related_name="answer", verbose_name=_("question")
    )
    says = models.CharField(_("answer"), max_length=5, choices=Says)
    what = models.TextField(_("what is wrong"), max_length=1000, blank=True)
    place = models.TextField(_("where"), max_length=1000, blank=True)
    why = models.TextField(_("why"), max_length=1000, blank=True)
    name = models.CharField(_("name"), max_length=120)
    function = models.CharField(_("function"), max_length=120)
    may_be_named = models.BooleanField(_("may be named publicly"))
    at = models.DateTimeField(_("answered at"), auto_now_add=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("decided by"),
    )
    decided_at = models.DateTimeField(_("decided at"), null=True)
    # What it became, or else why it was set aside.
    evidence = models.ForeignKey(
        Evidence, models.PROTECT, null=True, related_name="+", verbose_name=_("evidence")
    )
    reason = models.TextField(_("reason"), max_length=2000, blank=True)

    class Meta:
        verbose_name = _("answer from outside")
        verbose_name_plural = _("answers from outside")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(condition=Q(says__in=Says.values), name="answer_known_word"),
            models.CheckConstraint(condition=~Q(name="") & ~Q(function=""), name="answer_says_who"),
            models.CheckConstraint(
                condition=Q(says=Says.RIGHT) | (~Q(what="") & ~Q(place="") & ~Q(why="")),
                name="answer_wrong_whole",
            ),
            models.CheckConstraint(
                condition=Q(decided_by=None, decided_at=None, evidence=None, reason="")
                | Q(decided_by__isnull=False, decided_at__isnull=False)
                & (Q(evidence__isnull=False, reason="") | (Q(evidence=None) & ~Q(reason=""))),
                name="answer_decision_whole",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)
