from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from factcheck.choices import Kind, Outcome, Status
from factcheck.models.article import Article
from factcheck.models.claim import Claim

MOST_DAYS = 3650
DAYS = [MinValueValidator(1), MaxValueValidator(MOST_DAYS)]
_IN_DAYS = _("Days; empty when it does not get out of date.")


class Rating(models.Model):
    """A label of the newsroom's scale. Changing it never rewrites a page already published."""

    slug = models.SlugField(_("short name"), max_length=40, unique=True)
    outcome = models.CharField(_("outcome"), max_length=8, choices=Outcome)
    value = models.PositiveSmallIntegerField(
        _("number"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(5)],
        help_text=_("1 (false) to 5 (true); empty when the scale does not apply."),
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    active = models.BooleanField(
        _("in use"), default=True, help_text=_("Clear it instead of deleting.")
    )
    label_fr = models.CharField(_("label in French"), max_length=60)
    label_en = models.CharField(_("label in English"), max_length=60)
    definition_fr = models.TextField(_("definition in French"), max_length=400)
    definition_en = models.TextField(_("definition in English"), max_length=400)
    # How long a verdict with it is good for, by the kind of the claim; a date is then offered.
    days_figure = models.PositiveSmallIntegerField(
        _("valid for, figures"), null=True, blank=True, validators=DAYS, help_text=_IN_DAYS
    )
    days_quote = models.PositiveSmallIntegerField(
        _("valid for, quotes"), null=True, blank=True, validators=DAYS, help_text=_IN_DAYS
    )
    days_source = models.PositiveSmallIntegerField(
        _("valid for, sources"), null=True, blank=True, validators=DAYS, help_text=_IN_DAYS
    )

    class Meta:
        verbose_name = _("rating")
        verbose_name_plural = _("rating scale")
        ordering = ["position", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome__in=Outcome.values), name="rating_known_outcome"
            ),
            models.CheckConstraint(
                condition=Q(value__isnull=True) | Q(value__gte=1, value__lte=5),
                name="rating_from_1_to_5",
            ),
            *(
                models.CheckConstraint(
                    condition=Q(**{f"days_{kind}__isnull": True})
                    | Q(**{f"days_{kind}__gte": 1, f"days_{kind}__lte": MOST_DAYS}),
                    name=f"rating_days_{kind}",
                )
                for kind in Kind.values
            ),
        ]

    def __str__(self) -> str:
        return self.label(get_language() or "fr")

    def label(self, language: str) -> str:
        return self.label_en if language == "en" else self.label_fr

    def definition(self, language: str) -> str:
        return self.definition_en if language == "en" else self.definition_fr

    def valid_until(self, kind: str, today: date) -> date | None:
        """Until when a verdict of today on a claim of this kind is good; None: for ever."""
        days: int | None = getattr(self, f"days_{kind}")
        return today + timedelta(days=days) if days else None


class VerdictQuerySet(models.QuerySet["Verdict"]):
    def current_of(self, claim: Claim) -> Verdict | None:
        """The verdict in force or under review, with its people and rating; one query."""
        return self.current_of_all([claim.pk]).first()

    def current_of_all(self, claims: Iterable[int]) -> VerdictQuerySet:
        """The same of several, by their ids; those that have none are left out."""
        people = self.select_related("rating", "proposed_by", "approved_by")
        return people.filter(claim__in=claims, current=True)

    def in_force(self) -> VerdictQuerySet:
        """Approved and not set aside since: what was only proposed is nobody's verdict yet."""
        return self.filter(current=True, approved_by__isnull=False)

    def waiting(self) -> VerdictQuerySet:
        """Proposed, and not approved yet: their claims are under review."""
        # Of the two columns the one without an index: SQLite would rather take that one.
        return self.filter(current=True, approved_at__isnull=True)


