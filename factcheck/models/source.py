from __future__ import annotations

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from factcheck.choices import SourceKind


class Source(models.Model):
    """Who or what a statement comes from.

    A protected source is seen by its keepers and the chiefs only; it is never published,
    exported or logged.
    """

    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(_("kind"), max_length=12, choices=SourceKind, default=SourceKind.PERSON)
    aliases = models.CharField(
        _("also known as"),
        max_length=400,
        blank=True,
        help_text=_("Separated by commas: AFP, Agence France-Presse."),
    )
    description = models.CharField(_("description"), max_length=300, blank=True)
    url = models.URLField(_("web page"), max_length=500, blank=True)
    wikidata_id = models.CharField(
        _("Wikidata id"),
        max_length=20,
        blank=True,
        validators=[RegexValidator(r"^Q[1-9][0-9]*$", _("A Wikidata id looks like Q40464."))],
    )
    protected = models.BooleanField(
        _("protected"),
        default=False,
        help_text=_("Seen by its keepers and the chiefs only, never published."),
    )
    keepers = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        verbose_name=_("keepers"),
        blank=True,
        related_name="kept_sources",
        help_text=_("Who may see a protected source."),
    )
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("added by"),
    )

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["name", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=SourceKind.values), name="source_known_kind"
            ),
        ]
        indexes = [
            # Read by the autocomplete and the source list, both ordered by name.
            models.Index(fields=["name", "id"], name="source_name_idx"),
        ]

    def __str__(self) -> str:
        return self.name
