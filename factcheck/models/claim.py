from __future__ import annotations

from datetime import UTC, datetime

from django.conf import settings
from django.db import models
from django.db.models import Case, F, Q, When
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from factcheck.choices import (
    LOST,
    OPEN,
    SETTLED,
    AnchorReason,
    AnchorState,
    Kind,
    Risk,
    Status,
)
from factcheck.models.article import Article, ArticleRevision

# Where a claim stands in the order of `urgency` when nobody waits for it by a date: after all that
# have one, and those that nobody waits for at all after them. No due date reaches that far.
UNDATED, CLOSED = datetime(9000, 1, 1, tzinfo=UTC), datetime(9001, 1, 1, tzinfo=UTC)
# Due soonest, then waiting longest; the id makes it one order.
QUEUE_ORDER = ("urgency", "status_since", "id")


class ClaimQuerySet(models.QuerySet["Claim"]):
    def for_queue(self) -> ClaimQuerySet:
        """Rows of the desk's queue: everything its template touches, in one query."""
        return self.select_related("article", "anchor", "assignee").defer("article__source_url")

    def awaited(self) -> ClaimQuerySet:
        """The same rows as `open`, as a range of the indexes on `urgency`."""
        return self.filter(urgency__lt=CLOSED)

    def overdue(self, now: datetime) -> ClaimQuerySet:
        """Open claims whose due date has passed, as a range of the same indexes."""
        return self.filter(urgency__lt=now)

    def open(self) -> ClaimQuerySet:
        return self.filter(status__in=OPEN)

    def settled(self) -> ClaimQuerySet:
        return self.filter(status__in=SETTLED)


class Claim(models.Model):
    """One checkable statement of an article. Its status is written by `workflow` alone."""

    article = models.ForeignKey(
        Article, models.PROTECT, related_name="claims", verbose_name=_("article")
    )
    # Never changes and is never given twice, so "claim 12" means the same thing for ever.
    number = models.PositiveIntegerField(_("number"), editable=False)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    status = models.CharField(
        _("status"), max_length=10, choices=Status, default=Status.TO_CHECK, editable=False
    )
    statement = models.TextField(
        _("statement"),
        max_length=1000,
        help_text=_("What must be true, in words that can be understood without the article."),
    )
    risk = models.CharField(_("risk"), max_length=6, choices=Risk, default=Risk.NORMAL)
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="assigned_claims",
        verbose_name=_("assigned to"),
    )
    due = models.DateTimeField(_("due"), null=True, blank=True)
    # Counts every change of the claim; a save or a verb that names an older one is refused.
    version = models.PositiveIntegerField(_("version"), default=1, editable=False)
    # Where the words are now; older places stay in `anchors`. Written by annotating.
    anchor = models.OneToOneField(
        "Anchor", models.PROTECT, null=True, editable=False, related_name="+"
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="annotated_claims",
        verbose_name=_("annotated by"),
    )
    created_at = models.DateTimeField(_("annotated at"), auto_now_add=True)
    status_since = models.DateTimeField(_("status since"), auto_now_add=True)
    # Its verdict lost its force because the words changed, and nobody has decided anything since.
    # Written by workflow with the status.
    reworded = models.BooleanField(_("reworded"), default=False, editable=False)
    # The database's own: when it must be done, for the order of the queue.
    urgency = models.GeneratedField(
        expression=Case(
            When(status__in=OPEN, then=Coalesce("due", models.Value(UNDATED))),
            default=models.Value(CLOSED),
        ),
        output_field=models.DateTimeField(),
        db_persist=True,
    )

    objects = ClaimQuerySet.as_manager()

    class Meta:
        verbose_name = _("claim")
        verbose_name_plural = _("claims")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="claim_number_unique"),
            models.CheckConstraint(
                condition=Q(status__in=Status.values), name="claim_known_status"
            ),
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="claim_known_kind"),
            models.CheckConstraint(condition=Q(risk__in=Risk.values), name="claim_known_risk"),
            models.CheckConstraint(condition=~Q(statement=""), name="claim_has_statement"),
        ]
        # All are read by the desk's queue, most urgent first: its list of everything and "overdue",
        # those that wait in one status, "mine", and "changed since the verdict".
        indexes = [
            models.Index(fields=[*QUEUE_ORDER], name="claim_urgency_idx"),
            models.Index(fields=["status", *QUEUE_ORDER], name="claim_status_idx"),
            models.Index(fields=["assignee", *QUEUE_ORDER], name="claim_assignee_idx"),
            models.Index(
                fields=[*QUEUE_ORDER], condition=Q(reworded=True), name="claim_reworded_idx"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.statement}"

    def get_absolute_url(self) -> str:
        return reverse("factcheck:claim", args=[self.pk])

    @property
    def is_settled(self) -> bool:
        return self.status in SETTLED


class Anchor(models.Model):
    """The place of a claim's words in one revision, in code points, end excluded.

    A claim that is ambiguous or orphaned has no place: start and end are null, `exact` keeps the
    words it had. A trigger compares the words with the revision's text.
    """

    claim = models.ForeignKey(Claim, models.CASCADE, related_name="anchors")
    revision = models.ForeignKey(ArticleRevision, models.PROTECT, related_name="anchors")
    state = models.CharField(
        _("state"), max_length=10, choices=AnchorState, default=AnchorState.KEPT
    )
    exact = models.TextField(_("words"))
    prefix = models.CharField(_("words before"), max_length=32, blank=True)
    suffix = models.CharField(_("words after"), max_length=32, blank=True)
    start = models.PositiveIntegerField(_("start"), null=True)
    end = models.PositiveIntegerField(_("end"), null=True)
    # How the words came here from the revision before: how alike they are (0 to 1), why, and by
    # which version of the rules; 0 is a person.
    similarity = models.FloatField(_("likeness"), default=1.0)
    reason = models.CharField(_("reason"), max_length=12, choices=AnchorReason, blank=True)
    algorithm = models.PositiveSmallIntegerField(_("version of the rules"), default=0)
    # Of a claim without a place, the one to look at first.
    candidate_start = models.PositiveIntegerField(null=True, editable=False)
    candidate_end = models.PositiveIntegerField(null=True, editable=False)

    class Meta:
        verbose_name = _("anchor")
        verbose_name_plural = _("anchors")
        constraints = [
            models.UniqueConstraint(fields=["claim", "revision"], name="anchor_one_per_revision"),
            models.CheckConstraint(
                condition=Q(state__in=AnchorState.values), name="anchor_known_state"
            ),
            models.CheckConstraint(
                condition=Q(state__in=LOST, start__isnull=True, end__isnull=True)
                | (~Q(state__in=LOST) & Q(start__isnull=False, end__gt=F("start"))),
                name="anchor_span_iff_placed",
            ),
            models.CheckConstraint(
                condition=Q(candidate_start__isnull=True, candidate_end__isnull=True)
                | Q(state__in=LOST, candidate_end__gt=F("candidate_start")),
                name="anchor_candidate_iff_lost",
            ),
            models.CheckConstraint(
                condition=Q(similarity__gte=0, similarity__lte=1), name="anchor_likeness_0_to_1"
            ),
            models.CheckConstraint(
                condition=Q(reason="") | Q(reason__in=AnchorReason.values),
                name="anchor_known_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.exact

    @property
    def span(self) -> tuple[int, int] | None:
        return None if self.start is None or self.end is None else (self.start, self.end)

    @property
    def candidate(self) -> tuple[int, int] | None:
        if self.candidate_start is None or self.candidate_end is None:
            return None
        return self.candidate_start, self.candidate_end
