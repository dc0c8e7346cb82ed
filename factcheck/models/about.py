"""What a newsroom says of itself, in its own words."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from factcheck.choices import AboutName, Language

LONGEST = 20_000


class AboutPage(models.Model):
    """One of a fixed set of public pages, in one language. Written by `publishing` alone."""

    name = models.CharField(_("page"), max_length=12, choices=AboutName)
    language = models.CharField(_("language"), max_length=2, choices=Language)
    title = models.CharField(_("title"), max_length=120)
    body = models.TextField(
        _("text"),
        max_length=LONGEST,
        help_text=_(
            "Plain paragraphs, with an empty line between them. Web and e-mail addresses become "
            "links; nothing else is markup."
        ),
    )
    version = models.PositiveIntegerField(_("version"), default=1)
    updated_at = models.DateTimeField(_("updated at"))
    updated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("updated by")
    )

    class Meta:
        verbose_name = _("page about us")
        verbose_name_plural = _("pages about us")
        ordering = ["name", "language"]
        constraints = [
            models.UniqueConstraint(
                fields=["name", "language"],
                name="aboutpage_one_per_language",
                violation_error_message=_("This page is written already: change that one."),
            ),
            models.CheckConstraint(
                condition=Q(name__in=AboutName.values), name="aboutpage_known_name"
            ),
            models.CheckConstraint(
                condition=Q(language__in=Language.values), name="aboutpage_known_language"
            ),
            models.CheckConstraint(
                condition=~Q(title="") & ~Q(body=""), name="aboutpage_not_empty"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_name_display()} ({self.language})"

    def get_absolute_url(self) -> str:
        return reverse("factcheck:about-page-in", args=[self.name, self.language])
