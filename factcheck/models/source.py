from __future__ import annotations

from collections.abc import Collection

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from factcheck.choices import SourceKind
from factcheck.models.guarded import Guarded, GuardedCharField, GuardedURLField, sealed_whole


class Source(Guarded):
    """Who or what a statement comes from.

    A protected source is seen by its keepers and the chiefs only; it is never published, exported
    or logged, and its words are in the database encrypted only.

    A source that was merged into another is nothing but a way there: no row names it any more.
    """

    MOST_ALIASES = 400

    name = GuardedCharField(_("name"), max_length=200)
    kind = models.CharField(_("kind"), max_length=12, choices=SourceKind, default=SourceKind.PERSON)
    aliases = GuardedCharField(
        _("also known as"),
        max_length=MOST_ALIASES,
        blank=True,
        help_text=_("Separated by commas: AFP, Agence France-Presse."),
    )
    description = GuardedCharField(_("description"), max_length=300, blank=True)
    url = GuardedURLField(_("web page"), max_length=500, blank=True)
    wikidata_id = GuardedCharField(
        _("Wikidata id"),
        max_length=20,
        blank=True,
        validators=[RegexValidator(r"^Q[1-9][0-9]*$", _("A Wikidata id looks like Q40464."))],
    )
    protected = models.BooleanField(
        _("protected"),
        default=False,
        help_text=_(
            "Seen by its keepers and the chiefs only, never published, kept encrypted. Pages that "
            "are published and backups from before keep what they hold."
        ),
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
    merged_into = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("merged into"),
    )
    merged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("merged by"),
    )
    merged_at = models.DateTimeField(_("merged at"), null=True, editable=False)

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["name", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=SourceKind.values), name="source_known_kind"
            ),
            sealed_whole(
                ("name", "aliases", "description", "url", "wikidata_id"),
                must=Q(protected=True),
                name="source_sealed_when_protected",
            ),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=models.F("id")),
                name="source_not_merged_into_itself",
            ),
        ]
        indexes = [
            # Read by the autocomplete and the source list, both ordered by name.
            models.Index(fields=["name", "id"], name="source_name_idx"),
        ]

    def __str__(self) -> str:
        """Never the name of somebody protected: who may see it asks for `name`."""
        if self.protected:
            return gettext("protected source %(number)s") % {"number": self.pk}
        return self.name

    @property
    def names(self) -> tuple[str, ...]:
        """The name, then the other names."""
        return self.name, *(one.strip() for one in self.aliases.split(",") if one.strip())

    @property
    def must_be_sealed(self) -> bool:
        return self.protected

    def validate_constraints(self, exclude: Collection[str] | None = None) -> None:
        """Without that of the kind: the field knows its choices, and this would be a statement."""
        super().validate_constraints({*(exclude or ()), "kind"})
