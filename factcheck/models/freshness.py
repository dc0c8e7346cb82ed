"""What became of the web pages that verdicts rest on, and which claims have to be looked at again."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from factcheck.choices import FLAGGED, Visibility, WatchState
from factcheck.models.claim import Claim, ClaimQuerySet
from factcheck.models.evidence import Citation
from factcheck.models.review import Verdict

# So many days before its date a verdict is listed already.
SOON = timedelta(days=7)


class PageWatchQuerySet(models.QuerySet["PageWatch"]):
    def told(self) -> PageWatchQuerySet:
        """Those that may be spoken of to whoever sees the claim: nothing of protected evidence.

        Nor of what was withdrawn, on which no verdict rests.
        """
        return self.exclude(
            Q(citation__evidence__visibility=Visibility.PROTECTED)
            | Q(citation__evidence__source__protected=True)
        ).filter(citation__evidence__withdrawn_at=None)

    def flagged(self) -> PageWatchQuerySet:
        """Those that somebody must look at: not answered for, and no verdict was found since."""
        unaware = Verdict.objects.in_force().filter(
            claim=OuterRef("citation__claim"), proposed_at__lt=OuterRef("since")
        )
        return self.told().filter(Exists(unaware), state__in=FLAGGED, kept_at=None)


class PageWatch(models.Model):
    """What became of the page behind a citation, as it was found last; written by `freshness`.

    It says nothing about the claim: whoever reads it decides.
    """

    citation = models.OneToOneField(Citation, models.CASCADE, related_name="watch")
    state = models.CharField(_("state"), max_length=11, choices=WatchState, default=WatchState.NEW)
    since = models.DateTimeField(_("since"))
    checked_at = models.DateTimeField(_("checked at"))
    # Runs in a row without an answer.
    failures = models.PositiveSmallIntegerField(_("failures in a row"), default=0)
    # What is cited was there once: only then can a number without an excerpt be gone.
    found = models.BooleanField(_("was found"), default=False)
    # Of a page that changed: the number that is gone, as it was written; empty: the words are.
    missing = models.CharField(_("what is missing"), max_length=80, blank=True)
    # Counts the states, so that an answer is to the one that was read.
    version = models.PositiveIntegerField(_("version"), default=1)
    # "Seen, and the verdict stands", until the state is another one.
    kept_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("answered by"),
    )
    kept_at = models.DateTimeField(_("answered at"), null=True)

    objects = PageWatchQuerySet.as_manager()

    class Meta:
        verbose_name = _("cited page")
        verbose_name_plural = _("cited pages")
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=WatchState.values), name="pagewatch_known_state"
            ),
            models.CheckConstraint(
                condition=Q(kept_by__isnull=True, kept_at__isnull=True)
                | Q(kept_by__isnull=False, kept_at__isnull=False, state__in=FLAGGED),
                name="pagewatch_kept_whole",
            ),
        ]
        indexes = [
            # Read by the queue.
            models.Index(
                fields=["citation"],
                condition=Q(state__in=FLAGGED, kept_at__isnull=True),
                name="pagewatch_flagged_idx",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.citation_id} {self.state}"

    @property
    def is_flagged(self) -> bool:
        return self.state in FLAGGED


class WatchRun(models.Model):
    """Who asks pages now, on one row: nobody else does until it ends, or its time is over."""

    holder = models.CharField(max_length=32, blank=True)
    held_until = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="watchrun_one_row")]

    def __str__(self) -> str:
        return f"{self.holder} {self.held_until}"


def to_recheck(claims: ClaimQuerySet, today: date) -> ClaimQuerySet:
    """Those whose verdict in force is past its date, or soon will be, or rests on a page that is
    not what it was."""
    aged, moved = _aged(today), PageWatch.objects.flagged().order_by()
    return claims.filter(pk__in=aged.values("claim").union(moved.values("citation__claim")))


def first_to_recheck(claims: ClaimQuerySet, today: date, most: int) -> QuerySet[Any, Any]:
    """The keys of so many of `to_recheck`, or all if there are no more; which ones is not said.

    To count with: each of the two reasons is followed no further than that.
    """
    # Asked of each row: as a list, all claims would be read before the first.
    aged = _aged(today).filter(Exists(claims.filter(pk=OuterRef("claim"))))
    flagged = PageWatch.objects.flagged().order_by()
    # Of a claim with several such pages the first, so that no claim is met twice. Asked in this
    # way: "is it the first?" SQLite would answer for every citation that there is.
    earlier = flagged.filter(citation__claim=OuterRef("citation__claim"), pk__lt=OuterRef("pk"))
    moved = flagged.filter(~Exists(earlier), Exists(claims.filter(pk=OuterRef("citation__claim"))))
    # SQLite takes a limit inside of a union only one query further in.
    every = Claim.objects.order_by().values("pk")
    return every.filter(pk__in=aged.values("claim")[:most]).union(
        every.filter(pk__in=moved.values("citation__claim")[:most])
    )[:most]


def _aged(today: date) -> QuerySet[Verdict]:
    return Verdict.objects.in_force().filter(valid_until__lte=today + SOON).order_by()
