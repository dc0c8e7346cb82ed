from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from factcheck.choices import NothingReason
from factcheck.models.article import ArticleRevision


class NothingToCheck(models.Model):
    """A sentence of a revision in which a person found nothing to check, and why.

    A trigger compares the words with the revision's text, as it does for an anchor. Whoever wants
    it checked after all deletes the row; the ledger keeps what was said.
    """

    revision = models.ForeignKey(
        ArticleRevision,
        models.PROTECT,
        related_name="nothing_to_check",
        verbose_name=_("revision"),
    )
    # Code points of the revision's text, end excluded.
    start = models.PositiveIntegerField(_("start"))
    end = models.PositiveIntegerField(_("end"))
    exact = models.TextField(_("words"))
    reason = models.CharField(_("reason"), max_length=9, choices=NothingReason)
    note = models.CharField(_("in words"), max_length=400, blank=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("decided by")
    )
    # Kept when the row comes along to the next revision: it says when somebody looked.
    at = models.DateTimeField(_("decided at"))

    class Meta:
        verbose_name = _("sentence with nothing to check")
        verbose_name_plural = _("sentences with nothing to check")
        ordering = ["revision_id", "start"]
        constraints = [
            models.UniqueConstraint(
                fields=["revision", "start", "end"], name="nothing_once_per_sentence"
            ),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="nothing_has_words"),
            models.CheckConstraint(
                condition=Q(reason__in=NothingReason.values), name="nothing_known_reason"
            ),
            models.CheckConstraint(
                condition=~Q(reason=NothingReason.OTHER, note=""), name="nothing_other_in_words"
            ),
        ]

    def __str__(self) -> str:
        return self.exact
