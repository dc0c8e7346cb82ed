"""Capturing the page of a piece of evidence: asked for by a person, done by a worker (ADR 0030)."""

from __future__ import annotations

from io import BytesIO
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext as _

from factcheck import jobs, policy
from factcheck.annotating.sealing import seal, stored
from factcheck.capturing import archive_of
from factcheck.choices import SealOrigin
from factcheck.errors import NotAllowedError, NotPossibleError
from factcheck.fetching import FetchError, Hop, visit
from factcheck.models import Evidence, Job
from factcheck.publishing.words import web_address

CAPTURE = "capture"
# What may be different a while later; of others a person must see to it.
PASSING = frozenset({"unknown", "unreachable", "slow", "cut"})
BUSY = frozenset({408, 425, 429})
MOST_OF_ADDRESS = 1000


def about(evidence: Evidence) -> str:
    """What the jobs call it."""
    return f"evidence:{evidence.pk}"


def capture(evidence: Evidence, *, actor: AbstractBaseUser) -> Job:
    """Ask for the page of this evidence to be captured now; once more if it was before.

    Where no worker is there it is done before this returns. What became of it is in the job.
    """
    with transaction.atomic():
        held = Evidence.objects.select_for_update(no_key=True).get(pk=evidence.pk)
        _refuse(held, actor)
        payload = {"evidence": held.pk}
        job = jobs.enqueue_again(CAPTURE, payload, actor=actor, about=about(held))
    if not jobs.worker_is_there():
        jobs.do_now(job, capture_page)
        job.refresh_from_db()
    return job


def capture_page(work: jobs.Work) -> None:
    """The job: fetch the page, and seal it for the evidence; a killed worker leaves no half of it."""
    evidence = Evidence.objects.select_related("source").get(pk=work.payload["evidence"])
    actor = work.job.created_by
    if not (settings.FACTCHECK_FETCH and actor and policy.can_capture_evidence(actor, evidence)):
        raise jobs.FailedError("It may not be captured any more.", code="changed")
    try:
        hops = visit(evidence.url)
    except FetchError as error:
        again = _may_pass(error)
        raise jobs.FailedError(str(error), again=again, code=error.code, **error.params) from error
    page, name = hops[-1], _name(hops[-1])
    try:
        with stored(BytesIO(archive_of(hops, name=name)), name) as file, work.finishing():
            seal(
                evidence,
                actor=actor,
                content=file,
                origin=SealOrigin.CAPTURED,
                url=evidence.url,
                final_url=page.url[:MOST_OF_ADDRESS],
                http_status=page.status,
                captured_at=page.at,
            )
    except (NotAllowedError, NotPossibleError) as refusal:
        raise jobs.FailedError(str(refusal), code="changed") from refusal


def _refuse(evidence: Evidence, actor: AbstractBaseUser) -> None:
    if not policy.can_edit_evidence(actor, evidence):
        raise NotAllowedError(_("Your role does not allow this."))
    if not settings.FACTCHECK_FETCH:
        raise NotPossibleError(_("This desk does not fetch pages of the web: ask a chief."))
    if evidence.withdrawn_at is not None:
        raise NotPossibleError(
            _("This evidence is withdrawn: restore it before you capture its page.")
        )
    if evidence.protects_somebody:
        raise NotPossibleError(
            _(
                "This evidence is protected, and to fetch its page would show what the newsroom "
                "looks at. Save the page yourself, and add it as a file."
            )
        )
    if not web_address(evidence.url):
        raise NotPossibleError(_("This evidence has no address of a web page: add one first."))


def _may_pass(error: FetchError) -> bool:
    status = error.params.get("status", 0)
    failing = isinstance(status, int) and (status >= 500 or status in BUSY)
    return error.code in PASSING or failing


def _name(page: Hop) -> str:
    return f"{urlsplit(page.url).hostname}-{page.at:%Y-%m-%d}.warc.gz"
