from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from factcheck.choices import SealOrigin
from factcheck.models.evidence import Evidence, evidence_storage
from factcheck.models.guarded import (
    Guarded,
    GuardedCharField,
    GuardedURLField,
    sealed_whole,
)

# The time of a file is read before it is stored, and its evidence is added after that.
SLOW_UPLOAD = timedelta(minutes=10)


class Seal(Guarded):
    """A file of a piece of evidence, as it was when it came in. Triggers refuse any change.

    Its line in the ledger says the same again. A piece has several when a file was added later,
    or a page captured anew. Its name and addresses are encrypted as those of its evidence are:
    the triggers let them go and come back, and change in no other way.
    """

    evidence = models.ForeignKey(
        Evidence, models.PROTECT, related_name="seals", verbose_name=_("evidence")
    )
    file = models.FileField(
        _("file"), upload_to="%Y/%m", storage=evidence_storage, max_length=200, unique=True
    )
    # As it was given, without what could mislead. The file itself has a name of ours.
    name = GuardedCharField(_("name of the file"), max_length=200, blank=True)
    media_type = models.CharField(_("type of the file"), max_length=100, blank=True)
    # Unknown for a file that was missing already when the desk began to seal.
    size = models.PositiveBigIntegerField(_("size"), null=True)
    sha256 = models.CharField("SHA-256", max_length=64, db_index=True)
    origin = models.CharField(_("origin"), max_length=10, choices=SealOrigin)
    # Of a capture: what was asked for, where it led, and how the site answered.
    url = GuardedURLField(_("address"), max_length=1000, blank=True)
    final_url = GuardedURLField(_("address after redirects"), max_length=1000, blank=True)
    http_status = models.PositiveSmallIntegerField(_("answer of the site"), null=True)
    captured_at = models.DateTimeField(_("captured at"))
    captured_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("captured by"),
    )

    class Meta:
        verbose_name = _("sealed file")
        verbose_name_plural = _("sealed files")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(origin__in=SealOrigin.values), name="seal_known_origin"
            ),
            sealed_whole(("name", "url", "final_url"), name="seal_sealed_whole"),
        ]

    def __str__(self) -> str:
        """Never the name of what protects somebody: who may see it asks for `name`."""
        return f"evidence-{self.evidence_id}" if self.must_be_sealed else self.shown_name

    @property
    def shown_name(self) -> str:
        """For whoever may see the evidence."""
        return self.name or f"evidence-{self.evidence_id}"

    @property
    def was_captured(self) -> bool:
        """Whether `captured_at` is when somebody captured it, and not when the file came in.

        Of a file that is uploaded with its evidence, that is only so where a time was given.
        """
        came_in = self.evidence.added_at - SLOW_UPLOAD
        return self.origin == SealOrigin.CAPTURED or self.captured_at < came_in

    @property
    def must_be_sealed(self) -> bool:
        return self.evidence.must_be_sealed

    @property
    def last_check(self) -> SealCheck | None:
        return getattr(self, "checked", None)


class SealCheck(models.Model):
    """What `verify_evidence` found last of a sealed file. Says nothing of any other time."""

    seal = models.OneToOneField(
        Seal, models.PROTECT, related_name="checked", verbose_name=_("sealed file")
    )
    checked_at = models.DateTimeField(_("checked at"))
    intact = models.BooleanField(_("intact"))

    class Meta:
        verbose_name = _("check of a sealed file")
        verbose_name_plural = _("checks of sealed files")

    def __str__(self) -> str:
        return f"{self.seal_id} {self.intact}"
