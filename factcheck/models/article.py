from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from factcheck.choices import Language


class Article(models.Model):
    """A piece under check. Its words live in revisions, which never change."""

    # The headline of the current revision, copied for lists.
    headline = models.CharField(_("headline"), max_length=300)
    language = models.CharField(
        _("language"), max_length=2, choices=Language, default=Language.FRENCH
    )
    byline = models.CharField(_("byline"), max_length=200, blank=True)
    desk = models.CharField(
        _("desk"), max_length=80, blank=True, help_text=_("For example: politics, science.")
    )
    source_url = models.URLField(_("address of the published piece"), max_length=500, blank=True)
    external_id = models.CharField(
        _("external id"), max_length=120, blank=True, help_text=_("The id in the newsroom's CMS.")
    )
    dated = models.DateField(
        _("date of the piece"),
        null=True,
        blank=True,
        help_text=_("Needed to understand “yesterday” or “14 February” in the text."),
    )
    deadline = models.DateTimeField(_("deadline"), null=True, blank=True)
    restricted = models.BooleanField(
        _("restricted"), default=False, help_text=_("Visible to its team and the chiefs only.")
    )
    team = models.ManyToManyField(
        settings.AUTH_USER_MODEL, verbose_name=_("team"), blank=True, related_name="team_articles"
    )
    # Counts every change of the settings; a save that names an older one is refused.
    version = models.PositiveIntegerField(_("version"), default=1, editable=False)
    # Written by annotating: the revision under check, and the last claim number given out.
    revision = models.OneToOneField(
        "ArticleRevision", models.PROTECT, null=True, editable=False, related_name="+"
    )
    last_claim_number = models.PositiveIntegerField(default=0, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="created_articles",
        verbose_name=_("created by"),
    )
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["external_id"], condition=~Q(external_id=""), name="article_one_external_id"
            ),
            models.CheckConstraint(
                condition=Q(language__in=Language.values), name="article_known_language"
            ),
        ]
        indexes = [
            # Read by the desk's article list filtered by deadline.
            models.Index(fields=["deadline"], name="article_deadline_idx"),
        ]

    def __str__(self) -> str:
        return self.headline

    def get_absolute_url(self) -> str:
        return reverse("factcheck:article", args=[self.pk])


class ArticleRevision(models.Model):
    """The text as it stood: NFC, `\\n` between blocks. Triggers refuse any change or deletion."""

    article = models.ForeignKey(
        Article, models.PROTECT, related_name="revisions", verbose_name=_("article")
    )
    number = models.PositiveIntegerField(_("number"))
    headline = models.CharField(_("headline"), max_length=300)
    text = models.TextField(_("text"))
    # Code points of the text; the database compares spans with it.
    length = models.PositiveIntegerField(_("length"))
    sha256 = models.CharField("SHA-256", max_length=64)
    # [{"zone": "body", "start": 0, "end": 10}, …]: code points, end excluded; see intake.
    blocks = models.JSONField(_("blocks"))
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("created by"),
    )
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)

    class Meta:
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        ordering = ["article_id", "number"]
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="revision_number_unique"),
            models.CheckConstraint(condition=Q(number__gte=1), name="revision_number_from_1"),
            models.CheckConstraint(condition=Q(length__gte=1), name="revision_not_empty"),
        ]

    def __str__(self) -> str:
        return f"{self.headline} ({self.number})"


class SignOff(models.Model):
    """An editor's name under one revision, or a written override of the gate. Append-only."""

    revision = models.ForeignKey(
        ArticleRevision, models.PROTECT, related_name="sign_offs", verbose_name=_("revision")
    )
    editor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("editor")
    )
    # The ledger line of this sign-off: later work on a claim makes the sign-off outdated.
    ledger_sequence = models.PositiveBigIntegerField(default=0, editable=False)
    signed_at = models.DateTimeField(_("signed at"), auto_now_add=True)
    # Why the gate was overridden; empty when nothing blocked.
    override_reason = models.TextField(_("reason for the override"), blank=True)
    # How many blockers stood when it was signed, and which, as readiness named them.
    blocker_count = models.PositiveIntegerField(_("blockers overridden"), default=0)
    blockers = models.JSONField(_("blockers"), default=list, blank=True)

    class Meta:
        verbose_name = _("sign-off")
        verbose_name_plural = _("sign-offs")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(blocker_count=0) | ~Q(override_reason=""),
                name="signoff_override_has_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.revision} · {self.editor}"
