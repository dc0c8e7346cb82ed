from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from factcheck.choices import TableKind

# How long a preview can be confirmed.
PREVIEW = timedelta(hours=1)


class TableImport(models.Model):
    """A table that a chief uploaded: its bytes until it is confirmed or too old, then what it did.

    Written by `tables`. What was confirmed is what was previewed: the bytes stand here with their
    hash, on no disk and at no address.
    """

    kind = models.CharField(_("kind"), max_length=8, choices=TableKind)
    file_name = models.CharField(_("name of the file"), max_length=80)
    sha256 = models.CharField("SHA-256", max_length=64)
    # Empty once it is done or has expired.
    content = models.BinaryField()
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("created by")
    )
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    done_at = models.DateTimeField(_("done at"), null=True)
    # What it did.
    created = models.PositiveIntegerField(_("created"), default=0)
    updated = models.PositiveIntegerField(_("updated"), default=0)
    unchanged = models.PositiveIntegerField(_("unchanged"), default=0)

    class Meta:
        verbose_name = _("imported table")
        verbose_name_plural = _("imported tables")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=TableKind.values), name="tableimport_known_kind"
            ),
            models.CheckConstraint(
                condition=Q(done_at__isnull=True) | Q(content=b""),
                name="tableimport_done_is_forgotten",
            ),
        ]

    def __str__(self) -> str:
        return self.file_name

    @property
    def is_expired(self) -> bool:
        return self.done_at is None and (
            not self.content or timezone.now() - self.created_at > PREVIEW
        )
