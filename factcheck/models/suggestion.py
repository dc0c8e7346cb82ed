"""What the machine read in a revision: claims it suggests, and what does not fit together."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from factcheck.choices import (
    Confidence,
    Dismissal,
    FindingState,
    Kind,
    Severity,
    SuggestionState,
)
from factcheck.models.article import ArticleRevision
from factcheck.models.claim import Claim
from factcheck.models.sentence import NothingToCheck

# Where the site speaks, not the article: suggestions there are kept and not offered.
FURNITURE = "furniture"


class SuggestionQuerySet(models.QuerySet["Suggestion"]):
    def open(self) -> SuggestionQuerySet:
        return self.filter(state=SuggestionState.OPEN)

    def passed_over(self) -> SuggestionQuerySet:
        """Open ones in a sentence of which somebody said that it holds nothing to check."""
        return self.open().filter(_in_passed_sentence())

    def offered(self) -> SuggestionQuerySet:
        """Open ones that wait for a person: those of the article itself, not passed over."""
        return self.open().exclude(zone=FURNITURE).exclude(_in_passed_sentence())

    def weighty(self) -> SuggestionQuerySet:
        """Offered ones that the gate waits for: the detector is sure enough of them."""
        return self.offered().exclude(tier=Confidence.LOW)

    def overlapping(self, kind: str, start: int, end: int) -> SuggestionQuerySet:
        return self.filter(kind=kind, start__lt=end, end__gt=start)


def _in_passed_sentence() -> Exists:
    said = NothingToCheck.objects.filter(
        revision=OuterRef("revision"), start__lte=OuterRef("start"), end__gte=OuterRef("end")
    )
    return Exists(said)


class Suggestion(models.Model):
    """Words that may be a claim: a draft until a person accepts or dismisses it.

    A trigger compares the words with the revision's text, as it does for an anchor.
    """

    revision = models.ForeignKey(
        ArticleRevision, models.PROTECT, related_name="suggestions", verbose_name=_("revision")
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    # Code points of the revision's text, end excluded, with the words around as an anchor has them.
    start = models.PositiveIntegerField(_("start"))
    end = models.PositiveIntegerField(_("end"))
    exact = models.TextField(_("words"))
    prefix = models.CharField(_("words before"), max_length=32, blank=True)
    suffix = models.CharField(_("words after"), max_length=32, blank=True)
    zone = models.CharField(_("zone"), max_length=12)
    detector = models.CharField(_("detector"), max_length=200)
    rule = models.CharField(_("rule"), max_length=80)
    tier = models.CharField(_("confidence"), max_length=6, choices=Confidence)
    warnings = models.JSONField(_("warnings"), default=list, blank=True)
    # What the detector understood, as its JSON has it: value, unit, speaker, cue …
    data = models.JSONField(_("understood"), default=dict, blank=True)
    # Of the kind and the words, so that the next revision's can be held against it.
    fingerprint = models.CharField(_("fingerprint"), max_length=32, editable=False)
    state = models.CharField(
        _("state"), max_length=9, choices=SuggestionState, default=SuggestionState.OPEN
    )
    claim = models.ForeignKey(
        Claim,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="suggestions",
        verbose_name=_("claim"),
    )
    dismissal = models.CharField(
        _("reason for dismissing"), max_length=8, choices=Dismissal, blank=True
    )
    note = models.CharField(_("in words"), max_length=400, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("decided by"),
    )
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)

    objects = SuggestionQuerySet.as_manager()

    class Meta:
        verbose_name = _("suggestion")
        verbose_name_plural = _("suggestions")
        ordering = ["revision_id", "start", "-end", "kind"]
        constraints = [
            models.UniqueConstraint(
                fields=["revision", "kind", "start", "end"], name="suggestion_one_per_span"
            ),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="suggestion_has_words"),
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="suggestion_known_kind"),
            models.CheckConstraint(
                condition=Q(tier__in=Confidence.values), name="suggestion_known_tier"
            ),
            models.CheckConstraint(
                condition=Q(
                    state=SuggestionState.OPEN,
                    claim__isnull=True,
                    decided_at__isnull=True,
                    decided_by__isnull=True,
                    dismissal="",
                )
                | Q(
                    state=SuggestionState.ACCEPTED,
                    claim__isnull=False,
                    decided_at__isnull=False,
                    dismissal="",
                )
                | Q(
                    state=SuggestionState.DISMISSED,
                    claim__isnull=True,
                    decided_at__isnull=False,
                    dismissal__in=Dismissal.values,
                ),
                name="suggestion_decision_whole",
            ),
        ]

    def __str__(self) -> str:
        return self.exact


class Finding(models.Model):
    """Places of a revision that do not fit together, until an editor says why they may stand."""

    revision = models.ForeignKey(
        ArticleRevision, models.PROTECT, related_name="findings", verbose_name=_("revision")
    )
    rule = models.CharField(_("rule"), max_length=80)
    severity = models.CharField(_("weight"), max_length=8, choices=Severity)
    # [[start, end], …] in code points of the text, the main place first.
    spans = models.JSONField(_("places"))
    # What fills the rule's sentence.
    params = models.JSONField(_("details"), default=dict, blank=True)
    # Of the rule and the words alone: an answer holds for the next revision too.
    fingerprint = models.CharField(_("fingerprint"), max_length=64, editable=False)
    state = models.CharField(
        _("state"), max_length=8, choices=FindingState, default=FindingState.OPEN
    )
    answer = models.TextField(_("answer"), max_length=1000, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("answered by"),
    )
    answered_at = models.DateTimeField(_("answered at"), null=True, blank=True)

    class Meta:
        verbose_name = _("inconsistency")
        verbose_name_plural = _("inconsistencies")
        ordering = ["revision_id", "id"]
        constraints = [
            models.UniqueConstraint(fields=["revision", "fingerprint"], name="finding_once"),
            models.CheckConstraint(
                condition=Q(severity__in=Severity.values), name="finding_known_severity"
            ),
            models.CheckConstraint(
                condition=Q(
                    state=FindingState.OPEN,
                    answer="",
                    answered_by__isnull=True,
                    answered_at__isnull=True,
                )
                | Q(
                    state=FindingState.ANSWERED,
                    answered_by__isnull=False,
                    answered_at__isnull=False,
                )
                & ~Q(answer=""),
                name="finding_answer_whole",
            ),
        ]

    def __str__(self) -> str:
        return self.rule
