from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from factcheck.choices import Listing


class SavedFilter(models.Model):
    """A list of the queue or of the admin with its filters, under a name that its owner chose."""

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="saved_filters",
        verbose_name=_("owner"),
    )
    listing = models.CharField(
        _("list"), max_length=12, choices=Listing, default=Listing.QUEUE, editable=False
    )
    name = models.CharField(_("name"), max_length=60)
    # Parameters of the list's address: {"list": "mine", "kind": "figure"}. Written by bookmarks.
    query = models.JSONField(_("filters"), default=dict)
    shared = models.BooleanField(
        _("shared with the desk"), default=False, help_text=_("Everybody at the desk sees it.")
    )
    # Counts every change; one that names an older version is refused.
    version = models.PositiveIntegerField(_("version"), default=1, editable=False)

    class Meta:
        verbose_name = _("saved filter")
        verbose_name_plural = _("saved filters")
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "listing", "name"], name="savedfilter_one_name"
            ),
            models.CheckConstraint(
                condition=Q(listing__in=Listing.values), name="savedfilter_known_list"
            ),
            models.CheckConstraint(condition=~Q(name=""), name="savedfilter_has_name"),
        ]
        indexes = [
            # Read by the desk's queue: what others share.
            models.Index(fields=["name"], condition=Q(shared=True), name="savedfilter_shared_idx"),
        ]

    def __str__(self) -> str:
        return self.name
