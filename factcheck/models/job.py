from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from factcheck.choices import JobState


class Job(models.Model):
    """Work to be done in the background. Written by `jobs` only.

    It names rows by their numbers and holds no words of an article, a source or a piece of
    evidence: chiefs read it in the admin.
    """

    kind = models.CharField(_("kind"), max_length=30)
    # The same work asked for twice has the same key, and is done once.
    key = models.CharField(_("key"), max_length=200, unique=True)
    # What it is about, as "evidence:12", for the pages that show how far it is.
    about = models.CharField(_("about"), max_length=60, blank=True)
    payload = models.JSONField(_("data"), default=dict, blank=True)
    state = models.CharField(_("state"), max_length=8, choices=JobState, default=JobState.WAITING)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    # Not before this moment: the end of a pause after a failure.
    run_after = models.DateTimeField(_("next attempt"), default=timezone.now)
    # Until then it is one worker's; if it says nothing by then, another takes the job.
    lease_until = models.DateTimeField(_("held until"), null=True)
    leased_by = models.CharField(_("held by"), max_length=120, blank=True)
    done = models.PositiveIntegerField(_("steps done"), default=0)
    total = models.PositiveIntegerField(_("of steps"), default=0)
    # Why the last attempt failed: for chiefs, and as {"code": …} for the page to say it in words.
    error = models.CharField(_("last error"), max_length=500, blank=True)
    reason = models.JSONField(default=dict, blank=True, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("asked for by"),
    )
    created_at = models.DateTimeField(_("asked for at"), default=timezone.now)
    finished_at = models.DateTimeField(_("finished at"), null=True)

    class Meta:
        verbose_name = _("job")
        verbose_name_plural = _("jobs")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=JobState.values), name="job_known_state"),
            models.CheckConstraint(
                condition=(Q(state=JobState.RUNNING, lease_until__isnull=False) & ~Q(leased_by=""))
                | (~Q(state=JobState.RUNNING) & Q(lease_until__isnull=True, leased_by="")),
                name="job_held_iff_running",
            ),
            models.CheckConstraint(
                condition=Q(state__in=(JobState.DONE, JobState.FAILED), finished_at__isnull=False)
                | (~Q(state__in=(JobState.DONE, JobState.FAILED)) & Q(finished_at__isnull=True)),
                name="job_finished_whole",
            ),
        ]
        indexes = [
            # Read by the workers.
            models.Index(fields=["state", "run_after"], name="job_state_idx"),
            # Read by pages that show how far the work is, newest first.
            models.Index(fields=["about", "-id"], name="job_about_idx"),
        ]

    def __str__(self) -> str:
        return f"{self.pk} {self.kind} {self.state}"

    @property
    def is_open(self) -> bool:
        return self.state in {JobState.WAITING, JobState.RUNNING}


class Worker(models.Model):
    """A process that does jobs, and when it was last there."""

    name = models.CharField(_("name"), max_length=120, unique=True)
    seen_at = models.DateTimeField(_("last seen"))

    class Meta:
        verbose_name = _("worker")
        verbose_name_plural = _("workers")

    def __str__(self) -> str:
        return self.name
