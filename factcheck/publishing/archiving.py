"""Asking a web archive to keep the pages that a published fact cites (FACTCHECK_ARCHIVE).

Whoever runs the archive sees what this newsroom looks at, so only what readers can see already is
ever asked for: public evidence of a published fact.
"""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser

from factcheck import jobs
from factcheck.choices import PageState
from factcheck.fetching import FetchError, Hop, visit
from factcheck.models import Citation, Claim, Evidence
from factcheck.publishing.words import public_address

ARCHIVE = "archive"
LONGEST = 1000


def ask_to_archive(claim: Claim, *, actor: AbstractBaseUser) -> None:
    """Let a worker ask for each page that has no archived copy yet, once; in the transaction."""
    if not (settings.FACTCHECK_FETCH and settings.FACTCHECK_ARCHIVE):
        return
    cited = Citation.objects.public().filter(claim=claim)
    pieces = Evidence.objects.filter(pk__in=cited.values("evidence"), archived_url="")
    for piece in pieces.exclude(url="").order_by("pk"):
        if public_address(piece.url):
            about = f"evidence:{piece.pk}"
            jobs.enqueue(
                ARCHIVE, {"evidence": piece.pk}, actor=actor, key=f"{ARCHIVE}:{about}", about=about
            )


def archive_page(work: jobs.Work) -> None:
    """The job: ask the archive for a copy, and keep its address unless there is one by now."""
    pk = work.payload["evidence"]
    public = Citation.objects.public().filter(
        evidence=pk, claim__fact_page__state=PageState.PUBLISHED
    )
    evidence = Evidence.objects.filter(pk=pk, archived_url="").first()
    if not (settings.FACTCHECK_FETCH and settings.FACTCHECK_ARCHIVE):
        raise jobs.FailedError("Asking an archive is switched off.", code="changed")
    if evidence is None or not public.exists():
        return
    try:
        hops = visit(f"{settings.FACTCHECK_ARCHIVE}{evidence.url}")
    except FetchError as error:
        raise jobs.FailedError(str(error), again=True, code=error.code, **error.params) from error
    copy = _copy(hops[-1])
    if not copy:
        raise jobs.FailedError("The archive named no copy.", again=True, code="unreachable")
    with work.finishing():
        # What is protected by now has nothing in its columns that could be empty.
        Evidence.objects.filter(pk=pk, archived_url="", secret="").update(archived_url=copy)


def _copy(page: Hop) -> str:
    """Where the archive says that its copy is, on its own site; empty when it does not."""
    home = urlsplit(settings.FACTCHECK_ARCHIVE)
    named = next((v for n, v in page.headers if n.lower() == "content-location"), "")
    address = urljoin(page.url, named) if named else page.url
    parts = urlsplit(address)
    asked = address.startswith(settings.FACTCHECK_ARCHIVE)
    if (parts.scheme, parts.netloc) != (home.scheme, home.netloc) or asked:
        return ""
    return address if len(address) <= LONGEST else ""
