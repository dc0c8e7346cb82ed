from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.files.storage import Storage, storages
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from factcheck.choices import EvidenceKind, Record, Stance, Tier, Visibility
from factcheck.models.claim import Claim
from factcheck.models.guarded import (
    Guarded,
    GuardedCharField,
    GuardedTextField,
    GuardedURLField,
    sealed_whole,
)
from factcheck.models.source import Source

if TYPE_CHECKING:
    from factcheck.models.seal import Seal


def evidence_storage() -> Storage:
    """The private storage: no address of its own, opened only by the view that asks the policy."""
    return storages["evidence"]


# What is cited for claims, and all that it was made from. UNION, and not UNION ALL, ends a circle.
_ORIGINS = """
    WITH RECURSIVE origin (id, derived_from_id, source_id) AS (
        SELECT e.id, e.derived_from_id, e.source_id FROM factcheck_evidence e
        JOIN factcheck_citation c ON c.evidence_id = e.id WHERE c.claim_id IN ({})
        UNION
        SELECT e.id, e.derived_from_id, e.source_id FROM factcheck_evidence e
        JOIN origin o ON e.id = o.derived_from_id
    ) SELECT id, derived_from_id, source_id FROM origin"""


class EvidenceManager(models.Manager["Evidence"]):
    def origins(self, claims: Sequence[Claim]) -> dict[int, tuple[int | None, int | None]]:
        """What each piece was made from and who gave it, for all that claims rest on; one query."""
        blanks = ", ".join(["%s"] * len(claims))
        rows = self.raw(_ORIGINS.format(blanks), [claim.pk for claim in claims])
        return {row.pk: (row.derived_from_id, row.source_id) for row in rows}


class Evidence(Guarded):
    """A document, page, recording … that claims are held against. Used through citations.

    The words of a piece that protects somebody are in the database encrypted only.
    """

    title = GuardedCharField(_("title"), max_length=300)
    kind = models.CharField(_("kind"), max_length=10, choices=EvidenceKind)
    tier = models.CharField(
        _("tier"),
        max_length=10,
        choices=Tier,
        default=Tier.SECONDARY,
        help_text=_("Primary: who counted, said or did it. Secondary: who reports it."),
    )
    visibility = models.CharField(
        _("visibility"), max_length=10, choices=Visibility, default=Visibility.PUBLIC
    )
    url = GuardedURLField(_("address"), max_length=1000, blank=True)
    archived_url = GuardedURLField(_("address of an archived copy"), max_length=1000, blank=True)
    captured_at = models.DateTimeField(_("captured at"), null=True, blank=True)
    derived_from = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="derivatives",
        verbose_name=_("derived from"),
        help_text=_("When it only repeats another piece, name that one: both count once."),
    )
    source = models.ForeignKey(
        Source,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("source"),
    )
    notes = GuardedTextField(_("internal notes"), blank=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("added by"),
    )
    added_at = models.DateTimeField(_("added at"), auto_now_add=True)
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, editable=False)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("withdrawn by"),
    )
    withdrawn_because = GuardedTextField(_("why it was withdrawn"), blank=True, editable=False)

    objects = EvidenceManager()

    class Meta:
        verbose_name = _("piece of evidence")
        verbose_name_plural = _("evidence")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=EvidenceKind.values), name="evidence_known_kind"
            ),
            models.CheckConstraint(condition=Q(tier__in=Tier.values), name="evidence_known_tier"),
            models.CheckConstraint(
                condition=Q(visibility__in=Visibility.values), name="evidence_known_visibility"
            ),
            models.CheckConstraint(
                condition=Q(derived_from__isnull=True) | ~Q(derived_from=models.F("id")),
                name="evidence_not_from_itself",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None, withdrawn_by=None, withdrawn_because="")
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False)
                & ~Q(withdrawn_because=""),
                name="evidence_withdrawal_whole",
            ),
            sealed_whole(
                ("title", "url", "archived_url", "notes", "withdrawn_because"),
                must=Q(visibility=Visibility.PROTECTED),
                name="evidence_sealed_when_protected",
            ),
        ]

    def __str__(self) -> str:
        """Never the title of what protects somebody: who may see it asks for `title`."""
        if self.protects_somebody:
            return gettext("protected evidence %(number)s") % {"number": self.pk}
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("factcheck:evidence", args=[self.pk])

    @property
    def seal(self) -> Seal | None:
        """The newest of its files; read from what was prefetched, if it was."""
        return max(self.seals.all(), key=lambda seal: seal.pk, default=None)

    @property
    def protects_somebody(self) -> bool:
        """Whether it is protected itself, or came from a protected source."""
        given = self.source is not None and self.source.protected
        return given or self.visibility == Visibility.PROTECTED

    @property
    def must_be_sealed(self) -> bool:
        return self.protects_somebody


class CitationQuerySet(models.QuerySet["Citation"]):
    def standing(self) -> CitationQuerySet:
        """Of evidence that nobody has withdrawn."""
        return self.filter(evidence__withdrawn_at=None)

    def public(self) -> CitationQuerySet:
        """What readers may know of: public evidence in force that no protected source gave.

        Nor what somebody said on other terms than on the record, whatever became of the evidence.
        """
        public = self.standing().filter(evidence__visibility=Visibility.PUBLIC)
        return public.exclude(evidence__source__protected=True).on_record()

    def on_record(self) -> CitationQuerySet:
        """Without what somebody said on other terms, whatever its evidence became."""
        return self.exclude(evidence__contacts__record__in=(Record.BACKGROUND, Record.OFF))


class Citation(Guarded):
    """One piece of evidence used for one claim: which way it speaks, and where exactly.

    What it says of evidence that protects somebody is encrypted as that is.
    """

    claim = models.ForeignKey(
        Claim, models.PROTECT, related_name="citations", verbose_name=_("claim")
    )
    evidence = models.ForeignKey(
        Evidence, models.PROTECT, related_name="citations", verbose_name=_("evidence")
    )
    stance = models.CharField(_("stance"), max_length=8, choices=Stance, default=Stance.SUPPORTS)
    # The claim whose evidence this was, when it was taken over from an earlier check.
    reused_from = models.ForeignKey(
        Claim,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="reuses",
        verbose_name=_("taken over from"),
    )
    locator = GuardedCharField(
        _("locator"),
        max_length=200,
        blank=True,
        help_text=_(
            "Document: p. 12, § 3. Data: sheet 1, row 45. Web page: paragraph 3, or its words in quotation marks. Recording: 00:12:30. Picture: top left. Interview, statement: 12 May 2025, by phone."
        ),
    )
    excerpt = GuardedTextField(_("excerpt"), blank=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("added by"),
    )
    added_at = models.DateTimeField(_("added at"), auto_now_add=True)

    objects = CitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("citation")
        verbose_name_plural = _("citations")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(stance__in=Stance.values), name="citation_known_stance"
            ),
            sealed_whole(("locator", "excerpt"), name="citation_sealed_whole"),
        ]

    def __str__(self) -> str:
        """Without the stance, which not everybody may know at every moment."""
        return str(self.evidence)

    @property
    def must_be_sealed(self) -> bool:
        return self.evidence.protects_somebody