class Verdict(models.Model):
    """What was found about a claim. Proposed by one person, approved by another.

    Written once by `workflow`: a trigger lets it only be approved and, later, set aside.
    """

    claim = models.ForeignKey(
        Claim, models.PROTECT, related_name="verdicts", verbose_name=_("claim")
    )
    outcome = models.CharField(_("outcome"), max_length=8, choices=Outcome)
    rating = models.ForeignKey(Rating, models.PROTECT, related_name="+", verbose_name=_("rating"))
    summary = models.CharField(
        _("public summary"), max_length=400, help_text=_("One or two sentences for readers.")
    )
    explanation = models.TextField(_("how we know"), blank=True)
    correction_asked = models.TextField(
        _("correction asked of the author"),
        blank=True,
        help_text=_("What the text must say instead."),
    )
    valid_until = models.DateField(_("valid until"), null=True, blank=True)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("proposed by")
    )
    proposed_at = models.DateTimeField(_("proposed at"), auto_now_add=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("approved by"),
    )
    approved_at = models.DateTimeField(_("approved at"), null=True)
    # False once it was sent back, reopened or withdrawn; older verdicts are kept.
    current = models.BooleanField(_("current"), default=True)

    objects = VerdictQuerySet.as_manager()

    class Meta:
        verbose_name = _("verdict")
        verbose_name_plural = _("verdicts")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["claim"], condition=Q(current=True), name="verdict_one_current"
            ),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True) | ~Q(approved_by=F("proposed_by")),
                name="verdict_four_eyes",
            ),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True, approved_at__isnull=True)
                | Q(approved_by__isnull=False, approved_at__isnull=False),
                name="verdict_approval_whole",
            ),
            models.CheckConstraint(
                condition=Q(outcome__in=Outcome.values), name="verdict_known_outcome"
            ),
            models.CheckConstraint(condition=~Q(summary=""), name="verdict_has_summary"),
        ]
        indexes = [
            # Read by the queue: verdicts in force whose date has come.
            models.Index(
                fields=["valid_until"],
                condition=Q(current=True, valid_until__isnull=False),
                name="verdict_valid_until_idx",
            ),
            # Read by the queue: whose proposals wait for a second pair of eyes.
            models.Index(
                fields=["proposed_by"],
                condition=Q(current=True, approved_at__isnull=True),
                name="verdict_waiting_idx",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_outcome_display()}: {self.summary}"


class ReviewEvent(models.Model):
    """One line of the ledger, chained to the one before. Triggers refuse change and deletion."""

    # Gapless from 1, so a missing line shows.
    sequence = models.PositiveBigIntegerField(_("sequence"), unique=True)
    # Nothing for a line about evidence, which many articles may use: its data names the piece.
    article = models.ForeignKey(
        Article, models.PROTECT, null=True, related_name="events", verbose_name=_("article")
    )
    claim = models.ForeignKey(
        Claim, models.PROTECT, null=True, related_name="events", verbose_name=_("claim")
    )
    verb = models.CharField(_("verb"), max_length=20)
    from_status = models.CharField(_("from"), max_length=10, choices=Status, blank=True)
    to_status = models.CharField(_("to"), max_length=10, choices=Status, blank=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="review_events",
        verbose_name=_("who"),
    )
    # The account's name at that time; part of the hash, so renaming an account breaks nothing.
    actor_name = models.CharField(_("name"), max_length=150, blank=True)
    reason = models.TextField(_("reason"), blank=True)
    # What the verb adds: strings, integers, booleans, lists and objects only.
    data = models.JSONField(_("data"), default=dict, blank=True)
    at = models.DateTimeField(_("when"))
    previous_hash = models.CharField(_("hash of the one before"), max_length=64)
    hash = models.CharField(_("hash"), max_length=64, unique=True)

    class Meta:
        verbose_name = _("review event")
        verbose_name_plural = _("review events")
        ordering = ["-sequence"]
        indexes = [
            # Read by the history of a claim's page.
            models.Index(fields=["claim", "sequence"], name="event_claim_idx"),
        ]

    def __str__(self) -> str:
        return gettext("line %(number)s of the ledger") % {"number": self.sequence}


class LedgerHead(models.Model):
    """The last line of the ledger, on one row. Locking it puts writers in a queue."""

    sequence = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="ledgerhead_one_row")]

    def __str__(self) -> str:
        return f"{self.sequence} {self.hash}"


class Comment(models.Model):
    """A query or remark on a claim. While it is open, it blocks the gate."""

    claim = models.ForeignKey(
        Claim, models.PROTECT, related_name="comments", verbose_name=_("claim")
    )
    # Nobody for a note of a draft that a command brought in.
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("author"),
    )
    body = models.TextField(_("text"), max_length=4000)
    mentions = models.ManyToManyField(
        settings.AUTH_USER_MODEL, blank=True, related_name="+", verbose_name=_("mentions")
    )
    created_at = models.DateTimeField(_("written at"), auto_now_add=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("resolved by"),
    )
    resolved_at = models.DateTimeField(_("resolved at"), null=True, editable=False)

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(resolved_by__isnull=True, resolved_at__isnull=True)
                | Q(resolved_by__isnull=False, resolved_at__isnull=False),
                name="comment_resolution_whole",
            ),
        ]

    def __str__(self) -> str:
        return self.body[:80]
