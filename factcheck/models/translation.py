"""What a verdict says, in another language: written by one person, signed off by another."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from factcheck.choices import Language
from factcheck.models.page import FactPage
from factcheck.models.review import Verdict


class Translation(models.Model):
    """The public words of one verdict in one language. Written by `publishing` alone.

    `of_sha256` is of the words that it translates: once they are others, it says nothing any more.
    A trigger refuses other words under the same signature.
    """

    verdict = models.ForeignKey(
        Verdict, models.PROTECT, related_name="translations", verbose_name=_("verdict")
    )
    language = models.CharField(_("language"), max_length=2, choices=Language)
    title = models.CharField(_("statement"), max_length=1000)
    summary = models.CharField(_("public summary"), max_length=400)
    explanation = models.TextField(_("how we know"), blank=True)
    of_sha256 = models.CharField(max_length=64)
    version = models.PositiveIntegerField(_("version"), default=1)
    translated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("translated by")
    )
    translated_at = models.DateTimeField(_("translated at"))
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("signed off by"),
    )
    signed_at = models.DateTimeField(_("signed off at"), null=True)

    class Meta:
        verbose_name = _("translation")
        verbose_name_plural = _("translations")
        ordering = ["verdict_id", "language"]
        constraints = [
            models.UniqueConstraint(
                fields=["verdict", "language"], name="translation_one_per_language"
            ),
            models.CheckConstraint(
                condition=Q(language__in=Language.values), name="translation_known_language"
            ),
            models.CheckConstraint(
                condition=~Q(title="") & ~Q(summary=""), name="translation_not_empty"
            ),
            models.CheckConstraint(
                condition=Q(signed_by__isnull=True) | ~Q(signed_by=F("translated_by")),
                name="translation_four_eyes",
            ),
            models.CheckConstraint(
                condition=Q(signed_by__isnull=True, signed_at__isnull=True)
                | Q(signed_by__isnull=False, signed_at__isnull=False),
                name="translation_signature_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_language_display()}: {self.title}"


class FactTranslation(models.Model):
    """A language in which a published page can be read, and what lists need of it.

    Written by `publishing` alone, with the snapshot that it is from.
    """

    page = models.ForeignKey(FactPage, models.PROTECT, related_name="translations")
    language = models.CharField(max_length=2, choices=Language)
    title = models.CharField(max_length=1000)

    class Meta:
        ordering = ["page_id", "language"]
        constraints = [
            models.UniqueConstraint(
                fields=["page", "language"], name="facttranslation_one_per_language"
            ),
            models.CheckConstraint(
                condition=Q(language__in=Language.values), name="facttranslation_known_language"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.page_id} ({self.language})"

    def get_absolute_url(self) -> str:
        return reverse("factcheck:fact-in", args=[self.page.slug, self.language])
