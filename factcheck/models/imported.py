from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

# What the columns hold; `reviews` keeps to it when it reads, and says what it left out.
LONGEST_ADDRESS = 1000
LONGEST_NAME = 300


class ImportedReview(models.Model):
    """A ClaimReview published by someone else, kept to answer "already checked?".

    Everything in it is a stranger's text: shown escaped, never followed, never published. Written
    by `archive` alone.
    """

    # SHA-256 of address and claim: the pair itself may be too long for an index.
    digest = models.CharField(max_length=64, unique=True, editable=False)
    url = models.URLField(_("address of the review"), max_length=LONGEST_ADDRESS)
    title = models.CharField(_("title"), max_length=500, blank=True)
    claim_reviewed = models.TextField(_("claim reviewed"))
    claimant = models.CharField(_("claimant"), max_length=500, blank=True)
    claimed_on = models.DateField(_("date of the claim"), null=True, blank=True)
    # Addresses where the claim was made.
    appearances = models.JSONField(_("appearances"), default=list, blank=True)
    publisher = models.CharField(_("publisher"), max_length=LONGEST_NAME, blank=True)
    publisher_url = models.URLField(
        _("address of the publisher"), max_length=LONGEST_ADDRESS, blank=True
    )
    rating = models.CharField(_("rating"), max_length=LONGEST_NAME, blank=True)
    rating_value = models.DecimalField(
        _("number of the rating"), max_digits=9, decimal_places=3, null=True, blank=True
    )
    rating_best = models.DecimalField(
        _("best rating"), max_digits=9, decimal_places=3, null=True, blank=True
    )
    rating_worst = models.DecimalField(
        _("worst rating"), max_digits=9, decimal_places=3, null=True, blank=True
    )
    explanation = models.TextField(_("explanation"), blank=True)
    # Two or three letters; empty when the review does not say.
    language = models.CharField(_("language"), max_length=10, blank=True)
    reviewed_on = models.DateField(_("date of the review"), null=True, blank=True)
    modified_on = models.DateField(_("changed on"), null=True, blank=True)
    # When its publisher took it back, as a feed says.
    deleted_on = models.DateField(_("taken back on"), null=True, blank=True)
    file_name = models.CharField(_("name of the file"), max_length=255, blank=True)
    # SHA-256 of all of the above but the file: the same again is not written again.
    content = models.CharField(max_length=64, default="", editable=False)
    imported_at = models.DateTimeField(_("imported at"), auto_now_add=True)
    updated_at = models.DateTimeField(_("updated at"), auto_now=True)

    class Meta:
        verbose_name = _("imported review")
        verbose_name_plural = _("imported reviews")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(url__startswith="https://") | Q(url__startswith="http://"),
                name="importedreview_web_address",
            ),
            models.CheckConstraint(
                condition=~Q(claim_reviewed=""), name="importedreview_has_claim"
            ),
            models.CheckConstraint(
                condition=Q(rating_best__isnull=True)
                | Q(rating_worst__isnull=True)
                | Q(rating_best__gt=F("rating_worst")),
                name="importedreview_scale_in_order",
            ),
        ]
        indexes = [
            # Read by every import: what is known of these addresses.
            models.Index(fields=["url"], name="importedreview_url_idx"),
            # Read by the filters of the admin.
            models.Index(fields=["reviewed_on"], name="importedreview_day_idx"),
            models.Index(fields=["publisher"], name="importedreview_publisher_idx"),
        ]

    def __str__(self) -> str:
        return self.claim_reviewed[:80]
