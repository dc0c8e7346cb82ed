from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from factcheck.models.article import Article
from factcheck.models.claim import Claim


class Presence(models.Model):
    """Who has an article, or a claim of it, open; forgotten within a minute."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("who")
    )
    article = models.ForeignKey(
        Article, models.CASCADE, related_name="+", verbose_name=_("article")
    )
    claim = models.ForeignKey(
        Claim, models.CASCADE, null=True, related_name="+", verbose_name=_("claim")
    )
    seen_at = models.DateTimeField(_("last seen"))

    class Meta:
        verbose_name = _("presence")
        verbose_name_plural = _("presences")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "claim"],
                condition=Q(claim__isnull=False),
                name="presence_one_per_claim",
            ),
            models.UniqueConstraint(
                fields=["person", "article"],
                condition=Q(claim__isnull=True),
                name="presence_one_per_article",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.seen_at:%H:%M:%S}"
