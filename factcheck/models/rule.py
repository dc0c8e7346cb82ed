from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

# More than any newsroom asks for.
MOST_ASKED = 9
_COUNTS = [MinValueValidator(1), MaxValueValidator(MOST_ASKED)]


class SourceRuleQuerySet(models.QuerySet["SourceRule"]):
    def for_desk(self, desk: str) -> SourceRule | None:
        """The desk's own rule, else the one of every desk; one query.

        Compared in Python: SQLite folds the case of plain letters only. There are as many rows as
        a newsroom has desks.
        """
        rules = {rule.desk.strip().casefold(): rule for rule in self}
        return rules.get(desk.strip().casefold()) or rules.get("")


class SourceRule(models.Model):
    """How many sources a verdict needs on one desk, or on every desk that has no rule of its own."""

    desk = models.CharField(
        _("desk"),
        max_length=80,
        blank=True,
        help_text=_("As articles name it. Empty: every desk without a rule of its own."),
    )
    primary = models.PositiveSmallIntegerField(
        _("primary sources"),
        default=1,
        validators=_COUNTS,
        help_text=_("So many primary sources are enough."),
    )
    independent = models.PositiveSmallIntegerField(
        _("independent sources"),
        default=2,
        validators=_COUNTS,
        help_text=_("Or so many independent ones of any kind."),
    )
    high_only = models.BooleanField(
        _("high risk only"),
        default=False,
        help_text=_("Other claims then need one piece of evidence."),
    )

    objects = SourceRuleQuerySet.as_manager()

    class Meta:
        verbose_name = _("source rule")
        verbose_name_plural = _("source rules")
        ordering = ["desk"]
        constraints = [
            models.UniqueConstraint(
                Lower("desk"),
                name="sourcerule_one_per_desk",
                violation_error_message=_("This desk has a rule already: change that one."),
            ),
            models.CheckConstraint(
                condition=Q(primary__gte=1, independent__lte=MOST_ASKED),
                name="sourcerule_counts_in_bounds",
            ),
            models.CheckConstraint(
                condition=Q(independent__gte=F("primary")),
                name="sourcerule_primary_at_most",
                violation_error_message=_(
                    "Primary sources are independent ones too: ask for no more of them."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.desk or str(_("every desk"))
