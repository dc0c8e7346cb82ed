from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Throttle(models.Model):
    """How often somebody did something in the window that is open. Written by `throttling` alone.

    `key` is a pseudonym that changes every day: no address is stored.
    """

    scope = models.CharField(max_length=20)
    key = models.CharField(max_length=64)
    count = models.PositiveIntegerField()
    ends_at = models.DateTimeField()

    class Meta:
        verbose_name = _("throttle")
        verbose_name_plural = _("throttles")
        constraints = [
            models.UniqueConstraint(fields=["scope", "key"], name="throttle_one_per_key"),
        ]
        indexes = [
            # Read when windows that are over are forgotten.
            models.Index(fields=["ends_at"], name="throttle_ends_idx"),
        ]

    def __str__(self) -> str:
        return str(self.pk)
