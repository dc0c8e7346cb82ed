"""Captures of the pages of evidence: asking for one, and how far it is."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from factcheck import annotating, jobs, policy
from factcheck.choices import JobState, SealOrigin
from factcheck.errors import NotPossibleError
from factcheck.forms.fetched import SENTENCES
from factcheck.models import Evidence, Job
from factcheck.views.shortcuts import desk, get_claim, get_evidence, person

WHY: Mapping[str, Promise | str] = MappingProxyType(
    {
        **SENTENCES,
        "unreachable": gettext_lazy("The server does not answer."),
        "slow": gettext_lazy("The server took too long to answer."),
        "cut": gettext_lazy("The server broke off before the whole page was there."),
        "changed": gettext_lazy(
            "The evidence has changed since, and its page is not to be fetched."
        ),
    }
)


@dataclass(frozen=True, slots=True)
class Capture:
    """The newest capture of a page, if any, and the work on the next one.

    `state` is empty when nothing is under way; `why` is what went wrong last.
    """

    evidence: int
    title: str
    at: datetime | None
    state: str
    why: str
    can_ask: bool


@desk("POST")
def evidence_capture(request: HttpRequest, pk: int) -> HttpResponse:
    """Capture the page now; back to the claim that the form names, or to the evidence."""
    piece = get_evidence(request, pk)
    say_of_capture(request, piece)
    claim = request.POST.get("claim", "")
    if claim.isascii() and claim.isdigit() and len(claim) < 20:
        return redirect(f"{get_claim(request, int(claim)).get_absolute_url()}#evidence")
    return redirect(piece)


def say_of_capture(request: HttpRequest, piece: Evidence) -> None:
    """Ask for it, and a message: where a worker does it, not yet that it worked."""
    try:
        job = annotating.capture(piece, actor=person(request))
    except NotPossibleError as refusal:
        messages.error(request, str(refusal))
        return
    if job.state == JobState.DONE:
        messages.success(request, _("The page is captured."))
    elif job.state == JobState.FAILED:
        said = _("The page could not be captured: %(why)s") % {"why": _why(job)}
        messages.error(request, said)
    else:
        messages.success(request, _("The page will be captured in a moment."))


def captures_of(pieces: Collection[Evidence], user: User) -> dict[int, Capture]:
    """Of each piece that has an address; their seals are prefetched. Two queries at most."""
    asked = {annotating.about(piece): piece for piece in pieces if piece.url}
    found: Mapping[str, Job] = {}
    capturable: set[int] = set()
    if asked and settings.FACTCHECK_FETCH:
        found = jobs.jobs_about(annotating.CAPTURE, list(asked))
        own = policy.capturable_evidence(user).filter(pk__in=[p.pk for p in asked.values()])
        capturable = set(own.values_list("pk", flat=True))
    return {
        piece.pk: _capture(piece, found.get(name), may_ask=piece.pk in capturable)
        for name, piece in asked.items()
    }


def _capture(piece: Evidence, job: Job | None, *, may_ask: bool) -> Capture:
    captured = [s.captured_at for s in piece.seals.all() if s.origin == SealOrigin.CAPTURED]
    state = job.state if job is not None and job.state != JobState.DONE else ""
    if state == JobState.RUNNING and job and job.lease_until and job.lease_until < timezone.now():
        # Its worker is gone; another one takes it, or whoever asks again.
        state = JobState.WAITING
    return Capture(
        evidence=piece.pk,
        title=piece.title,
        at=max(captured, default=None),
        state=state,
        why=_why(job) if job is not None and job.error and state != JobState.RUNNING else "",
        can_ask=may_ask and state != JobState.RUNNING,
    )


def _why(job: Job) -> str:
    """In the reader's language; what nobody foresaw is in the log, and the chiefs' list of jobs."""
    sentence = WHY.get(str(job.reason.get("code", "")))
    if sentence is None:
        return _("Something unexpected happened. A chief finds it in the list of jobs.")
    return str(str(sentence) % job.reason)
